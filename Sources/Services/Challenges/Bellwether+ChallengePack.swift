import Domain
import Reports
import Storage

extension Bellwether {
    /// What a pack says of questions and advice: how each stood at the end of that day, whatever happened since. What
    /// ended more than a year before is history.
    func challengesPart(on day: Day, in connection: any SQLConnection) throws -> PackPart {
        let seen = try openSight(in: connection).things
        let version = try openFramework(in: connection)
        let found = try connection.challenges.current(on: day, endedWithin: 366, seen: seen)
        guard !found.isEmpty else { return .none }
        let steps = Dictionary(grouping: try connection.steps.all(Bellwether.tellingActs, of: .challenge), by: \.thing)
        let then = try found.compactMap { challenge in
            try challenge.standing(on: day, after: steps[challenge.thing] ?? []).map { one in
                ChallengeThen(
                    challenge: one, steps: (steps[one.thing] ?? []).filter { $0.at.day <= day }, version: version, day: day)
            }
        }.sorted {
            ($0.challenge.rank, $0.challenge.since, $0.challenge.number) < (
                $1.challenge.rank, $1.challenge.since, $1.challenge.number
            )
        }
        let open = then.filter { $0.challenge.isOpen }
        let ended = then.filter { !$0.challenge.isOpen }
        var blocks: [Document.Block] = [
            .heading("Questions and advice", id: "challenges"), .paragraph(Bellwether.summary(open.map(\.challenge), on: day)),
        ]
        if !open.isEmpty {
            blocks.append(
                .table(
                    Table(
                        caption: "Open questions and advice, what hurts first",
                        columns: ["Number", "What was asked", "Of whom, in whose words", "How it stands", "Days open"],
                        rows: open.map(\.row))))
        }
        if !ended.isEmpty {
            blocks.append(
                .table(
                    Table(
                        caption: "Closed or withdrawn in the last year",
                        columns: ["Number", "What was asked", "Of whom, in whose words", "What it changed", "Days open"],
                        rows: ended.map(\.row))))
        }
        blocks.append(.table(Bellwether.timesTable(then.map(\.challenge), version, on: day)))
        return PackPart(blocks: blocks, lines: then.sorted { $0.challenge.number < $1.challenge.number }.map(\.line))
    }

    private static let tellingActs = [
        "raise", "reply", "accept", "refuse", "escalate", "agree", "close", "reopen", "withdraw",
    ]

    static func summary(_ open: [Challenge], on day: Day) -> String {
        let waiting = open.count(where: \.waitsForAnswer)
        let late = open.count { $0.isOverdue(on: day) }
        let long = open.count { $0.isLongUnanswered(on: day) }
        let escalated = open.count(where: \.isEscalated)
        return """
            \(open.count) \(open.count == 1 ? "is" : "are") open: \(waiting) without an answer, \(late) of them past the day for it and \
            \(long) for forty days or more; \(escalated) escalated.
            """
    }

    private static func timesTable(_ challenges: [Challenge], _ version: FrameworkVersion, on day: Day) -> Table {
        let asked = Dictionary(grouping: challenges.filter { $0.state != .withdrawn }, by: \.agency)
        let rows = version.framework.agencies.compactMap { agency in
            asked[agency.id].map { own in
                let times = AnswerTimes(
                    of: own.map {
                        AnswerTime(
                            agency: $0.agency, kind: $0.kind, raisedOn: $0.raisedOn, answeredOn: $0.answeredOn,
                            waits: $0.waitsForAnswer, askedOn: $0.askedOn)
                    }, on: day)
                return [agency.name, "\(times.asked)", "\(times.answered)", "\(times.waiting)", times.medianWords]
            }
        }
        return Table(
            caption: "How agencies answer", columns: ["Agency", "Asked", "Answered", "Waiting", "Median days to answer"],
            rows: rows)
    }
}

/// One challenge as it stood on the day of a pack.
private struct ChallengeThen {
    var challenge: Challenge
    var steps: [Step]
    var version: FrameworkVersion
    var day: Day

    private var agency: String { version.agency(challenge.agency)?.name ?? challenge.agency.text }
    private var last: Step? { steps.last }
    private var reply: String? { steps.last { $0.act == "reply" }?.says }
    private var about: String { challenge.evidence?.title ?? challenge.subject }

    private var state: String {
        let action = challenge.action.map { " (\(Thing(.action, $0).reference))" } ?? ""
        let due = challenge.waitsForAnswer ? ", due \(challenge.due.long)" : ""
        let to = challenge.isEscalated ? challenge.escalatedTo.map { ", with \($0)" } ?? "" : ""
        return challenge.standing + to + due + (challenge.isOverdue(on: day) ? " (overdue)" : "") + action
    }

    var row: [String] {
        [
            challenge.reference, about.isEmpty ? challenge.question : "\(challenge.question) About: \(about).",
            "\(agency), asked by: \(challenge.raisedAs)", challenge.isOpen ? state : challenge.impact ?? last?.says ?? "",
            "\(challenge.daysOpen(on: day))",
        ]
    }

    /// Every fact whose change a board should be told.
    var line: PackLine {
        let facts: [(String, String?)] = [
            ("Kind", challenge.kind == .question ? "Question" : "Advice"), ("To", agency),
            ("State", challenge.standing), ("Escalated to", challenge.stage > 0 ? challenge.escalatedTo : nil),
            ("Answer due", challenge.isOpen ? challenge.due.long : nil), ("Reply", reply), ("Agreed", challenge.agreed),
            ("Action", challenge.action.map { Thing(.action, $0).reference }), ("What it changed", challenge.impact),
        ]
        return PackLine(
            .challenge, challenge.reference, challenge.question, facts.compactMap { name, says in says.map { .init(name, $0) } },
            isOverdue: challenge.isOverdue(on: day), why: last.flatMap { $0.act == "raise" ? nil : $0.says })
    }
}
