import Domain
import Reports
import Storage

extension Bellwether {
    /// What a meeting's pack says of meetings: its own agenda, and what the body resolved at its last one. Of what is not
    /// open it holds nothing.
    func meetingsPart(for meeting: Meeting, in connection: any SQLConnection) throws -> PackPart {
        let version = try openFramework(in: connection)
        guard let body = version.body(meeting.body), version.meeting(meeting.id) != nil else { return .none }
        let record = try record(meeting, body, version, connection).seen()
        let last = try record.last.map { try self.record($0, body, version, connection).seen() }
        return PackPart(
            blocks: agendaBlocks(record) + (last.map(resolutionBlocks) ?? []),
            lines: last.map(resolutionLines) ?? [])
    }

    private func agendaBlocks(_ record: MeetingRecord) -> [Document.Block] {
        let items = record.agenda.standing
        guard !items.isEmpty else { return [] }
        let rows = items.map { item in
            let papers = record.papers(of: item.number).filter { $0.withdrawnWhy == nil }.map(\.reference).inWords
            return [
                "\(item.place)", item.title, item.presenter ?? "–", record.isClosed(item) ? "–" : item.purpose.label,
                papers.nonEmpty ?? "–",
            ]
        }
        let note = record.notesThatStand.map { Document.Block.paragraph("\($0.name): \($0.says)") }
        return [
            .heading("Agenda", id: "agenda"),
            .table(
                Table(
                    caption: "What the meeting deals with", columns: ["No.", "Item", "Presented by", "For", "Papers"], rows: rows)
            ),
        ] + (note.isEmpty ? [] : [.heading("Children's Champion's note", id: "champion")] + note)
    }

    private func resolutionBlocks(_ record: MeetingRecord) -> [Document.Block] {
        let rows = standingResolutions(record).map { resolution, item in
            [item.minute.map { "\($0)" } ?? "\(item.place)", item.title, "\(resolution.letter) \(resolution.text.text)"]
        }
        guard !rows.isEmpty else { return [] }
        return [
            .heading("Resolved on \(record.meeting.date.long)", id: "resolved"),
            .table(Table(caption: "Resolutions of the last meeting", columns: ["Minute", "Item", "Resolved"], rows: rows)),
        ]
    }

    private func resolutionLines(_ record: MeetingRecord) -> [PackLine] {
        standingResolutions(record).map { resolution, item in
            PackLine(
                .decision, "resolution-\(resolution.number)", "\(item.title) \(resolution.letter)",
                [
                    .init("Meeting", record.meeting.date.long), .init("Minute", item.minute.map { "\($0)" } ?? "not drafted"),
                    .init("Verb", resolution.verb.label), .init("Resolved", resolution.text.text),
                    .init("Minutes", record.minutes.map { $0.isConfirmed ? "confirmed" : "draft" } ?? "none yet"),
                ])
        }
    }

    private func standingResolutions(_ record: MeetingRecord) -> [(Resolution, AgendaItem)] {
        record.agenda.standing.filter { !record.isClosed($0) }.flatMap { item in
            record.resolutions(of: item.number).map { ($0, item) }
        }
    }
}
