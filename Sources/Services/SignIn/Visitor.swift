import Domain

/// Somebody signed in, as one request finds them.
public struct Visitor: Sendable {
    public var person: Person
    /// With the roles held on the day of the clock.
    public var actor: Actor
    /// Set when the session got a new token: the cookie must be set anew.
    public var newSession: String?
    public var hasSecondFactor: Bool

    /// Holds a role that calls for a second factor and has set none up.
    public var owesSecondFactor: Bool {
        guard case .person(let person) = actor else { return false }
        return !hasSecondFactor && person.grants.contains { $0.role.callsForSecondFactor }
    }
}

/// What a right password gives.
public enum SignInAnswer: Sendable {
    /// Signed in: the token for the cookie.
    case session(String)
    /// A code is wanted too. Good for a few minutes, and for nothing else.
    case secondFactor(pending: String)
}

extension Role {
    /// Those who can change what everybody else sees.
    public var callsForSecondFactor: Bool {
        switch self {
        case .administrator, .businessManager, .performanceOfficer: true
        case .chair, .scrutineer, .leadPartner, .delegatedPartner, .dataLead, .approver, .subGroupChair, .subGroupMember,
            .electedMember, .childrensChampion, .layMember, .inspector:
            false
        }
    }
}

extension Capability {
    /// Whether it changes anything, rather than showing it.
    var isChanging: Bool {
        switch self {
        case .changeFramework, .importFigures, .withdrawImport, .freezePack, .changePeople, .operate: true
        case .readFigures, .readFramework, .readImports, .exportFigures, .readPacks, .readAuditTrail, .readPeople, .signIn:
            false
        }
    }
}
