import ArgumentParser
import Domain
import Foundation
import Services

struct ExportCommand: AsyncParsableCommand {
    enum What: String, ExpressibleByArgument, CaseIterable {
        case figures, framework, audit, challenges
        case answerTimes = "answer-times"
        case actions, risks, trackers, questions, resolutions, decisions, commitments, conditions, referrals, comments, schedule
        case returns
    }
    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json, yaml }

    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print figures, the framework, the audit trail or a register.")

    @Argument(help: ArgumentHelp(What.allCases.map(\.rawValue).joined(separator: ", ") + ".")) var what: What
    @Option(name: .long, help: "csv or json; yaml for the framework.") var format: Format?
    @Option(name: .long, help: "board or public.") var audience: Audience = .board
    @Option(name: .long, help: ArgumentHelp("As it was known on a day.", valueName: "date")) var asKnown: String?
    @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file")) var output: String?
    @OptionGroup var place: PlaceOptions

    func run() async throws {
        let asKnown = try asKnown?.day(for: "--as-known")
        let services = try await Wiring(place: place).services()
        let sink = try Sink(path: output)
        try await refusable {
            switch what {
            case .figures:
                try await services.exportFigures(try form, for: audience, asKnown: asKnown, as: .owner, write: sink.write)
            case .framework: try sink.write(Array(try await services.frameworkText(asKnown: asKnown, as: .owner).utf8))
            case .audit: try await services.exportAuditTrail(as: .owner, write: sink.write)
            default: try await register(services, sink)
            }
        }
        try sink.close()
    }

    /// What the board keeps beside figures.
    private func register(_ services: Bellwether, _ sink: Sink) async throws {
        switch what {
        case .figures, .framework, .audit: break
        case .challenges: try await services.exportChallenges(try form, as: .owner, write: sink.write)
        case .answerTimes: try await services.exportAnswerTimes(try form, as: .owner, write: sink.write)
        case .returns: try await services.exportReturns(try form, as: .owner, write: sink.write)
        case .actions: try await services.exportActions(try form, as: .owner, write: sink.write)
        case .risks: try sink.write(try await services.exportRisks(try form, as: .owner))
        case .trackers: try sink.write(try await services.exportTrackers(try form, as: .owner))
        case .schedule: try sink.write(try await services.exportTimetable(TimetableFilter(), try form, as: .owner))
        case .questions, .resolutions:
            guard (format ?? .csv) == .csv, let part = MeetingExport(rawValue: what.rawValue) else {
                throw ValidationError("Questions and resolutions are exported as csv; programs read them from the interface.")
            }
            try sink.write(try await services.exportMeetings(part, as: .owner))
        case .decisions, .commitments, .conditions, .referrals, .comments:
            let kind = Matter.Kind.allCases.first { $0.plural == what.rawValue } ?? .decision
            try sink.write(try await services.exportMatters(kind, try form, as: .owner))
        }
    }

    private var form: FigureExportFormat {
        get throws {
            guard let form = FigureExportFormat(rawValue: (format ?? .csv).rawValue) else {
                throw ValidationError("\(what.rawValue.capitalisedFirst) are exported as csv or json.")
            }
            return form
        }
    }
}

extension Audience: ExpressibleByArgument {}

/// A file, or standard output.
private final class Sink: Sendable {
    private let handle: FileHandle

    init(path: String?) throws {
        guard let path else {
            handle = .standardOutput
            return
        }
        guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path) else {
            throw Failed(message: "\(path) cannot be written. Check that its folder is there and that you may write to it.")
        }
        handle = file
    }

    @Sendable func write(_ bytes: [UInt8]) throws { try handle.write(contentsOf: Data(bytes)) }

    func close() throws { if handle !== FileHandle.standardOutput { try handle.close() } }
}
