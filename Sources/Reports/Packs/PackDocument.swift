import Domain

/// The papers of one meeting: the chair's brief, what is different from the last pack, the exceptions, the scorecard by
/// priority, what every noun of the board's business brings, and where each figure comes from.
public enum PackDocument {
    public static func make(
        version: FrameworkVersion, scorecard: Scorecard, sources: [Source], meeting: Meeting, body: Body, edition: Int,
        frozenAt: Instant, brief: ChairsBrief? = nil, parts: [Document.Block] = [],
        difference: (PackDifference, from: String)? = nil
    ) -> Document {
        let framework = version.framework
        let exceptions = scorecard.exceptions
        var blocks: [Document.Block] = [
            .titlePage(
                TitlePage(
                    partnership: framework.partnership.name, title: "Scorecard: are we on course?",
                    facts: facts(version, scorecard, meeting, body, edition, frozenAt))),
            .summary(scorecard, of: scorecard.readings.count == 1 ? "measure" : "measures"),
        ]
        if let brief { blocks.append(.brief(brief)) }
        if let difference { blocks += DifferenceBlocks.make(difference.0, from: difference.from) }
        blocks += [.heading("What to look at first", id: "exceptions"), .exceptions(exceptions, version)]
        for section in scorecard.sections where !section.readings.isEmpty {
            blocks.append(.heading(section.priority.heading, id: "priority-" + section.priority.id.text))
            if let outcome = section.priority.outcome { blocks.append(.paragraph(outcome)) }
            blocks.append(.scorecard(section.readings, version))
        }
        blocks.append(.markers(scorecard.readings))
        blocks += parts
        blocks.append(.heading("Where each figure comes from", id: "provenance"))
        blocks.append(.table(provenance(of: scorecard.readings, version)))
        blocks.append(.attribution(sources))
        let title = "\(body.name), \(meeting.date.long): scorecard"
        return Document(title: title, banner: framework.fictionalBanner, marking: "OFFICIAL-SENSITIVE", blocks: blocks)
    }

    private static func facts(
        _ version: FrameworkVersion, _ scorecard: Scorecard, _ meeting: Meeting, _ body: Body, _ edition: Int, _ frozenAt: Instant
    ) -> [TitlePage.Fact] {
        var facts: [TitlePage.Fact] = [
            .init("Body", body.name), .init("Meeting", meeting.date.long),
            .init("Figures", "as known on \(scorecard.asKnown.long)"), .init("Frozen", frozenAt.words),
            .init("Version", "\(edition)"), .init("Framework", "version \(version.number)"),
        ]
        if let period = meeting.dataPeriod { facts.insert(.init("Period", period.label), at: 2) }
        if let last = scorecard.lastMeeting { facts.append(.init("New since", last.date.long)) }
        return facts
    }

    private static func provenance(of readings: [Reading], _ version: FrameworkVersion) -> Table {
        Table(
            caption: "Who populates each measure, from which source, and since when the figure is known",
            columns: ["Measure", "Period", "Populated by", "Source", "Extracted", "Known from", "Import", "Definition"],
            rows: readings.map { reading in
                let indicator = reading.indicator
                let agency = version.agency(indicator.agency)?.name ?? indicator.agency.text
                guard let series = reading.series, let point = reading.latest else {
                    return [indicator.title, "–", agency, "–", "–", "–", "–", "–"]
                }
                return [
                    indicator.title, point.period.label, agency,
                    version.source(series.source)?.nameWithEdition ?? series.source.text,
                    point.extractedOn?.short ?? "not said", point.knownFrom.short, "\(point.importNumber)",
                    indicator.definition(for: point.period).map { "version \($0.number)" } ?? "none",
                ]
            })
    }
}

extension Instant {
    /// "20 November 2026, 16:42 (UTC)".
    public var words: String { "\(day.long), \(iso8601.dropFirst(11).prefix(5)) (UTC)" }
}
