import ArgumentParser
import Domain
import Foundation
import Services

struct ScheduleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule", abstract: "Say which figures each meeting can have, and what comes too late.")

    @Option(name: .long, help: ArgumentHelp("One body's meetings.", valueName: "id")) var body: String?
    @Option(name: .long, help: ArgumentHelp("The first day; today when left out.", valueName: "date")) var from: String?
    @Option(name: .long, help: ArgumentHelp("The last day; a year on when left out.", valueName: "date")) var until: String?
    @Flag(name: .long, help: "Print one JSON document.") var json = false
    @Flag(name: .long, help: "Print the meetings as a calendar (iCalendar).") var ics = false
    @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file")) var output: String?
    @OptionGroup var place: PlaceOptions

    func validate() throws {
        if json, ics { throw ValidationError("Choose --json or --ics.") }
    }

    func run() async throws {
        let filter = TimetableFilter(
            body: body.map { ID($0) }, from: try from?.day(for: "--from"), until: try until?.day(for: "--until"))
        let services = try await Wiring(place: place).services()
        let bytes = try await refused(asJSON: json) {
            if ics {
                return try await services.meetingCalendar(of: filter.body, from: filter.from, until: filter.until, as: .owner)
            }
            if json { return Array((JSONText.of(Document(try await services.timetable(filter, as: .owner))) + "\n").utf8) }
            return Array(Self.text(try await services.timetable(filter, as: .owner)).utf8)
        }
        if let output { try Files.write(bytes, to: output) } else { FileHandle.standardOutput.write(Data(bytes)) }
    }

    /// With `--json` a refusal too is the one document on standard output.
    private func refused<T>(asJSON: Bool, _ body: () async throws -> T) async throws -> T {
        do {
            return try await refusable(body)
        } catch var failure as Failed {
            failure.asJSON = asJSON
            throw failure
        }
    }

    /// A paragraph for each meeting, a line for each measure.
    private static func text(_ answer: TimetableAnswer) -> String {
        let paragraphs = answer.timetable.columns.map { column in
            let meeting = column.meeting
            let head = """
                \(column.body.name), \(meeting.date.long) (\(meeting.id)): papers close \(meeting.freezesOn.long); \
                \(column.newCount) of \(column.cells.count) new; \(column.performance.label)
                """
            let lines = zip(answer.timetable.lines, column.cells).map { line, cell in
                "  \(line.indicator.id)\(cell.isNew ? " (new)" : ""): \(cell.says)"
            }
            return ([head] + lines).joined(separator: "\n")
        }
        return paragraphs.isEmpty
            ? "No meeting is planned from \(answer.from.long) to \(answer.until.long).\n"
            : paragraphs.joined(separator: "\n\n") + "\n"
    }

    struct Document: Encodable {
        struct Column: Encodable {
            var meeting, body, date, papersClose, performance: String
            var new: Int
            var cells: [Cell]

            enum CodingKeys: String, CodingKey {
                case meeting, body, date, performance, new, cells
                case papersClose = "papers_close"
            }
        }

        struct Cell: Encodable {
            var indicator, agency: String
            var period, supply, nextPeriod, nextOn: String?
            var isNew, isHere: Bool
            var tooLateByWorkingDays, lagDays, lagDeclared, lagLearned, lagLearnedFrom: Int?
            var says: String

            enum CodingKeys: String, CodingKey {
                case indicator, agency, period, supply, says
                case nextPeriod = "next_period"
                case nextOn = "next_on"
                case isNew = "is_new"
                case isHere = "is_here"
                case tooLateByWorkingDays = "too_late_by_working_days"
                case lagDays = "lag_days"
                case lagDeclared = "lag_declared"
                case lagLearned = "lag_learned"
                case lagLearnedFrom = "lag_learned_from"
            }
        }

        var outcome = "done"
        var from, until: String
        var meetings: [Column]

        init(_ answer: TimetableAnswer) {
            (from, until) = (answer.from.iso8601, answer.until.iso8601)
            meetings = answer.timetable.columns.map { column in
                Column(
                    meeting: column.meeting.id.text, body: column.body.id.text, date: column.meeting.date.iso8601,
                    papersClose: column.meeting.freezesOn.iso8601, performance: column.performance.rawValue, new: column.newCount,
                    cells: zip(answer.timetable.lines, column.cells).map { Document.cell($0, $1) })
            }
        }

        private static func cell(_ line: TimetableLine, _ cell: TimetableCell) -> Cell {
            let lag = line.lag(of: cell)
            return Cell(
                indicator: cell.indicator.text, agency: line.indicator.agency.text, period: cell.newest?.code,
                supply: cell.supply?.rawValue, nextPeriod: cell.next?.period.code, nextOn: cell.next?.day.iso8601,
                isNew: cell.isNew, isHere: cell.isHere, tooLateByWorkingDays: cell.next?.tooLateBy, lagDays: lag?.days,
                lagDeclared: lag?.declared, lagLearned: lag?.learned?.days, lagLearnedFrom: lag?.learned?.count, says: cell.says)
        }
    }
}
