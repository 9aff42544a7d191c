import Domain

/// Somebody signed in, as one request finds them.
public struct Visitor: Sendable {
    public var person: Person
    /// With the roles held on the day of the clock; with none while a second factor is owed.
    public var actor: Actor
    /// Set when the session got a new token: the cookie must be set anew.
    public var newSession: String?
    public var hasSecondFactor: Bool
    /// Came in with a second factor, be it at the provider that vouched for them.
    public var hasAnsweredSecondFactor: Bool
    /// Holds a role that needs a second factor and came in without one: `actor` may do nothing until it is there.
    public var owesSecondFactor: Bool
    /// By which a program sent the request; nil for a session.
    public var token: AccessToken?
}

/// What a right password gives.
public enum SignInAnswer: Sendable {
    /// Signed in: the token for the cookie.
    case session(String)
    /// A code is wanted too. Good for a few minutes, and for nothing else.
    case secondFactor(pending: String)
}

extension Capability {
    /// Whether it changes anything, rather than showing it.
    var isChanging: Bool {
        switch self {
        case .changeFramework, .sendFigures, .importFigures, .withdrawImport, .freezePack, .changePeople, .operate,
            .raiseChallenge, .answerChallenge, .judgeAnswer, .changeActions, .reportActions, .acceptEvidence, .changeRisks,
            .keepTrackers, .signTrackers, .keepMeetings, .commentOnItems, .setChecksAside,
            .runRounds, .fillReturn, .signReturn:
            true
        case .readFigures, .readFramework, .readImports, .exportFigures, .readPacks, .readAuditTrail, .readPeople,
            .readRestricted, .readBusiness, .readTimetable, .readMeetings, .signIn, .useTokens, .readRounds, .readReturns:
            false
        }
    }
}
