import Domain
import Foundation
import Services
import Storage
import TestKit
import Testing

/// A real city with the Department's published files. They are not part of the project: where they are not beside
/// it, these tests are skipped and say so.
@Suite("Leeds, from published files", .enabled(if: PublishedFiles.areHere, "skipped: the published files are not here"))
struct LeedsTests {
    @Test("any order of import gives the same export, and the known answers come out", arguments: TestDatabase.kinds)
    func orders(kind: Dialect) async throws {
        let files = try PublishedFiles.all()
        var exports: Set<String> = []
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
            let export = try await SmallPartnership.with(kind, framework: try PublishedFiles.framework()) { leeds in
                for place in order {
                    let answer = try await leeds.services.importFile(
                        fileName: files[place].name, bytes: files[place].bytes, as: nil, knownOn: Day(iso8601: "2026-11-20"),
                        dryRun: false, by: .owner)
                    #expect(!answer.isRefused, "\(answer.problems.prefix(3))")
                }
                if order == [0, 1, 2, 3] { try await expectKnownAnswers(leeds) }
                return try await leeds.export()
            }
            exports.insert(export)
        }
        #expect(exports.count == 1)
    }

    private func expectKnownAnswers(_ leeds: SmallPartnership) async throws {
        let plan = try await leeds.services.indicator(
            "cpp-rate", area: nil, source: nil, group: .total, for: .board, asKnown: nil, as: .owner)
        let march = Period.snapshot(Day(iso8601: "2023-03-31")!)
        let text = FigureText(plan.indicator)
        #expect(plan.reading.series?.point(at: march)?.shown.value.map { text.value($0.value) } == "34.9")
        let beside = Dictionary(uniqueKeysWithValues: plan.beside.map { ($0.name, $0.values[march].map(text.value(of:))) })
        #expect(beside["Neighbours’ mean, April 2021 model"] == "50.79")
        #expect(beside["Neighbours’ mean, May 2025 model"] == "46.76")
        #expect(beside["England"] != nil)
        #expect(plan.beside.allSatisfy { $0.source == "Local Authority Interactive Tool, April 2026" })

        let card = try await leeds.services.scorecard(for: .board, asKnown: nil, as: .owner).scorecard
        let shown = card.readings.filter { reading in
            let kinds = Set(reading.comparators.map(\.of))
            return kinds.isSuperset(of: [.neighbours, .region, .country])
                && (reading.series?.points.count { $0.shown.value != nil } ?? 0) >= 8
        }
        #expect(shown.count >= 25, "\(shown.count) indicators have Leeds, neighbours, region and England over eight years")
    }
}

enum PublishedFiles {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let folder = root.deletingLastPathComponent().appendingPathComponent("shared/data")
    private static let names = [
        "indicators/derived/lait_safeguarding_subset.csv", "stat-neighbours/New_Statistical_Neighbour_Groupings_April_2021.csv",
        "stat-neighbours/sn_model_2025_wide.csv", "population/ons_mid-year_population_estimates_2012_to_2024.csv",
    ]

    static var areHere: Bool {
        names.allSatisfy { FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path) }
    }

    static func all() throws -> [(name: String, bytes: [UInt8])] {
        try names.map { ($0, [UInt8](try Data(contentsOf: folder.appendingPathComponent($0)))) }
    }

    static func framework() throws -> String {
        try String(contentsOf: root.appendingPathComponent("Samples/leeds.yaml"), encoding: .utf8)
    }
}
