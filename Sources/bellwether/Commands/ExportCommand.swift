import ArgumentParser
import Domain
import Foundation
import Services

struct ExportCommand: AsyncParsableCommand {
    enum What: String, ExpressibleByArgument, CaseIterable { case figures, framework, audit }
    enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json, yaml }

    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Print figures, the framework or the audit trail.")

    @Argument(help: "figures, framework or audit.") var what: What
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
                guard let form = FigureExportFormat(rawValue: (format ?? .csv).rawValue) else {
                    throw ValidationError("Figures are exported as csv or json.")
                }
                try await services.exportFigures(form, for: audience, asKnown: asKnown, as: .owner, write: sink.write)
            case .framework: try sink.write(Array(try await services.frameworkText(asKnown: asKnown, as: .owner).utf8))
            case .audit: try await services.exportAuditTrail(as: .owner, write: sink.write)
            }
        }
        try sink.close()
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
