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
    case readBusiness = "read the board's business"
    case readTimetable = "read the timetable"
    case raiseChallenge = "raise a challenge"
    case answerChallenge = "answer a challenge"
    case judgeAnswer = "judge an answer"
    case changeActions = "change actions"
    case reportActions = "report on actions"
    case acceptEvidence = "accept evidence"
    case changeRisks = "change risks"
    case keepTrackers = "keep trackers"
    case signTrackers = "sign off trackers"
    case readMeetings = "read meetings"
    case keepMeetings = "keep meetings"
    case commentOnItems = "comment on items"
    case setChecksAside = "set a check aside"
    case readRounds = "read rounds"
    case runRounds = "run rounds"
    case readReturns = "read returns"
    case fillReturn = "fill in a return"
    case signReturn = "sign a return"
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

    /// Those who hold others to account.
    private static let leaders: Set<Role> = [.chair, .scrutineer, .leadPartner, .delegatedPartner, .subGroupChair]
    /// Those who answer for one agency.
    private static let answerers: Set<Role> = [.delegatedPartner, .dataLead, .approver]

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
        // The argument: what is asked, promised, feared and decided. Councillors on area committees see the meetings of
        // their own committee and nothing else of it.
        Row(capability: .readBusiness, roles: board),
        // Which figures which meeting can have; who sends figures reads it for the lines of their own agency.
        Row(capability: .readTimetable, roles: board, ownOnly: senders),
        Row(capability: .raiseChallenge, roles: officers.union(leaders).union([.layMember])),
        Row(capability: .answerChallenge, roles: officers.union(answerers), ownOnly: answerers),
        Row(capability: .judgeAnswer, roles: officers.union([.chair, .scrutineer, .subGroupChair])),
        Row(capability: .changeActions, roles: officers.union([.chair, .scrutineer, .subGroupChair])),
        Row(capability: .reportActions, roles: officers.union(answerers), ownOnly: answerers),
        Row(capability: .acceptEvidence, roles: officers.union([.chair, .scrutineer, .subGroupChair])),
        Row(capability: .changeRisks, roles: officers.union([.chair, .leadPartner, .delegatedPartner])),
        Row(capability: .keepTrackers, roles: officers.union([.leadPartner, .delegatedPartner])),
        Row(capability: .signTrackers, roles: [.chair, .leadPartner, .delegatedPartner]),
        Row(
            capability: .readMeetings, roles: board.union([.electedMember, .childrensChampion]),
            ownOnly: [.electedMember, .childrensChampion]),
        Row(capability: .keepMeetings, roles: officers.union([.subGroupChair]), ownOnly: [.subGroupChair]),
        Row(
            capability: .commentOnItems, roles: board.subtracting([.inspector]).union([.electedMember, .childrensChampion]),
            ownOnly: [.electedMember, .childrensChampion]),
        // A check that is set aside is set aside by somebody who answers for it.
        Row(capability: .setChecksAside, roles: [.businessManager, .chair]),
        // Who collects what by when. How each agency stands is for those who answer for the whole; what an agency writes
        // into its return is its own, and the officers', until it is accepted.
        Row(
            capability: .readRounds,
            roles: officers.union(answerers).union([.chair, .scrutineer, .leadPartner, .inspector]),
            ownOnly: answerers),
        Row(capability: .runRounds, roles: officers),
        Row(capability: .readReturns, roles: officers.union(answerers), ownOnly: answerers),
        Row(capability: .fillReturn, roles: officers.union([.dataLead]), ownOnly: [.dataLead]),
        Row(capability: .signReturn, roles: [.approver], ownOnly: [.approver]),
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
