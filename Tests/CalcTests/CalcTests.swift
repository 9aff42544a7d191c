import Foundation
import Measures
import Testing

@testable import Calc

@Suite("Calculating from a file of cases")
struct CalcTests {
    private func results(_ method: String, _ text: String) throws -> [[String: Any]] {
        let data = try Calc.results(method, of: Data(text.utf8))
        let file = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return try #require(file["results"] as? [[String: Any]])
    }

    private func errors(_ method: String, _ text: String) throws -> [String?] {
        try results(method, text).map { $0["error"] as? String }
    }

    private func fault(_ method: String, _ text: String) -> Calc.Fault? {
        do throws(Calc.Fault) {
            _ = try Calc.results(method, of: Data(text.utf8))
            return nil
        } catch { return error }
    }

    @Test("the methods are named once each, in order")
    func names() {
        #expect(Calc.names == Calc.names.sorted())
        #expect(Set(Calc.names).count == Calc.names.count)
        let ours = ["compare", "dsr", "forecast", "isr", "proportion_ci", "rag", "rate_ci", "rounding", "trajectory", "trend"]
        #expect(Set(Calc.names).isSuperset(of: ours))
    }

    @Test("an unknown method is refused by its name")
    func unknownMethod() {
        #expect(fault("astrology", #"{"cases": []}"#) == .unknownMethod("astrology"))
    }

    @Test(
        "a file that cannot be read is refused, in words",
        arguments: [
            (#"{"cases": [{"id""#, "the file is not JSON"),
            ("[1, 2]", "the file is not an object"),
            ("{}", "the file has no “cases”"),
            (#"{"cases": 5}"#, "“cases” is not a list"),
            (#"{"cases": [{"id": "a", "n": 1}, {"n": 1}]}"#, "case 2 of the file has no “id”"),
            (#"{"cases": [5]}"#, "case 1 of the file is not an object"),
            (#"{"cases": [{"id": 5}]}"#, "“id” is not a text"),
        ])
    func unreadable(text: String, words: String) {
        #expect(fault("rounding", text) == .unreadable(words))
    }

    @Test("half a child is not counted, nor are more than there can be")
    func half() throws {
        func words(_ number: String) -> String {
            "\(number) is too large a number, or is not whole where a whole number is wanted"
        }
        #expect(try errors("rounding", #"{"cases": [{"id": "a", "n": 1.5}]}"#) == [words("1.5")])
        let huge = #"{"cases": [{"id": "a", "input": {"values": [1, 2, 1e400], "horizon": 1}}]}"#
        #expect(try errors("forecast", huge) == [words("1e400")])
    }

    @Test("no cases give no results")
    func empty() throws {
        #expect(try results("rounding", #"{"cases": []}"#).isEmpty)
    }

    @Test("one bad case among good ones gets its error, the others their results, in the order of the file")
    func oneBad() throws {
        let found = try results(
            "rounding",
            #"{"header": 1, "cases": [{"id": "z", "n": 3}, {"id": "m"}, {"id": "a", "n": 7}, {"id": "q", "n": null}]}"#)
        #expect(found.map { $0["id"] as? String } == ["z", "m", "a", "q"])
        #expect(found.map { $0["error"] as? String } == [nil, "the case has no “n”", nil, nil])
        #expect((found[0]["result"] as? [String: Any])?["base5"] as? Int == 5)
        #expect((found[2]["result"] as? [String: Any])?["base10"] as? Int == 10)
        #expect(found[1]["result"] == nil)
        #expect((found[3]["result"] as? [String: Any])?["base5"] is NSNull)
    }

    @Test(
        "a field that is missing, or of the wrong kind, is named",
        arguments: [
            (#""input": {"numerator": 1, "benchmark_percent": 5, "polarity": "high_is_good"}"#, "the case has no “denominator”"),
            (#""input": null"#, "“input” is null"),
            (#""inputs": {}"#, "the case has no “input”"),
            (
                #""input": {"numerator": "1", "denominator": 4, "benchmark_percent": 5, "polarity": "high_is_good"}"#,
                "“numerator” is not a number"
            ),
            (
                #""input": {"numerator": 1, "denominator": 4, "benchmark_percent": 5, "polarity": 3}"#,
                "“polarity” is not a text"
            ),
            (
                #""input": {"numerator": 1, "denominator": 4, "benchmark_percent": 5, "polarity": "up"}"#,
                "“polarity” is “up”, which is none of “high_is_good”, “low_is_good”, “no_judgement”, “not_applicable”"
            ),
            (
                #""input": {"numerator": 5, "denominator": 4, "benchmark_percent": 5, "polarity": "high_is_good"}"#,
                "5 cannot be counted among 4"
            ),
        ])
    func fields(fields: String, words: String) throws {
        #expect(try errors("compare", #"{"cases": [{"id": "a", \#(fields)}]}"#) == [words])
    }

    @Test(
        "lists that do not fit each other, and what they hold amiss, are named",
        arguments: [
            (#""x": [1, "b"], "n": [1, 2], "stdpop": [1, 2]"#, "entry 2 of “x” is not a number"),
            (#""x": [1, 2], "n": [1, null], "stdpop": [1, 2]"#, "entry 2 of “n” is null"),
            (#""x": [1], "n": [1, 2], "stdpop": [1, 2]"#, "“x” has 1 entries where there should be 2"),
            (#""x": 1, "n": [1, 2], "stdpop": [1, 2]"#, "“x” is not a list"),
            (#""n": [1, 2], "stdpop": [1, 2]"#, "the case has no “x”"),
            (#""x": [1, 2], "n": [1, 2], "stdpop": [0, 0]"#, "the standard population is empty"),
            (
                #""ageband": [1, 1], "eventfreq": [1, 2], "persons": [3, 4], "n": [10, 11], "stdpop": [1, 1]"#,
                "“n” differs within age band 1"
            ),
        ])
    func lists(fields: String, words: String) throws {
        let case1 = #"{"cases": [{"id": "a", "input": {"confidence": 0.95, "multiplier": 10000, \#(fields)}}]}"#
        #expect(try errors("dsr", case1) == [words])
    }

    @Test("years are put in order, a year left out breaks the run, and a year given twice is refused")
    func years() throws {
        func trend(_ years: String) throws -> [String: Any] {
            try results(
                "trend",
                #"{"cases": [{"id": "a", "kind": "proportion", "input": {"year": \#(years), "numerator": [50, 40, 30, 20, 10], "denominator": [100, 100, 100, 100, 100]}}]}"#
            )[0]
        }
        #expect((try trend("[2025, 2024, 2023, 2022, 2021]")["result"] as? [String: Any])?["trend"] as? String == "increasing")
        #expect((try trend("[2021, 2022, 2023, 2024, 2025]")["result"] as? [String: Any])?["trend"] as? String == "decreasing")
        let gap = try trend("[2020, 2022, 2023, 2024, 2025]")["result"] as? [String: Any]
        #expect(gap?["trend"] as? String == "cannot_be_calculated")
        #expect(gap?["chi2"] is NSNull)
        #expect(try trend("[2021, 2021, 2023, 2024, 2025]")["error"] as? String == "“year” has 2021 twice")
        #expect(try trend("[-1, 2021, 2023, 2024, 2025]")["error"] as? String == "“year” must be from 1000 to 9999")
    }

    @Test("a figure without bound, and a missing one, are written as null")
    func nulls() throws {
        let found = try results(
            "rate_ci",
            #"{"cases": [{"id": "a", "x": 3, "n": 10, "confidence": 1, "multiplier": 1}, {"id": "b", "x": null, "n": 10, "confidence": 0.95, "multiplier": 1}]}"#
        )
        let (sure, missing) = (found[0]["result"] as? [String: Any], found[1]["result"] as? [String: Any])
        #expect(sure?["lower"] as? Double == 0)
        #expect(sure?["upper"] is NSNull)
        #expect(missing?["value"] is NSNull)
    }

    @Test("every error of a measure is a sentence of its own")
    func measureErrors() {
        let all: [MeasureError] = [
            .emptyCohort, .countOutsideCohort(met: 3, cohort: 2), .negativeCount(-1), .notFinite, .confidenceOutsideRange(0.5),
            .negativeTolerance(-1), .rangeReversed(lower: 2, upper: 1), .noPeriods,
            .morePeriodsThanTheYear(elapsed: 5, periodsInYear: 4), .lastYearTooShort(has: 1, needs: 2),
            .tooFewValues(has: 1, needs: 3), .negativeWeight(-1), .noWeight,
        ]
        let words = all.map { Words.of($0, in: .oneCase) }
        #expect(Set(words).count == all.count)
        #expect(words.allSatisfy { $0.contains(" ") && !$0.contains("(") })
    }
}
