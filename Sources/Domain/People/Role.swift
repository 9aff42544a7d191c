/// What somebody is in the partnership. A role is a set of capabilities; the access table says which.
public enum Role: String, CaseIterable, Hashable, Sendable {
    case administrator
    case businessManager = "business-manager"
    case performanceOfficer = "performance-officer"
    case chair
    case scrutineer
    case leadPartner = "lead-partner"
    case delegatedPartner = "delegated-partner"
    case dataLead = "data-lead"
    case approver
    case subGroupChair = "sub-group-chair"
    case subGroupMember = "sub-group-member"
    case electedMember = "elected-member"
    case childrensChampion = "childrens-champion"
    case layMember = "lay-member"
    case inspector

    public var label: String {
        switch self {
        case .administrator: "Administrator"
        case .businessManager: "Business manager"
        case .performanceOfficer: "Performance officer"
        case .chair: "Chair"
        case .scrutineer: "Independent scrutineer"
        case .leadPartner: "Lead safeguarding partner"
        case .delegatedPartner: "Delegated safeguarding partner"
        case .dataLead: "Agency data lead"
        case .approver: "Agency approver"
        case .subGroupChair: "Sub-group chair"
        case .subGroupMember: "Sub-group member"
        case .electedMember: "Elected member"
        case .childrensChampion: "Children's Champion"
        case .layMember: "Lay member"
        case .inspector: "Inspector"
        }
    }

    /// What the role is held for. An agency's data lead is nobody's without an agency.
    public var scope: Scope.Kind {
        switch self {
        case .administrator, .businessManager, .performanceOfficer, .chair, .scrutineer, .leadPartner, .layMember, .inspector:
            .partnership
        case .delegatedPartner, .dataLead, .approver: .agency
        case .subGroupChair, .subGroupMember: .body
        case .electedMember, .childrensChampion: .area
        }
    }

    /// For whom figures are made when somebody of this role reads them. Councillors on area committees meet in
    /// public; the administrator looks after accounts and needs no figure of the board's.
    public var audience: Audience {
        switch self {
        case .electedMember, .childrensChampion, .administrator: .public
        case .businessManager, .performanceOfficer, .chair, .scrutineer, .leadPartner, .delegatedPartner, .dataLead, .approver,
            .subGroupChair, .subGroupMember, .layMember, .inspector:
            .board
        }
    }

    /// Those who can change what everybody else sees sign in with a second factor, and can do nothing without.
    public var needsSecondFactor: Bool {
        switch self {
        case .administrator, .businessManager, .performanceOfficer: true
        case .chair, .scrutineer, .leadPartner, .delegatedPartner, .dataLead, .approver, .subGroupChair, .subGroupMember,
            .electedMember, .childrensChampion, .layMember, .inspector:
            false
        }
    }

    /// An inspector comes for a time; such a role has an end.
    public var needsEnd: Bool { self == .inspector }
}

/// How far a role reaches.
public enum Scope: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable { case partnership, body, agency, area }

    case partnership
    case body(ID<Body>)
    case agency(ID<Agency>)
    case area(ID<Area>)

    public var kind: Kind {
        switch self {
        case .partnership: .partnership
        case .body: .body
        case .agency: .agency
        case .area: .area
        }
    }

    /// "partnership", "agency:csc".
    public var word: String {
        switch self {
        case .partnership: "partnership"
        case .body(let id): "body:\(id)"
        case .agency(let id): "agency:\(id)"
        case .area(let id): "area:\(id)"
        }
    }

    public init?(word: String) {
        let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.count) {
        case ("partnership", 1): self = .partnership
        case ("body", 2): self = .body(ID(parts[1]))
        case ("agency", 2): self = .agency(ID(parts[1]))
        case ("area", 2): self = .area(ID(parts[1]))
        default: return nil
        }
    }
}
