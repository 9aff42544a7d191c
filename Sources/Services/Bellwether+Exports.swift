import Domain
import Exchange
import Storage

public enum FigureExportFormat: String, CaseIterable, Sendable { case csv, json }

extension Bellwether {
    /// Every figure, one row at a time: a million of them take no more memory than one.
    public func exportFigures(
        _ format: FigureExportFormat, for audience: Audience, asKnown: Day?, as actor: Actor,
        write: @escaping @Sendable ([UInt8]) throws -> Void
    ) async throws {
        try require(.exportFigures, of: actor, for: audience)
        try requireBoard(audience)
        try await database.read { [self] connection in
            let version = try framework(seenBy: actor, asKnown: asKnown, in: connection)
            let hidden = try hiddenIndicators(from: actor, asKnown: asKnown, in: connection)
            var export = FiguresExport(format == .csv ? .csv : .json, version: version, audience: audience)
            try connection.figures.each(asKnown: asKnown, without: hidden) { figure in
                export.add(figure)
                if export.bytes.count > 1 << 16 { try write(export.take()) }
            }
            try write(export.finish())
        }
    }

    /// A page of all figures, in an order that does not change; see `FigurePage`.
    public func figures(
        after text: String?, limit: Int, area: ID<Area>?, indicator: ID<Indicator>?, asTable: Bool, for audience: Audience,
        asKnown: Day?, as actor: Actor
    ) async throws -> FigurePage {
        try require(.exportFigures, of: actor, for: audience)
        try requireBoard(audience)
        let place = text.flatMap { FigurePlace($0) }
        guard text == nil || place != nil else {
            throw Refusal(.notFound, "This is no place among the figures.", remedy: "Begin again, without one.")
        }
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, asKnown: asKnown, in: connection)
            let hidden = try hiddenIndicators(from: actor, asKnown: asKnown, in: connection)
            let more = limit == Int.max ? limit : limit + 1
            let found = try connection.figures.page(
                after: place, limit: more, area: area, indicator: indicator, without: hidden, asKnown: asKnown)
            let page = found.prefix(limit)
            var export = FiguresExport(.csv, version: version, audience: audience)
            if asTable { for one in page { export.add(one.figure) } }
            return FigurePage(
                version: version, lines: asTable ? [] : page.compactMap { FigureLine($0.figure, version, audience) },
                table: export.finish(),
                next: page.count < found.count ? page.last?.place.text : nil)
        }
    }

    public func auditTrail(
        _ filter: AuditFilter = AuditFilter(), before number: Int64?, limit: Int, as actor: Actor
    ) async throws -> [AuditEntry] {
        try require(.readAuditTrail, of: actor)
        return try await database.read { [self] connection in
            try connection.audit.latest(limit, before: number ?? .max, filter).map(try told(to: actor, in: connection))
        }
    }

    public func exportAuditTrail(as actor: Actor, write: @escaping @Sendable ([UInt8]) throws -> Void) async throws {
        try require(.readAuditTrail, of: actor)
        try await database.read { [self] connection in
            let told = try told(to: actor, in: connection)
            var table = CSVWriter()
            table.row(["number", "at", "actor", "capability", "verb", "noun", "id", "detail", "content_hash", "hash"])
            try connection.audit.each { whole in
                let entry = told(whole)
                table.row([
                    "\(entry.number)", entry.at.iso8601, entry.actor.word, entry.capability.rawValue, entry.verb, entry.noun,
                    entry.nounID,
                    entry.detail, entry.contentHash, entry.hash,
                ])
                if table.bytes.count > 1 << 16 { try write(table.take()) }
            }
            try write(table.take())
        }
    }

    /// What is wrong with a file, and what is worth knowing about it, as comma-separated values: one row a cell.
    public func problemList(of number: Int64, as actor: Actor) async throws -> [UInt8] {
        let answer = try await importRecord(number, as: actor)
        var table = CSVWriter()
        table.row(["kind", "file", "sheet", "row", "column", "cell", "what", "do"])
        for (kind, problems) in [("put right", answer.problems), ("worth knowing", answer.notices)] {
            for problem in problems {
                table.row([
                    kind, answer.record.fileName, problem.sheet ?? "", problem.row.map(String.init) ?? "", problem.column ?? "",
                    problem.cell ?? "", problem.what, problem.remedy,
                ])
            }
        }
        return table.bytes
    }
}
