import Domain
import Services
import Storage
import TestKit
import Testing

@Suite("A file is taught once")
struct MappingTests {
    /// A dataset as a board keeps it, invented.
    private static let dataset = """
        Smallborough dataset,,,,,
        ,,,,,
        Ref,Measure,Q1 2025/26,Q2 2025/26,Q3 2025/26,Q4 2025/26
        1,Missing episodes,14,17,-,21
        2,New birth visits within 14 days,88.0%,91.5%,90.2%,87.4%
        3,Something else,5,6,7,8

        """

    private static func draft(_ answer: MappingAnswer) throws -> MappingDraft {
        let offer = try #require(answer.offer)
        var layout = try #require(offer.layout)
        layout.area = .fixed("smallborough")
        let names = offer.measures.map(\.name)
        let lines = try [("Missing episodes", "missing"), ("New birth visits", "visits")].map { words, indicator in
            Mapping.Line(
                indicator: ID(indicator), measure: try #require(names.first { $0.contains(words) }), periods: .asWritten)
        }
        return MappingDraft(
            mapping: Mapping(
                id: "dataset", name: "Dataset", format: .spreadsheet, source: "own-dataset", lines: lines, layout: layout),
            newSource: Source(id: "own-dataset", name: "Our own dataset"))
    }

    @Test("it waits until somebody says what is wanted, and then goes in without a new upload", arguments: TestDatabase.kinds)
    func taught(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let services = small.services
            let given = try #require(
                try await services.preview([("dataset.csv", Array(Self.dataset.utf8))], knownOn: nil, as: .owner).first)
            #expect(given.record.state == .unmapped)
            let number = given.record.number
            let offered = try await services.mappingOffer(number, pointing: TablePointing(), as: .owner)
            #expect(offered.excerpt?.rows.first?.cells == ["Smallborough dataset"])

            let version = try await services.keepMapping(try Self.draft(offered), for: number, as: .owner)
            #expect(version.framework.mappings.map(\.id) == ["dataset"])
            let read = try await services.importRecord(number, as: .owner)
            #expect(read.record.state == .previewed)
            #expect(read.record.counts.new == 8)
            let listed = try await services.imports(as: .owner).first
            #expect(listed?.state == .previewed)

            _ = try await services.accept(number, seen: read.record.counts, as: .owner)
            let figures = try await small.export()
            #expect(figures.contains("missing,smallborough,2025-26Q1"))
            #expect(figures.contains("own-dataset"))

            let trail = try await services.auditTrail(before: nil, limit: 10, as: .owner)
            #expect(trail.contains { $0.verb == "map" })

            // The next quarter's: one more column, another line above, and nothing to be said again.
            let next = Self.dataset.replacing(",,,,,\n,,,,,", with: ",,,,,\nwith the new year,,,,,\n,,,,,")
                .replacing("Q4 2025/26", with: "Q4 2025/26,Q1 2026/27").replacing("-,21", with: "-,21,19")
                .replacing("87.4%", with: "87.4%,89.9%")
            let second = try #require(
                try await services.preview([("dataset Q1.csv", Array(next.utf8))], knownOn: nil, as: .owner).first)
            #expect(second.record.state == .previewed)
            #expect(second.record.counts.new == 2)
            #expect(second.record.counts.unchanged == 8)
        }
    }

    @Test("a mapping that the framework cannot hold is refused, and no version is made")
    func refused() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let services = small.services
            let given = try #require(
                try await services.preview([("dataset.csv", Array(Self.dataset.utf8))], knownOn: nil, as: .owner).first)
            var draft = try Self.draft(
                try await services.mappingOffer(given.record.number, pointing: TablePointing(), as: .owner))
            draft.mapping.lines[0].indicator = "no-such-thing"
            let sent = draft
            await #expect(throws: FrameworkRefused.self) {
                _ = try await services.keepMapping(sent, for: given.record.number, as: .owner)
            }
            let versions = try await services.frameworkVersions(as: .owner)
            #expect(versions.count == 1)
        }
    }

    @Test("a large file is read in the background: its page can be left and come back to", arguments: TestDatabase.kinds)
    func background(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let areas = ["smallborough", "northside", "southside"]
            var text = "indicator,area,period,numerator,denominator,value,status,reason,note\n"
            for year in 1990..<2024 {
                for quarter in 1...4 {
                    for area in areas {
                        let period = "\(year)-\(String(year + 1).suffix(2))Q\(quarter)"
                        text += "missing,\(area),\(period),\(quarter),,,final,,\(String(repeating: "long ", count: 1200))\n"
                    }
                }
            }
            #expect(text.utf8.count > 2 << 20)
            let first = try #require(
                try await small.services.preview([("large.csv", Array(text.utf8))], knownOn: nil, as: .owner).first)
            #expect(first.step == .reading)
            var answer = first
            while answer.step != nil {
                try await Task.sleep(for: .milliseconds(20))
                answer = try await small.services.importRecord(first.record.number, as: .owner)
            }
            #expect(answer.record.state == .previewed)
            #expect(answer.record.counts.new == 408)

            var kept = try await small.services.accept(first.record.number, seen: answer.record.counts, as: .owner)
            #expect(kept.step == .keeping)
            while kept.step != nil {
                try await Task.sleep(for: .milliseconds(20))
                kept = try await small.services.importRecord(first.record.number, as: .owner)
            }
            #expect(kept.record.state == .accepted)
            #expect(kept.failure == nil)
        }
    }

    @Test("what was being read when the program stopped says so", arguments: TestDatabase.kinds)
    func interrupted(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let number = try await small.database.write { connection in
                try connection.imports.record(
                    Import(
                        number: 0, fileName: "large.csv", format: "unknown", sha256: String(repeating: "0", count: 64),
                        byteCount: 3_000_000, knownOn: SmallPartnership.today, state: .reading, actor: .owner,
                        createdAt: .start(of: SmallPartnership.today), counts: ImportCounts()))
            }
            let answer = try await small.services.importRecord(number, as: .owner)
            #expect(answer.record.state == .refused)
            #expect(answer.problems.first?.remedy == "Upload it again.")
        }
    }

    @Test("what is to be put right can be had as a list")
    func list() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let rows = "indicator,area,period,numerator\nmissing,nowhere,2025-26Q1,3\nmissing,northside,=cmd,3\n"
            let answer = try #require(
                try await small.services.preview([("bad.csv", Array(rows.utf8))], knownOn: nil, as: .owner).first)
            let list = String(
                decoding: try await small.services.problemList(of: answer.record.number, as: .owner), as: UTF8.self)
            let lines = list.split(separator: "\n")
            #expect(lines.count == 3)
            #expect(lines[1].hasPrefix("put right,bad.csv,,2,area,nowhere,"))
            #expect(lines[2].contains(",'=cmd,"))
        }
    }
}
