import Foundation
import Measures
import Testing

@Suite("Special functions")
struct SpecialFunctionTests {
    struct Case: Decodable {
        let id, function: String
        let arguments: [Double]
        let value: Double
    }

    @Test("every computed value is met to 1e-12 of itself, in the tails as well")
    func cases() throws {
        let cases = try CaseFile<Case>.read("special_functions.json")
        #expect(cases.count == 695)
        for one in cases {
            let ours = try #require(value(one.function, one.arguments), "\(one.function)")
            #expect(agrees(ours, one.value, relative: 1e-12), "\(one.id): \(one.function)\(one.arguments) is \(ours)")
        }
    }

    private func value(_ function: String, _ of: [Double]) -> Double? {
        switch function {
        case "log_gamma": LogGamma.of(of[0])
        case "gamma_lower": IncompleteGamma.lower(shape: of[0], of[1])
        case "gamma_upper": IncompleteGamma.upper(shape: of[0], of[1])
        case "beta_lower": IncompleteBeta.lower(of[0], of[1], of[2])
        case "beta_upper": IncompleteBeta.upper(of[0], of[1], of[2])
        case "beta_inverse_lower": IncompleteBeta.inverse(of[0], of[1], lowerTail: of[2])
        case "beta_inverse_upper": IncompleteBeta.inverse(of[0], of[1], upperTail: of[2])
        case "normal_quantile_upper": Normal.quantile(upperTail: of[0])
        case "normal_upper": Normal.upperTail(of[0])
        case "t_quantile_upper": StudentT.quantile(upperTail: of[0], degrees: of[1])
        case "t_upper": StudentT.upperTail(of[0], degrees: of[1])
        default: nil
        }
    }

    @Test("the logarithm of a factorial, and of gamma at a half, is exact")
    func logGamma() {
        var factorial = 1.0
        for n in 1...20 {
            factorial *= Double(n)
            #expect(agrees(LogGamma.of(Double(n) + 1), log(factorial), relative: 1e-15, absolute: 1e-15))
        }
        #expect(agrees(LogGamma.of(0.5), log(Double.pi) / 2, relative: 1e-15))
    }

    @Test("the gamma function of shape 1 is the exponential, and of shape n a sum of n Poisson terms")
    func gammaIdentities() {
        for x in [0.001, 0.5, 1, 3, 20] {
            #expect(agrees(IncompleteGamma.upper(shape: 1, x), exp(-x), relative: 1e-14))
            let poisson = exp(-x) * (1 + x + x * x / 2 + x * x * x / 6)
            #expect(agrees(IncompleteGamma.upper(shape: 4, x), poisson, relative: 1e-14))
        }
    }

    @Test("the beta function of shape 1 is a power, of halves an arcsine, and either tail mirrors the other")
    func betaIdentities() {
        for x in [1e-9, 0.01, 0.3, 0.5, 0.77, 0.999] {
            #expect(agrees(IncompleteBeta.lower(7.5, 1, x), pow(x, 7.5), relative: 1e-13))
            #expect(agrees(IncompleteBeta.lower(0.5, 0.5, x), 2 / Double.pi * asin(x.squareRoot()), relative: 1e-13))
            #expect(agrees(IncompleteBeta.upper(3, 8, x), IncompleteBeta.lower(8, 3, 1 - x), relative: 1e-13))
            let both = IncompleteBeta.lower(3, 8, x) + IncompleteBeta.upper(3, 8, x)
            #expect(agrees(both, 1, relative: 1e-14))
        }
        #expect(IncompleteBeta.lower(2, 3, 0) == 0)
        #expect(IncompleteBeta.lower(2, 3, 1) == 1)
    }

    @Test("the inverse of the beta function leads back, also from certainty")
    func betaInverse() {
        for (a, b) in [(0.5, 0.5), (0.5, 40), (3, 8), (120, 7), (5000, 5000)] {
            for p in [1e-9, 0.001, 0.2, 0.5, 0.7] {
                let lower = IncompleteBeta.inverse(a, b, lowerTail: p)
                #expect(agrees(IncompleteBeta.lower(a, b, lower), p, relative: 1e-11), "\(a), \(b), \(p)")
            }
        }
        #expect(IncompleteBeta.inverse(2, 3, lowerTail: 0) == 0)
        #expect(IncompleteBeta.inverse(2, 3, lowerTail: 1) == 1)
        #expect(IncompleteBeta.inverse(2, 3, upperTail: 0) == 1)
    }

    /// Fisher and Yates's table, to the digits that it prints.
    @Test(
        "t quantiles are those of the printed tables",
        arguments: [
            (1.0, 0.025, 12.706), (2, 0.025, 4.303), (3, 0.025, 3.182), (5, 0.005, 4.032), (10, 0.05, 1.812), (10, 0.025, 2.228),
            (30, 0.025, 2.042), (60, 0.005, 2.660), (120, 0.025, 1.980),
        ])
    func studentTable(degrees: Double, tail: Double, t: Double) {
        #expect(abs(StudentT.quantile(upperTail: tail, degrees: degrees) - t) < 0.0005)
    }

    @Test("t of one and of two degrees has closed forms; of very many it is the normal; and it mirrors itself")
    func studentIdentities() {
        for q in [1e-6, 0.001, 0.025, 0.1, 0.3, 0.4999] {
            let one = 1 / tan(.pi * q)
            #expect(agrees(StudentT.quantile(upperTail: q, degrees: 1), one, relative: 1e-12))
            let two = (1 - 2 * q) / (2 * q * (1 - q)).squareRoot()
            #expect(agrees(StudentT.quantile(upperTail: q, degrees: 2), two, relative: 1e-12))
            #expect(StudentT.quantile(upperTail: 1 - q, degrees: 7) == -StudentT.quantile(upperTail: 1 - (1 - q), degrees: 7))
            #expect(agrees(StudentT.quantile(upperTail: q, degrees: 1e9), Normal.quantile(upperTail: q), relative: 1e-7))
        }
        #expect(StudentT.quantile(upperTail: 0.5, degrees: 3) == 0)
        #expect(StudentT.quantile(upperTail: 0, degrees: 3) == .infinity)
    }

    /// The percentage points that every table of χ² prints.
    @Test(
        "chi-square quantiles are those of the printed tables",
        arguments: [(1.0, 0.05, 3.841), (2, 0.05, 5.991), (10, 0.025, 20.483), (30, 0.01, 50.892), (1, 0.002, 9.550)])
    func chiSquareTable(degrees: Double, tail: Double, point: Double) {
        #expect(abs(ChiSquare.quantile(upperTail: tail, degrees: degrees) - point) < 0.0005)
    }

    @Test("chi-square of one degree is the square of a normal, which is the threshold of the recent trend")
    func threshold() {
        let z = Normal.quantile(upperTail: 0.001)
        #expect(agrees(ChiSquare.quantile(upperTail: 0.002, degrees: 1), z * z, relative: 1e-13))
        #expect(agrees(RecentTrend.threshold, z * z, relative: 1e-14))
    }
}
