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
        let inOrder = Array(files.indices)
        for order in [inOrder, [8, 2, 6, 0, 4, 3, 7, 1, 5]] {
            let export = try await SmallPartnership.with(kind, framework: try PublishedFiles.framework()) { leeds in
                for place in order {
                    let answer = try await leeds.services.importFile(
                        fileName: files[place].name, bytes: files[place].bytes, as: nil, knownOn: Day(iso8601: "2026-11-20"),
                        dryRun: false, by: .owner)
                    #expect(!answer.isRefused, "\(answer.problems.prefix(3))")
                }
                if order == inOrder { try await expectKnownAnswers(leeds) }
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
        let withFigures = card.readings.filter { $0.series?.points.contains { $0.shown.value != nil } ?? false }
        #expect(withFigures.count >= 35, "\(withFigures.count) indicators have figures for Leeds")
        try await expectVintages(leeds)
    }

    /// Two editions of one measure stand side by side, and the difference between them can be seen.
    private func expectVintages(_ leeds: SmallPartnership) async throws {
        let rate = try await leeds.services.indicator(
            "cla-rate", area: nil, source: nil, group: .total, for: .board, asKnown: nil, as: .owner)
        #expect(rate.vintages.map(\.source.text) == ["dfe-lait", "dfe-cla"])
        let march = Period.snapshot(Day(iso8601: "2025-03-31")!)
        #expect(rate.vintages.map { $0.point(at: march)?.shown.value?.value } == [85, 85])
        // The tool was rebased after the workforce census of 2022 was published.
        let turnover = try await leeds.services.indicator(
            "sw-turnover-rate", area: "england", source: nil, group: .total, for: .board, asKnown: nil, as: .owner)
        let year = Period.yearEnding(Day(iso8601: "2022-09-30")!)
        #expect(turnover.vintages.map(\.source.text) == ["dfe-lait", "dfe-csww"])
        #expect(turnover.vintages.map { $0.point(at: year)?.shown.value?.value } == [17.2, 17.1])
    }
}

enum PublishedFiles {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let folder = root.deletingLastPathComponent().appendingPathComponent("shared/data")
    private static let names = [
        "indicators/derived/lait_safeguarding_subset.csv", "stat-neighbours/New_Statistical_Neighbour_Groupings_April_2021.csv",
        "stat-neighbours/sn_model_2025_wide.csv", "population/ons_mid-year_population_estimates_2012_to_2024.csv",
        "ees/b1_children_in_need_2013_to_2025.csv", "ees/c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv",
        "ees/d3_cpps_subsequent_plan_2013_to_2025.csv", "ees/cla_number_and_rate_per_10k_children.csv",
        "ees/csww_headline_measures_2017_to_2022.csv",
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
