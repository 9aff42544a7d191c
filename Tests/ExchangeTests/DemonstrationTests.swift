import Domain
import Exchange
import Foundation
import Testing

@Suite("The demonstration's figures")
struct DemonstrationTests {
    /// One row of one file, by column, with the day on which it became known.
    struct Row {
        var cells: [String]
        var knownOn: Day

        subscript(column: String) -> String {
            DemonstrationTests.columns.firstIndex(of: column).map { cells[$0] } ?? ""
        }
        var key: [String] { ["indicator", "area", "period", "group"].map { self[$0] } }
    }

    static let columns = ["indicator", "area", "period", "group", "source", "numerator", "denominator", "value", "status"]

    private static func sample(_ name: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "Samples/" + name), encoding: .utf8)
    }

    private static let made = Result {
        let framework = try FrameworkFile.read(sample("aireborough.yaml")).framework
        return (
            framework: framework,
            files: try Demonstration.files(framework: framework, generator: sample("aireborough-generator.yaml"))
        )
    }

    private let framework: Framework
    private let files: [DemonstrationFile]
    private let rows: [Row]

    init() throws {
        (framework, files) = try DemonstrationTests.made.get()
        rows = files.flatMap { file in
            String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").dropFirst().map {
                Row(
                    cells: $0.split(separator: ",", maxSplits: 9, omittingEmptySubsequences: false).prefix(9).map(String.init),
                    knownOn: file.knownOn)
            }
        }
    }

    /// What is known in the end: the last row of each key.
    private var known: [[String]: Row] { Dictionary(rows.map { ($0.key, $0) }, uniquingKeysWith: { _, later in later }) }

    @Test("are the same bytes on every machine")
    func sameBytes() throws {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        for file in files {
            for byte in Array(file.name.utf8) + Array(file.knownOn.iso8601.utf8) + file.bytes {
                sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3
            }
        }
        #expect(
            String(sum, radix: 16) == "eca0bf2020333cb4", "the demonstration's figures have changed: say so in the change log")
        #expect(
            try Demonstration.files(framework: framework, generator: DemonstrationTests.sample("aireborough-generator.yaml"))
                == files)
    }

    @Test("come as one return an agency a round, and are told again when they are final or corrected")
    func counts() {
        #expect(files.count == 8 * 22)
        #expect(Set(files.map(\.name)).count == files.count)
        #expect(rows.count == 12_141)
        #expect(known.count == 6310)
        #expect(rows.filter { $0["status"] == "revised" }.count == 2402)
    }

    @Test("come in the order in which they were known, none after the demonstration's day")
    func order() throws {
        let today = try #require(Day(iso8601: "2026-11-21"))
        #expect(files.map(\.knownOn) == files.map(\.knownOn).sorted())
        #expect(files.allSatisfy { $0.knownOn <= today })
    }

    @Test("name only what the framework has, in periods of the indicator's kind")
    func names() {
        let indicators = Dictionary(framework.indicators.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        let areas = Set(framework.areas.map(\.id.text))
        let groups = Set(framework.dimensions.flatMap { dimension in dimension.members.map { "\(dimension.id)=\($0.id)" } })
        for row in rows {
            guard let indicator = indicators[row["indicator"]], let period = Period(code: row["period"]) else {
                Issue.record("\(row.cells)")
                continue
            }
            #expect(
                indicator.periodKind.admits(period) && areas.contains(row["area"])
                    && row["source"] == "return-\(indicator.agency)", "\(row.cells)")
            #expect(row["group"].isEmpty || groups.contains(row["group"]), "\(row.cells)")
        }
        #expect(Set(rows.map { $0["indicator"] }).count == 45)
    }

    @Test("of the ten areas make up the district's")
    func areasMakeUpTheDistrict() {
        let areas = framework.areas.filter { $0.kind == .locality }.map(\.id.text)
        #expect(areas.count == 10)
        let known = known
        var checked = 0
        for (key, row) in known where row["area"] == "aireborough" && row["group"].isEmpty {
            let parts = areas.compactMap { known[[key[0], $0, key[2], ""]] }
            guard parts.count == areas.count else { continue }
            for column in ["numerator", "denominator", "value"] {
                guard let whole = Int(row[column]) else { continue }
                #expect(parts.compactMap { Int($0[column]) }.reduce(0, +) == whole, "\(key) \(column)")
                checked += 1
            }
        }
        #expect(checked > 500)
    }

    @Test("of boys and girls make up those of all children")
    func groupsMakeUpTheWhole() {
        let known = known
        for (key, girls) in known where girls["group"] == "sex=female" {
            guard let boys = known[[key[0], key[1], key[2], "sex=male"]], let all = known[[key[0], key[1], key[2], ""]] else {
                Issue.record("\(key)")
                continue
            }
            for column in ["numerator", "value"] {
                guard let whole = Int(all[column]) else { continue }
                #expect(Int(girls[column]).flatMap { girls in Int(boys[column]).map { girls + $0 } } == whole, "\(key)")
            }
        }
    }

    @Test("never have more in the numerator than there are")
    func proportions() {
        let percentages = Set(framework.indicators.filter { $0.unit == .percent }.map(\.id.text))
        for row in rows where percentages.contains(row["indicator"]) {
            guard let numerator = Int(row["numerator"]), let denominator = Int(row["denominator"]) else { continue }
            #expect((0...denominator).contains(numerator), "\(row.cells)")
        }
    }

    @Test("have small counts in small areas, so that protection has something to protect")
    func smallCounts() {
        let small = known.values.filter { row in
            row["area"] == "highcliffe"
                && Int(row["value"].isEmpty ? row["numerator"] : row["value"]).map { (1...5).contains($0) } == true
        }
        #expect(small.count > 100)
    }

    @Test("tell the story: missing, recovered, chased and not yet due")
    func story() {
        func told(_ indicator: String, _ period: String) -> [String] {
            rows.filter { $0.key == [indicator, "aireborough", period, ""] }.map {
                $0["status"].isEmpty ? $0["value"] : $0["status"]
            }
        }
        #expect(told("s47-rate", "12M2024-09") == ["x", "revised"])
        #expect(told("self-harm-ed-attendances", "2025-26Q3") == ["x", "revised"])
        #expect(told("self-harm-ed-attendances", "2026-27Q2") == ["ns"])
        #expect(told("marac-repeat-rate", "12M2026-09") == ["x"])
        #expect(told("injury-admissions-0-14", "2026-27") == ["nd"])
        #expect(told("assessments-45-working-days", "2024-25Q2") == ["estimated"])
        #expect(told("cpp-rate", "2026-09-30") == ["provisional"])
        #expect(told("survey-feel-safe-area", "2025/26") == ["final"])
        #expect(known[["survey-feel-safe-area", "aireborough", "2025/26", "pupils=gypsy-roma-traveller"]]?["value"] == "c")
    }

    @Test("are refused when the generator's file names what the framework has not")
    func refused() throws {
        let wrong = try DemonstrationTests.sample("aireborough-generator.yaml").replacing(
            "- id: cla-rate\n", with: "- id: cla-rates\n")
        #expect(throws: DemonstrationError.self) { try Demonstration.files(framework: framework, generator: wrong) }
        #expect(throws: DemonstrationError.self) { try Demonstration.files(framework: framework, generator: "indicators: 3") }
    }
}
