/// Something that may be done. Each route, command and service call names the one it needs; what is not
/// granted is denied.
public enum Capability: String, CaseIterable, Sendable {
    case readFigures = "read figures"
    case readFramework = "read the framework"
    case changeFramework = "change the framework"
    case readImports = "read imports"
    case sendFigures = "send figures"
    case importFigures = "import figures"
    case withdrawImport = "withdraw an import"
    case exportFigures = "export figures"
    case readPacks = "read packs"
    case freezePack = "freeze a pack"
    case readAuditTrail = "read the audit trail"
    case readPeople = "read people"
    case changePeople = "change people"
    case operate = "operate the installation"
    case readRestricted = "read restricted things"
    case signIn = "sign in"
    case useTokens = "use tokens"
}

/// Who may what: one row a capability, read by the code and printed in `docs/access.md`.
public enum AccessTable {
    public struct Row: Hashable, Sendable {
        public var capability: Capability
        public var roles: Set<Role>
        /// Those of them who have it for what they hold the role for and for nothing else: an agency's data lead for
        /// the files of that agency.
        public var ownOnly: Set<Role> = []
    }

    private static let officers: Set<Role> = [.businessManager, .performanceOfficer]
    /// Those who see the board's figures, each for the body or agency they are in.
    private static let board: Set<Role> = [
        .businessManager, .performanceOfficer, .chair, .scrutineer, .leadPartner, .delegatedPartner, .dataLead, .approver,
        .subGroupChair, .subGroupMember, .layMember, .inspector,
    ]
    private static let everyone = Set(Role.allCases)
    /// Those who send figures for one agency.
    private static let senders: Set<Role> = [.dataLead, .approver]

    public static let rows: [Row] = [
        Row(capability: .readFigures, roles: board),
        Row(capability: .readFramework, roles: everyone),
        Row(capability: .changeFramework, roles: officers),
        Row(
            capability: .readImports, roles: officers.union([.scrutineer, .inspector]).union(senders), ownOnly: senders),
        Row(capability: .sendFigures, roles: officers.union(senders), ownOnly: senders),
        Row(capability: .importFigures, roles: officers),
        Row(capability: .withdrawImport, roles: officers),
        Row(
            capability: .exportFigures,
            roles: officers.union([.chair, .scrutineer, .leadPartner, .delegatedPartner, .subGroupChair, .inspector])),
        Row(capability: .readPacks, roles: board),
        Row(capability: .freezePack, roles: officers),
        Row(capability: .readAuditTrail, roles: [.administrator, .businessManager, .scrutineer, .inspector]),
        Row(capability: .readPeople, roles: [.administrator, .businessManager]),
        Row(capability: .changePeople, roles: [.administrator, .businessManager]),
        Row(capability: .operate, roles: [.administrator]),
        // The roles that are named for it; neither those who send figures nor those who come and go.
        Row(
            capability: .readRestricted,
            roles: officers.union([.chair, .scrutineer, .leadPartner, .delegatedPartner, .inspector])),
        Row(capability: .signIn, roles: everyone),
        // Those to whom a program of theirs may bring something: an export, the accounts, or what an agency sends in.
        Row(
            capability: .useTokens,
            roles: officers.union([
                .administrator, .chair, .scrutineer, .leadPartner, .delegatedPartner, .subGroupChair, .dataLead, .approver,
                .inspector,
            ])),
    ]

    private static let roles = Dictionary(uniqueKeysWithValues: rows.map { ($0.capability, $0.roles) })

    public static func grants(_ actor: Actor, _ capability: Capability) -> Bool {
        switch actor {
        case .owner, .demonstration: true
        case .person(let person):
            // By a token never more than the person has at this moment, and never more than the token was made for.
            (person.token?.covers(capability) ?? true)
                && person.grants.contains { roles[capability]?.contains($0.role) ?? false }
        case .visitor: false
        }
    }
}
