import Domain
import Services
import Storage

/// A partnership small enough to be read at once, in a real database of its own.
public struct SmallPartnership: Sendable {
    public let services: Bellwether
    public let database: any Database

    public static let today = Day(iso8601: "2026-11-21")!

    /// Runs a test over a fresh one.
    public static func with<T: Sendable>(
        _ kind: Dialect, framework: String = SmallPartnership.framework, _ body: @Sendable (SmallPartnership) async throws -> T
    ) async throws -> T {
        try await TestDatabase.with(kind) { database in
            let services = Bellwether(
                database: database, stylesheet: "body { color: #16191f }", passwords: Passwords(exponent: 4),
                clock: { .start(of: today) })
            _ = try await services.create(from: framework, why: "A test", as: .owner)
            return try await body(SmallPartnership(services: services, database: database))
        }
    }

    /// Imports a figures file as the command line does.
    @discardableResult
    public func give(
        _ rows: String, knownOn day: String = "2026-11-21", name: String = "return.csv", dryRun: Bool = false
    ) async throws -> ImportAnswer {
        let text = "indicator,area,period,numerator,denominator,value,status,reason\n" + rows
        return try await services.importFile(
            fileName: name, bytes: Array(text.utf8), as: nil, knownOn: Day(iso8601: day), dryRun: dryRun, by: .owner)
    }

    public func export(asKnown: String? = nil) async throws -> String {
        let sink = Sink()
        try await services.exportFigures(.csv, for: .board, asKnown: asKnown.flatMap { Day(iso8601: $0) }, as: .owner) {
            sink.add($0)
        }
        return sink.text
    }

    public static let framework = """
        meta: {fictional: true, banner: 'FICTIONAL DATA - Smallborough does not exist.'}
        partnership: {id: smallborough, name: Smallborough Safeguarding Children Partnership}
        agencies:
        - {id: csc, name: Smallborough Council}
        - {id: cmh, name: Smallborough Community Health}
        areas:
          district: smallborough
          list:
          - {id: smallborough, name: Smallborough, kind: district}
          - {id: northside, name: Northside, parent: smallborough}
          - {id: southside, name: Southside, parent: smallborough}
        priorities:
        - {id: p1, number: 1, title: Help early, outcome: Families are helped early}
        indicators:
        - {id: visits, title: New birth visits within 14 days, unit: percent, polarity: higher-better, frequency: quarterly, period_type: financial-quarter, agency: cmh, priority: p1, tier: core, target: {value: 90, tolerance: 4, kind: points}}
        - {id: missing, title: Missing episodes, unit: count, polarity: lower-better, frequency: quarterly, period_type: financial-quarter, agency: csc, priority: p1, tier: core, target: {value: 20, tolerance: 10, kind: relative_percent}}
        bodies:
        - {id: board, name: Board}
        - {id: north-committee, name: North Committee, public: true}
        meetings:
        - {id: board-2026-09, body: board, date: '2026-09-24'}
        - {id: board-2026-12, body: board, date: '2026-12-10', paper_deadline: '2026-11-26'}
        """
}

/// Collects what an export writes.
public final class Sink: Sendable {
    private let bytes = Locked<[UInt8]>([])

    public init() {}

    public func add(_ more: [UInt8]) { bytes.with { $0 += more } }
    public var text: String { String(decoding: bytes.with { $0 }, as: UTF8.self) }
}
