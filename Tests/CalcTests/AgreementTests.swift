import Calc
import Foundation
import Testing

/// What `calc` writes for the cases that another program computed.
@Suite("Agreement with published programs")
struct AgreementTests {
    /// Fields that R leaves undefined where it has no limits, and where ours are written down in docs/methods/deviations.md.
    private static let undefinedInR: Set<String> = [
        "lpl", "upl", "outside_limits", "close_to_limits", "special_cause_type", "point_type", "variation_icon", "assurance_type",
        "assurance_icon",
    ]

    @Test(
        "every case of every file agrees, field by field",
        arguments: [
            ("attribute_charts", 48, 1e-9), ("funnel_overdispersion", 12, 1e-8), ("funnel_phe", 34, 1e-4), ("spc", 44, 1e-9),
        ])
    func agreement(method: String, count: Int, tolerance: Double) throws {
        let file = try Data(contentsOf: AgreementTests.cases.appending(path: "\(method).json"))
        let cases = try AgreementTests.rows(file, "cases")
        let results = try AgreementTests.rows(try Calc.results(method, of: file), "results")
        #expect(cases.count == count && results.count == count)
        for (one, result) in zip(cases, results) {
            var expected = try #require(one["expected"] as? [String: Any])
            if let quirks = one["quirks"] as? [Any], !quirks.isEmpty {
                expected = expected.filter { !AgreementTests.undefinedInR.contains($0.key) }
            }
            let id = one["id"] as? String ?? ""
            #expect(id == result["id"] as? String)
            let difference = AgreementTests.difference(expected, result["result"] ?? NSNull(), tolerance)
            #expect(difference == nil, "\(id): \(difference ?? "")")
        }
    }

    @Test("a case that cannot be computed says why, and the others go on")
    func faults() throws {
        let file = Data(
            """
            {"cases": [
            {"id": "twice", "input": {"dates": ["2026-01", "2026-01"], "values": [1, 2], "improvement_direction": "increase"}},
            {"id": "way", "input": {"dates": ["2026-01"], "values": [1], "improvement_direction": "up"}},
            {"id": "fix", "input": {"dates": ["2026-01"], "values": [1], "improvement_direction": "increase", "fix_after_n_points": 3}},
            {"id": "order", "input": {"dates": ["2026-03", "2026-01", "2026-02"], "values": [9, 1, 5], "improvement_direction": "increase"}}
            ]}
            """.utf8)
        let results = try AgreementTests.rows(try Calc.results("spc", of: file), "results")
        #expect(results[0]["error"] as? String == "The date 2026-01 is there twice.")
        #expect(results[1]["error"] as? String == "\"up\" is not increase, decrease or neutral.")
        #expect(results[2]["error"] != nil && results[2]["result"] == nil)
        let chart = try #require(results[3]["result"] as? [String: Any])
        #expect(chart["relative_to_mean"] as? [Int] == [-1, 0, 1])
        #expect(chart["assurance_icon"] is NSNull)
    }

    private static let cases = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../MeasuresTests/Cases").standardizedFileURL

    private static func rows(_ file: Data, _ name: String) throws -> [[String: Any]] {
        let whole = try #require(try JSONSerialization.jsonObject(with: file) as? [String: Any])
        return try #require(whole[name] as? [[String: Any]])
    }

    /// The first place at which ours is not what was expected; nil where all agrees.
    private static func difference(_ expected: Any, _ ours: Any, _ tolerance: Double) -> String? {
        switch (expected, ours) {
        case (let fields as [String: Any], let others as [String: Any]):
            for (name, value) in fields {
                if let found = difference(value, others[name] ?? NSNull(), tolerance) { return "\(name) \(found)" }
            }
            return nil
        case (let items as [Any], let others as [Any]):
            guard items.count == others.count else { return "has \(others.count) items, not \(items.count)" }
            for (place, (item, other)) in zip(items, others).enumerated() {
                if let found = difference(item, other, tolerance) { return "[\(place)] \(found)" }
            }
            return nil
        case (let text as String, let other as String): return text == other ? nil : "is \(other), not \(text)"
        case (let number as NSNumber, let other as NSNumber):
            let (a, b) = (number.doubleValue, other.doubleValue)
            return abs(a - b) <= max(tolerance * max(abs(a), abs(b)), 1e-9) ? nil : "is \(b), not \(a)"
        case (is NSNull, is NSNull): return nil
        default: return "is \(ours), not \(expected)"
        }
    }
}
