import Domain

/// Why signing in by the provider came to nothing. What the provider said is in none of these: its words can be
/// anybody's, and may hold what nobody else should read.
enum OpenIDTrouble: String, Error, CaseIterable {
    // The browser came back in a way that nobody here sent it.
    case unknownState = "unknown or used state"
    case otherBrowser = "state of another browser"
    case tooLate = "state too old"
    case answerIncomplete = "answer without code"
    case answerOfAnotherIssuer = "answer of another issuer"
    case refusedByProvider = "refused by the provider"
    // The provider, or who speaks for it, is not as it should be.
    case unreachable = "provider not reached"
    case answerTooLarge = "answer of the provider too large"
    case answerUnreadable = "answer of the provider unreadable"
    case wrongDocument = "discovery document of another issuer"
    case unsafeAddress = "provider names an unsafe address"
    case codeRefused = "code refused by the provider"
    // The token is not one to believe.
    case tokenUnreadable = "token unreadable"
    case algorithm = "algorithm not allowed"
    case unknownKey = "unknown key"
    case signature = "wrong signature"
    case issuer = "wrong issuer"
    case audience = "wrong audience"
    case expired = "token expired"
    case notYetValid = "token not yet valid"
    case nonce = "wrong nonce"
    case subject = "no subject"
    // The token is right, and the person may not come in.
    case noEmail = "no e-mail address"
    case unverifiedEmail = "e-mail address not verified"
    case unknownPerson = "nobody of ours"

    /// Nothing that whoever sits at the browser did, so it is not held against their address.
    var isOfProvider: Bool {
        switch self {
        case .unreachable, .answerTooLarge, .answerUnreadable, .wrongDocument, .unsafeAddress: true
        default: false
        }
    }

    /// What is said at the door.
    func refusal(_ provider: String) -> Refusal {
        switch self {
        case .unknownState, .otherBrowser, .tooLate, .answerIncomplete:
            Refusal(
                .denied, "This sign-in was not begun in this browser, was used already, or is more than ten minutes old.",
                remedy: "Begin again from here.")
        case .refusedByProvider:
            Refusal(
                .denied, "\(provider) did not let you sign in.",
                remedy: "Try again, or sign in with your password if you have one.")
        case .unreachable:
            Refusal(
                .notPossible, "\(provider) does not answer.",
                remedy: "Try again in a minute, or sign in with your password if you have one.")
        case .noEmail, .unverifiedEmail:
            Refusal(
                .denied, "\(provider) does not vouch for your e-mail address.",
                remedy: "Confirm your address there, or ask whoever looks after \(provider) to give it out.")
        case .unknownPerson:
            Refusal(
                .denied, "Nobody here goes by the e-mail address that \(provider) gives.",
                remedy: "Ask your business manager to add you with that address.")
        default:
            Refusal(
                .denied, "\(provider) gave an answer that cannot be relied on, so nobody was signed in.",
                remedy: "Begin again; if it stays, tell whoever runs Bellwether. The audit trail says what was wrong.")
        }
    }
}
