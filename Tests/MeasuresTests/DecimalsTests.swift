import Measures
import Testing

@Suite("Numbers as their digits")
struct DecimalsTests {
    @Test(
        "a half goes up, as it was typed and not as binary has it",
        arguments: [
            (1.005, 2, "1.01"), (2.675, 2, "2.68"), (0.285, 2, "0.29"), (0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"),
            (14.5, 0, "15"), (1.45, 1, "1.5"), (8.345, 2, "8.35"), (0.05, 1, "0.1"), (0.049, 1, "0.0"),
            (1.0049999999999999, 2, "1.01"),
            (1.00499999999999, 2, "1.00"), (-2.5, 0, "-3"), (-1.005, 2, "-1.01"), (99.95, 1, "100.0"), (999.5, 0, "1,000"),
            (9.5, 0, "10"),
        ])
    func halves(number: Double, decimals: Int, text: String) {
        #expect(Decimals.text(number, decimals: decimals) == text)
    }

    @Test(
        "a figure keeps its decimals and gets its thousands separators",
        arguments: [
            (71.0, 1, "71.0"), (71.0, 0, "71"), (4413.0, 0, "4,413"), (123.0, 0, "123"), (1_234_567.891, 2, "1,234,567.89"),
            (-4413.0, 1, "-4,413.0"), (-413.0, 0, "-413"), (0.1 + 0.2, 1, "0.3"), (538.2, 1, "538.2"), (82_000.0, 0, "82,000"),
        ])
    func fixed(number: Double, decimals: Int, text: String) {
        #expect(Decimals.text(number, decimals: decimals) == text)
    }

    @Test("what is rounded by plain arithmetic reads as its digits do, near a half and far from one", arguments: 0...4)
    func plainArithmetic(decimals: Int) throws {
        var state: UInt64 = 7
        for turn in 0..<20_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let digits = Double(Int64(bitPattern: state) >> 20)
            // Halves as they are typed, hairs beside them, and numbers of any length.
            let number =
                switch turn % 4 {
                case 0: (digits.remainder(dividingBy: 100_000).rounded() + 0.5) / 100
                case 1: (digits.remainder(dividingBy: 1_000_000).rounded() + 0.500_000_000_1) / 1000
                case 2: digits / 1000
                default: digits.remainder(dividingBy: 100_000) / Double(1 + state % 997)
                }
            let exact = try #require(Decimals(number)).text(decimals: decimals)
            #expect(Decimals.text(number, decimals: decimals) == exact, "\(number)")
        }
    }

    @Test(
        "nought has no sign, however it came about",
        arguments: [
            (-0.0, 0, "0"), (-0.0, 1, "0.0"), (-0.04, 1, "0.0"), (-0.4, 0, "0"), (0.0, 2, "0.00"),
        ])
    func nought(number: Double, decimals: Int, text: String) {
        #expect(Decimals.text(number, decimals: decimals) == text)
    }

    @Test(
        "the very large and the very small print in full",
        arguments: [
            (1e21, 0, "1,000,000,000,000,000,000,000"), (1e-7, 7, "0.0000001"), (1.5e-7, 7, "0.0000002"),
            (.leastNonzeroMagnitude, 2, "0.00"),
            (9_007_199_254_740_992, 0, "9,007,199,254,740,992"), (1.7976931348623157e308, 0, nil),
        ] as [(Double, Int, String?)])
    func extremes(number: Double, decimals: Int, text: String?) {
        let printed = Decimals.text(number, decimals: decimals)
        if let text { #expect(printed == text) } else { #expect(printed.count == 309 + 102) }
    }

    @Test("separators can be left out, and a number without fixed decimals prints those it has")
    func plain() {
        #expect(Decimals.text(4413.5, decimals: 2, separators: false) == "4413.50")
        #expect(Decimals(0.05)?.text == "0.05")
        #expect(Decimals(4413)?.text == "4,413")
        #expect(Decimals(1e-5)?.text == "0.00001")
        #expect(Decimals(0)?.text == "0")
    }

    @Test("what is no number has no digits")
    func notFinite() {
        #expect(Decimals(Double.nan) == nil)
        #expect(Decimals(Double.infinity) == nil)
        for text in ["", "-", ".", "1,000", "1.2.3", "abc", "1e", "0x10", " 1"] {
            #expect(Decimals(text: text) == nil, "\(text)")
        }
    }

    @Test("subtraction is exact where binary is not")
    func exactDifference() throws {
        let difference = try #require(Decimals(78.25)) - #require(Decimals(78.2))
        #expect(78.25 - 78.2 != 0.05)
        #expect(difference == Decimals(0.05))
        #expect(
            try #require(Decimals(1e20)) - #require(Decimals(1e-20))
                == Decimals(text: "99999999999999999999.99999999999999999999"))
    }

    @Test("arithmetic agrees with whole-number arithmetic on four thousand pairs")
    func agreesWithIntegers() {
        var state: UInt64 = 7
        func next() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % 2_000_001 - 1_000_000
        }
        for _ in 0..<4000 {
            let (a, b) = (next(), next() / (1 + abs(next()) % 1000))
            let (x, y) = (Decimals(a).shifted(by: -3), Decimals(b).shifted(by: -3))
            #expect(x + y == Decimals(a + b).shifted(by: -3))
            #expect(x - y == Decimals(a - b).shifted(by: -3))
            #expect(x * y == Decimals(a * b).shifted(by: -6))
            #expect((x < y) == (a < b))
            #expect((x == y) == (a == b))
        }
    }

    @Test("rounding agrees with whole-number rounding on four thousand numbers")
    func roundsLikeIntegers() {
        for thousandths in stride(from: -20_000, through: 20_000, by: 7) {
            let away = (abs(thousandths) + 5) / 10
            let expected = Decimals(thousandths < 0 ? -away : away).shifted(by: -2)
            #expect(Decimals(Double(thousandths) / 1000)?.rounded(to: 2) == expected)
        }
    }

    @Test("a number goes through its digits unchanged")
    func roundTrip() {
        for number in [0, 1, -1, 0.1, 1.0 / 3, 1e300, -2.5e-300, Double.leastNonzeroMagnitude, 123_456.789] {
            #expect(Decimals(number)?.double == number)
        }
    }
}
