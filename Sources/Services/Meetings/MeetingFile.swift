import Domain
import Reports

extension Bellwether {
    /// The whole meeting as one HTML file that needs nothing beside it: what somebody takes along, or shows where there is
    /// no connection. It holds what the one who asks may see.
    public func meetingFile(_ id: ID<Meeting>, as actor: Actor) async throws -> [UInt8] {
        let record = try await meetingRecord(id, as: actor)
        let title = "\(record.body.name), \(record.meeting.date.long)"
        let facts = [
            TitlePage.Fact("Present", record.attendance.isEmpty ? "not taken down yet" : record.quorum.says),
            TitlePage.Fact("Made", record.today.long),
        ]
        let notes = record.notesThatStand.map { Document.Block.paragraph("Children's Champion's note, \($0.name): \($0.says)") }
        let blocks =
            [
                Document.Block.titlePage(
                    TitlePage(partnership: record.version.framework.partnership.name, title: title, facts: facts))
            ]
            + notes + record.agenda.standing.flatMap { itemBlocks($0, record) }
        let document = Document(
            title: title, banner: record.version.framework.fictionalBanner,
            marking: record.isOutside ? nil : "OFFICIAL-SENSITIVE", blocks: blocks)
        return HTMLRenderer(stylesheet: stylesheet).render(document).bytes
    }

    private func itemBlocks(_ item: AgendaItem, _ record: MeetingRecord) -> [Document.Block] {
        var blocks: [Document.Block] = [.heading("\(item.place). \(item.title)", id: "item-\(item.place)")]
        if let presenter = item.presenter { blocks.append(.note("\(presenter) · \(item.purpose.label)")) }
        if let about = item.about { blocks.append(.paragraph(about)) }
        let papers = record.papers(of: item.number).filter { $0.withdrawnWhy == nil }
        if !papers.isEmpty {
            blocks.append(.paragraph("Papers: " + papers.map { "\($0.title) (\($0.reference))" }.inWords + "."))
        }
        for question in record.questions(of: item.number) {
            blocks.append(
                .paragraph(
                    "\(question.asker)\(question.topic.isEmpty ? "" : ", on \(question.topic)"): “\(question.question.text)”"))
            let answer =
                question.reply.isEmpty
                ? question.followUp?.says ?? "Waiting for a reply." : "\(question.repliedBy ?? "Reply"): \(question.reply.text)"
            blocks.append(.paragraph(answer))
        }
        return blocks + record.resolutions(of: item.number).map { .paragraph("Resolved \($0.letter): \($0.text.text)") }
    }
}
