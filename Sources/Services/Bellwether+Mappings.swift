import Domain
import Exchange
import Storage

/// What the page says on which a person tells what she wants of a file.
public struct MappingAnswer: Sendable {
    public var record: Import
    /// Nil when no table was found where she pointed.
    public var offer: FileOffer?
    /// The beginning of the sheet that she points into; nil for the formats whose layout is known.
    public var excerpt: SheetExcerpt?
    public var sheets: [String]
    public var version: FrameworkVersion

    public init(
        record: Import, offer: FileOffer?, excerpt: SheetExcerpt? = nil, sheets: [String] = [], version: FrameworkVersion
    ) {
        self.record = record
        self.offer = offer
        self.excerpt = excerpt
        self.sheets = sheets
        self.version = version
    }
}

/// What she said: the mapping to keep, and a source that the framework does not have yet.
public struct MappingDraft: Sendable {
    public var mapping: Mapping
    public var newSource: Source?

    public init(mapping: Mapping, newSource: Source? = nil) {
        self.mapping = mapping
        self.newSource = newSource
    }
}

/// The first rows of a sheet, as texts.
public struct SheetExcerpt: Sendable {
    public struct Row: Sendable {
        public var line: Int
        public var cells: [String]
    }

    public var name: String
    public var rows: [Row]
    /// How many rows and columns the sheet has in all.
    public var rowCount: Int
    public var columnCount: Int
}

extension Bellwether {
    /// What a file that waits offers, with its table looked for where the person points.
    public func mappingOffer(
        _ number: Int64, pointing: TablePointing, as actor: Actor
    ) async throws -> MappingAnswer {
        try require(.readImports, of: actor)
        let (record, version) = try await database.read { [self] in
            (try existingImport(number, for: .readImports, of: actor, $0), try framework(seenBy: actor, in: $0))
        }
        let file = try await waitingFile(record)
        let reading = Bellwether.read(
            file, sentFor: record.agency, using: version, pointing: pointing == TablePointing() ? nil : pointing)
        let isSpreadsheet = reading.offer.map { $0.format == .spreadsheet } ?? true
        let sheets = isSpreadsheet ? file.sheets : []
        let name = pointing.sheet ?? reading.offer?.layout?.sheet
        let chosen = sheets.first { $0.name == name } ?? sheets.first
        return MappingAnswer(
            record: record, offer: reading.offer, excerpt: chosen.map(SheetExcerpt.init), sheets: sheets.map(\.name),
            version: version)
    }

    /// Makes a mapping part of the framework. One of the same id gets the new lines; a line about the same part of
    /// the same measure replaces the one that was there.
    public func keepMapping(_ draft: MappingDraft, for number: Int64, as actor: Actor) async throws -> FrameworkVersion {
        try require(.changeFramework, of: actor)
        let now = clock()
        defer { desk.forgetAll() }
        return try await database.write { [self] connection in
            let record = try existingImport(number, for: .changeFramework, of: actor, connection)
            let before = try frameworkInForce(asKnown: nil, in: connection).framework
            var framework = before
            if let source = draft.newSource { framework.sources.append(source) }
            if let place = framework.mappings.firstIndex(where: { $0.id == draft.mapping.id }) {
                framework.mappings[place] = framework.mappings[place].widened(by: draft.mapping)
            } else {
                framework.mappings.append(draft.mapping)
            }
            // The same checks as for a file, said in the same words.
            _ = try Bellwether.checkFramework(FrameworkFile.write(framework))
            let why = "Mapping “\(draft.mapping.name ?? draft.mapping.id)”, made from import \(record.number)"
            let difference = FrameworkDifference(from: before, to: framework)
            try keepFramework(framework, difference, why: why, at: now, by: actor, verb: "map", connection)
            return try frameworkInForce(asKnown: nil, in: connection)
        }
    }

    /// The file of an import that nothing was accepted of.
    private func waitingFile(_ record: Import) async throws -> Upload {
        guard record.state.waits, let file = try await keptFile(record) else {
            throw Refusal(
                .notPossible, "Import \(record.number) does not wait for a mapping.",
                remedy: "Upload the file again to say what you want of it.")
        }
        return file
    }
}

extension Mapping {
    /// This mapping with the lines, names and layout of another.
    func widened(by other: Mapping) -> Mapping {
        var mapping = other
        let replaced = Set(other.lines.map(LineKey.init))
        mapping.lines = lines.filter { !replaced.contains(LineKey($0)) } + other.lines
        mapping.areas = areas.merging(other.areas) { _, new in new }
        return mapping
    }

    private struct LineKey: Hashable {
        var measure: String
        var part: Part
        var filters: [String: String]
        var group: PopulationGroup

        init(_ line: Line) {
            (measure, part, filters, group) = (line.measure, line.part, line.filters, line.group)
        }
    }
}

extension SheetExcerpt {
    private static let mostRows = 40
    private static let mostColumns = 16
    private static let mostCharacters = 60

    init(_ sheet: Sheet) {
        name = sheet.name
        rowCount = sheet.rows.count
        columnCount = sheet.rows.reduce(0) { max($0, $1.cells.count) }
        rows = sheet.rows.prefix(Self.mostRows).map { row in
            let cells = row.cells.prefix(Self.mostColumns).map { cell in
                cell.count > Self.mostCharacters ? cell.prefix(Self.mostCharacters) + "…" : cell
            }
            return Row(line: row.line, cells: cells)
        }
    }
}
