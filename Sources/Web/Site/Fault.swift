import Domain
import HTTPTypes
import Services

/// Why a request gets no answer, in words for the person who made it. It says nothing of what is inside.
struct Fault: Error, Sendable {
    var status: HTTPResponse.Status
    var what: String
    /// What to do instead.
    var remedy: String
    var headers: HTTPFields = [:]
    /// Each thing to put right, for programs.
    var problems: [BodyProblem] = []

    init(
        _ status: HTTPResponse.Status, _ what: String, remedy: String, headers: HTTPFields = [:], problems: [BodyProblem] = []
    ) {
        self.status = status
        self.what = what
        self.remedy = remedy
        self.headers = headers
        self.problems = problems
    }

    init(_ refusal: Refusal) {
        let status: HTTPResponse.Status =
            switch refusal.kind {
            case .notFound: .notFound
            case .denied: .forbidden
            case .notPossible: .conflict
            case .busy: .serviceUnavailable
            }
        self.init(
            status, refusal.what, remedy: refusal.remedy, headers: refusal.kind == .busy ? [.retryAfter: "5"] : [:])
    }

    /// What a program sent has to be put right.
    init(_ problems: [BodyProblem]) {
        let first = problems.first
        self.init(
            .unprocessableContent, first?.what ?? "What was sent cannot be used.", remedy: first?.remedy ?? "Put it right.",
            problems: problems)
    }

    /// A form's problems, said to a program.
    init(_ problems: FormProblems) {
        self.init(problems.all.map { BodyProblem($0.field, "“\($0.field)” cannot be used.", $0.says + ".") })
    }

    /// What is wrong with a framework, line by line.
    init(_ refused: FrameworkRefused) {
        self.init(refused.problems.map { BodyProblem(nil, $0.what, $0.remedy, row: $0.row, column: $0.column) })
    }

    static let noSuchPage = Fault(
        .notFound, "There is no page at this address.", remedy: "Check the address, or start from the home page.")
    static let tooLarge = Fault(
        .contentTooLarge, "That is more than one request may bring.",
        remedy: "A file may have 64 megabytes. Split it by period, or use the command line.")
    static let tooSlow = Fault(
        .requestTimeout, "What you sent did not arrive in time.", remedy: "Check the connection, and send it again.")
    static let unreadable = Fault(.badRequest, "The form could not be read.", remedy: "Go back, and send it again.")
    static let broken = Fault(
        .internalServerError, "Something went wrong on this side.",
        remedy: "Nothing was changed by halves. Try again; if it stays, whoever runs Bellwether finds the reason in the log.")

    static func badDay(_ given: String) -> Fault {
        Fault(.badRequest, "“\(given)” is no day.", remedy: "Write it as 2026-09-30.")
    }
}
