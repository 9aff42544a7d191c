import Domain

/// What of meetings leaves the house as a table.
public enum MeetingExport: String, CaseIterable, Sendable { case questions, resolutions }

extension Bellwether {
    /// Every question or resolution as comma-separated values; of a fictional partnership each row says so.
    public func exportMeetings(_ what: MeetingExport, as actor: Actor) async throws -> [UInt8] {
        let banner = try await framework(as: actor).framework.fictionalBanner
        let most = 1_000_000
        var (columns, rows): ([String], [[Tables.Cell]])
        switch what {
        case .questions:
            columns = [
                "reference", "meeting", "item", "asker", "topic", "question", "reply", "replied_by", "state", "follow_up", "due",
            ]
            rows = try await questions(skipping: 0, limit: most, as: actor).map { row($0) }
        case .resolutions:
            columns = ["number", "meeting", "minute", "item", "letter", "verb", "text"]
            rows = try await resolutions(skipping: 0, limit: most, as: actor).map { row($0) }
        }
        if let banner {
            columns.append("about_this_data")
            rows = rows.map { $0 + [.text(banner)] }
        }
        return Tables.commaSeparated(columns, rows)
    }

    private func row(_ line: QuestionLine) -> [Tables.Cell] {
        let question = line.question
        return [
            .text(question.reference), .text(question.meeting.text), .text(line.item.title), .text(question.asker),
            .text(question.topic), .text(question.question.text), cell(question.reply.text.nonEmpty), cell(question.repliedBy),
            .text(question.state.rawValue), cell(question.followUp?.says), cell(question.followUp?.due?.iso8601),
        ]
    }

    private func row(_ line: ResolutionLine) -> [Tables.Cell] {
        let resolution = line.resolution
        return [
            .number(Double(resolution.number)), .text(resolution.meeting.text),
            line.item.minute.map { .number(Double($0)) } ?? .empty, .text(line.item.title), .text(resolution.letter),
            .text(resolution.verb.rawValue), .text(resolution.text.text),
        ]
    }

    private func cell(_ text: String?) -> Tables.Cell { text.map { .text($0) } ?? .empty }
}
