import Domain
import Services

enum QuestionRoutes {
    static let all: [Route] = [
        .get("/questions", .needs(.readMeetings), .page, "Questions asked at meetings, those that wait first", by: list),
        .get("/questions/{number}", .needs(.readMeetings), .page, "One question and what became of it", by: one),
        .post("/questions/{number}", .needs(.keepMeetings), "Writes the question or its reply anew", by: write),
        .post(
            "/questions/{number}/follow-up", .needs(.keepMeetings), "Sends a question to an agency or another body", by: follow),
    ]

    @Sendable private static func list(_ visit: Visit) async throws -> Reply {
        let page = min(max(visit.query["page"].flatMap { Int($0) } ?? 1, 1), 100_000)
        let lines = try await visit.services.questions(
            skipping: (page - 1) * QuestionsPage.size, limit: QuestionsPage.size + 1, as: visit.actor)
        let version = try await visit.services.framework(as: visit.actor)
        let shown = QuestionsPage(
            version: version, lines: Array(lines.prefix(QuestionsPage.size)), page: page,
            hasMore: lines.count > QuestionsPage.size, today: visit.services.today)
        return .page(shown.layout(visit.house.chrome(version)).html)
    }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        try await shown(try visit.number(), visit, Typed())
    }

    private static func shown(_ number: Int64, _ visit: Visit, _ typed: Typed) async throws -> Reply {
        let found = try await visit.services.question(number, as: visit.actor)
        let page = QuestionPage(
            record: found.record, question: found.question, steps: found.steps, names: try await visit.names(), typed: typed)
        return .page(page.layout(visit.house.chrome(found.record.version)).html)
    }

    @Sendable private static func write(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), try await visit.form())
        let (question, reply) = (form["question"]?.trimmed, form["reply"]?.trimmed)
        return try await visit.acting(
            form, question == nil ? "reply" : "says",
            fields: [("The question", "question"), ("Who replied", "replied"), ("", question == nil ? "reply" : "question")],
            to: .question(number), shown: { try await shown(number, visit, $0) }
        ) {
            _ = try await visit.services.reword(
                number, question: question, reply: question == nil ? reply ?? "" : nil, repliedBy: form.trimmed("replied"),
                basedOn: Wording.base(form["base"] ?? ""), as: visit.actor)
        }
    }

    @Sendable private static func follow(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), try await visit.form())
        return try await visit.acting(
            form, "follow", fields: [("The post", "post"), ("", "to")], to: .question(number),
            shown: { try await shown(number, visit, $0) }
        ) {
            guard let draft = try form.followUp() else {
                var problems = FormProblems()
                problems.add("to", "Choose an agency or a body")
                throw problems
            }
            _ = try await visit.services.followUp(number, draft, as: visit.actor)
        }
    }
}
