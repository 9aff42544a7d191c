import ArgumentParser
import Domain
import Services

struct RoundCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "round", abstract: "Collect the agencies' figures of a quarter.",
        subcommands: [RoundOpenCommand.self, RoundCloseCommand.self, RoundFreezeCommand.self, RoundStatusCommand.self])
}

struct RoundOpenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Ask every agency for its lines of a quarter.")

    @Argument(help: "The period, such as 2026-27Q2.") var period: String
    @Option(name: .long, help: "What the round is called.") var title = ""
    @Option(name: .long, help: ArgumentHelp("The body it is for.", valueName: "id")) var body: String?
    @Option(name: .long, help: ArgumentHelp("By when returns come; the ladder follows.", valueName: "date")) var deadline: String?
    @Flag(name: .long, help: "Ask for each area beside the district.") var byArea = false
    @OptionGroup var place: PlaceOptions

    func run() async throws {
        guard let period = Period(code: period) else { throw ValidationError("“\(period)” is no period. Write it as 2026-27Q2.") }
        let deadline = try deadline?.day(for: "--deadline")
        try await refusable {
            let draft = RoundDraft(
                period: period, title: title, body: body.map { ID($0) }, byArea: byArea,
                days: deadline.map { RoundDays.usual(deadline: $0) })
            let round = try await Wiring(place: place).services().openRound(draft, as: .owner)
            Console.result("Round \(round.number), \(round.title), is open. Returns by \(round.deadline.iso8601).")
        }
    }
}

struct RoundCloseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "close", abstract: "Take no more returns in a round.")

    @Argument(help: "The number of the round.") var number: Int64
    @OptionGroup var place: PlaceOptions

    func run() async throws {
        try await refusable {
            let round = try await Wiring(place: place).services().closeRound(number, as: .owner)
            Console.result("Round \(round.number), \(round.title), is closed.")
        }
    }
}

struct RoundFreezeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "freeze", abstract: "Fix a round's figures: what comes later is a revision.")

    @Argument(help: "The number of the round.") var number: Int64
    @OptionGroup var place: PlaceOptions

    func run() async throws {
        try await refusable {
            let round = try await Wiring(place: place).services().freezeRound(number, as: .owner)
            Console.result("Round \(round.number), \(round.title), is frozen, version \(round.version).")
        }
    }
}

struct RoundStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Say how each agency's return stands; of the newest round when none is named.")

    @Argument(help: "The number of the round.") var number: Int64?
    @Flag(name: .long, help: "Print one JSON document.") var json = false
    @OptionGroup var place: PlaceOptions

    struct Report: Encodable {
        struct Line: Encodable {
            var agency, state, standing, due: String
            var linesDue, linesReceived, notDue, openQueries, reminders: Int
        }

        var round: Int64
        var title, state, deadline: String
        var returns: [Line]
    }

    func run() async throws {
        try await refusable {
            let services = try await Wiring(place: place).services()
            guard let newest = try await services.rounds(limit: 1, as: .owner).lines.first?.round.number else {
                throw Refusal(.notFound, "No round has been opened yet.", remedy: "Open one: bellwether round open 2026-27Q2")
            }
            let answer = try await services.round(number ?? newest, limit: .max, as: .owner)
            let lines = answer.rows.map { row in
                Report.Line(
                    agency: row.submission.agency.text, state: row.submission.state.rawValue,
                    standing: row.standing(on: answer.today), due: row.submission.due.iso8601, linesDue: row.counts.due,
                    linesReceived: row.counts.received, notDue: row.counts.notDue, openQueries: row.openQueries,
                    reminders: row.reminders)
            }
            let round = answer.round
            if json {
                Console.result(
                    JSONText.of(
                        Report(
                            round: round.number, title: round.title, state: round.state.rawValue,
                            deadline: round.deadline.iso8601,
                            returns: lines)))
                return
            }
            Console.result(
                "Round \(round.number), \(round.title): \(round.state.rawValue), returns by \(round.deadline.iso8601).")
            for line in lines {
                Console.result("\(line.agency): \(line.standing), \(line.linesReceived) of \(line.linesDue) lines")
            }
        }
    }
}
