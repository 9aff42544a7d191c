import Domain
import Storage

extension Bellwether {
    /// The round of the second quarter of 2026-27: who sent when, what was asked, who was reminded. Its figures are those
    /// that the demonstration has. All of it is invented.
    static let roundStory: [StoryAct] = roundOpened + roundReturns + roundJudged + roundReminders

    private static let quarter = Period.financialQuarter(2026, 2)

    private static let roundOpened = [
        StoryAct("2026-10-01") { services, people in
            func day(_ text: String) -> Day { Day(iso8601: text) ?? services.today }
            let days = RoundDays(
                headsUp: day("2026-10-14"), deadline: day("2026-10-28"), firstReminder: day("2026-10-29"),
                secondReminder: day("2026-11-11"), escalation: day("2026-11-18"), freeze: day("2026-11-20"))
            try await services.openRound(RoundDraft(period: quarter, days: days), as: people["tobias.nnamdi"])
        }
    ]

    private static let roundReturns: [StoryAct] = [
        sent("yjs", "2026-10-26", by: "gwilym.pask", minutes: 10), signed("yjs", "2026-10-26", by: "adaeze.thorne"),
        sent("csc", "2026-10-27", by: "callista.byrne", minutes: 220, way: .workbook),
        signed("csc", "2026-10-28", by: "perpetua.lund"),
        sent("edu", "2026-10-28", by: "fenella.roach", minutes: 55), signed("edu", "2026-10-29", by: "magnus.oyler"),
        sent("cmh", "2026-10-28", by: "jonty.abara", minutes: 14), signed("cmh", "2026-10-30", by: "sunniva.leigh"),
        sent("icb", "2026-10-30", by: "orla.penhaligon", minutes: 25),
        sent("pol", "2026-11-04", by: "ines.calloway", minutes: 75), signed("pol", "2026-11-09", by: "wilf.draycott"),
        sent("vcs", "2026-11-06", by: "tamsin.okoro", minutes: 35), signed("vcs", "2026-11-09", by: "tamsin.okoro"),
    ]

    private static let roundJudged: [StoryAct] = [
        accepted("yjs", "2026-10-29"), accepted("csc", "2026-11-02"), accepted("edu", "2026-11-03"),
        accepted("vcs", "2026-11-10"),
        asked(
            "edu", "2026-11-03", "persistent-absence-all",
            "Summer term absence is taken from the daily attendance feed. The census figure is due in December: is this one provisional until then?"
        ),
        asked(
            "cmh", "2026-11-02", "cla-iha-20-days",
            "The number of children is lower than the starts that Children’s Social Care counts for the same month. Please reconcile the two."
        ),
    ]

    private static let roundReminders = ["2026-10-14", "2026-10-29", "2026-11-11", "2026-11-18"].map { day in
        StoryAct(day) { services, people in
            _ = try await services.remindLate(in: services.storyRound(), as: people["tobias.nnamdi"])
        }
    }

    // MARK: - Acts

    private static func sent(
        _ agency: ID<Agency>, _ day: String, by name: String, minutes: Int, way: LineEntry.Way = .form
    ) -> StoryAct {
        StoryAct(day) { services, people in
            let number = try await services.storyReturn(agency)
            let answer = try await services.submission(number, as: .demonstration)
            let known = try await services.knownFigures(answer)
            let drafts = answer.lines.compactMap { line -> LineDraft? in
                guard let figure = known[line.place], line.isDue else { return nil }
                return LineDraft(place: line.place, seen: line.revision, entry: entry(figure, way))
            }
            _ = try await services.saveReturn(number, drafts, as: people[name])
            // The board will ask about what is red, so the agency says what it can.
            let red = try await services.submission(number, as: .demonstration)
            let stops = Dictionary(grouping: red.stops, by: \.line)
            let explained = red.lines.compactMap { line -> LineDraft? in
                guard let stops = stops[line.place] else { return nil }
                let differs = stops.filter { $0.rule == Check.otherAgency.rawValue }
                var entry = line.entry
                if !differs.isEmpty { entry.explanation = storyDifference }
                if differs.count < stops.count { entry.commentary = storyCommentary }
                return LineDraft(place: line.place, seen: line.revision, entry: entry)
            }
            _ = try await services.saveReturn(number, explained, as: people[name])
            try await services.submitReturn(number, minutes: minutes, partly: true, as: people[name])
        }
    }

    private static let storyCommentary = Commentary(
        what: "The quarter fell short of what was planned.", soWhat: "Some children waited longer than they should have.",
        nowWhat: "The service manager reports to the sub-group each month until it is back on course.")

    private static let storyDifference =
        "Health was not invited to conferences that were called at short notice; the conference service is told of it."

    private static func entry(_ figure: Figure, _ way: LineEntry.Way) -> LineEntry {
        var entry = LineEntry(
            numerator: figure.numerator, denominator: figure.denominator, value: figure.suppliedValue,
            sourceSystem: "Case system",
            extractedOn: figure.extractedOn, way: way)
        switch figure.state {
        case .value(let status): entry.status = status
        case .none(let reason): (entry.noValue, entry.explanation) = (reason, figure.reason ?? "It could not be supplied.")
        }
        return entry
    }

    private static func signed(_ agency: ID<Agency>, _ day: String, by name: String) -> StoryAct {
        StoryAct(day) { services, people in
            try await services.signReturn(try await services.storyReturn(agency), as: people[name])
        }
    }

    private static func accepted(_ agency: ID<Agency>, _ day: String) -> StoryAct {
        StoryAct(day) { services, people in
            try await services.acceptReturn(try await services.storyReturn(agency), as: people["tobias.nnamdi"])
        }
    }

    private static func asked(_ agency: ID<Agency>, _ day: String, _ indicator: ID<Indicator>, _ says: String) -> StoryAct {
        StoryAct(day) { services, people in
            let number = try await services.storyReturn(agency)
            let lines = try await services.submission(number, as: .demonstration).lines
            try await services.queryReturn(
                number, line: lines.last { $0.indicator == indicator && $0.isDue }?.place, asks: says, as: people["tobias.nnamdi"]
            )
        }
    }

    // MARK: - What is there

    private func storyRound() async throws -> Int64 {
        try await rounds(as: .demonstration).lines.first { $0.round.period == Bellwether.quarter }?.round.number ?? 1
    }

    private func storyReturn(_ agency: ID<Agency>) async throws -> Int64 {
        try await submissionNumber(of: agency, in: try await storyRound(), as: .demonstration)
    }

    /// What the demonstration knows of the lines of a return, as far as an agency says such a thing.
    private func knownFigures(_ answer: ReturnAnswer) async throws -> [Int: Figure] {
        let question = FigureStore.Question(
            areas: Set(answer.lines.map(\.area)).sorted(), indicators: Set(answer.lines.map(\.indicator)).sorted(), group: nil)
        let known = try await database.read { connection in
            var known: [FigureKey: Figure] = [:]
            try connection.figures.eachFigure(question) { known[$0.key] = $0.figure }
            return known
        }
        let source = Source.ofReturn(by: answer.agency).id
        return answer.lines.reduce(into: [:]) { figures, line in
            let key = FigureKey(
                area: line.area, group: line.group, indicator: line.indicator, period: line.period, source: source)
            guard let figure = known[key] else { return }
            // What is not there was not sent: the line stays open, and is asked for again.
            if case .none = figure.state { return }
            figures[line.place] = figure
        }
    }
}
