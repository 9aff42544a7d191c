import Domain
import Measures
import Testing

@Suite("Areas on a funnel")
struct AreaFunnelTests {
    private static let percent = IndicatorJudgementTests.indicator()
    private static let rate = IndicatorJudgementTests.indicator(.rate(per: 10_000, population: "0-17"), .lowerBetter)

    private static func areas(_ counts: [(Double, Double)?], _ unit: Unit) -> [(area: Area, shown: Shown?)] {
        counts.enumerated().map { place, count in
            let shown = count.map { met, size in
                Shown.value(
                    ShownValue(value: met / size * unit.multiplier, numerator: met, denominator: size, status: .final))
            }
            return (Area(id: ID("area-\(place)"), name: "Area \(place)"), shown ?? .none(.suppressed, why: nil))
        }
    }

    @Test("limits lie about all areas together; a hidden one has no position and is in no average")
    func proportions() throws {
        let counts: [(Double, Double)?] = [(50, 100), (55, 100), (45, 100), (20, 100), (80, 100), nil]
        let funnel = try #require(AreaFunnel(Self.percent, .financialQuarter(2026, 2), Self.areas(counts, .percent)))
        #expect(abs(funnel.average - 50) < 1e-9)
        #expect(funnel.places.map { $0.position?.place } == [.within, .within, .within, .farBelow, .farAbove, nil])
        #expect(funnel.places.last?.position == nil)
        #expect(
            funnel.limits.allSatisfy {
                $0.lower998 <= $0.lower95 && $0.lower95 <= 50 && 50 <= $0.upper95 && $0.upper95 <= $0.upper998
            })
    }

    @Test("is left out below five areas with counts, and for what is neither a proportion nor a rate")
    func tooFew() {
        let four: [(Double, Double)?] = [(50, 100), (55, 100), (45, 100), (20, 100), nil]
        #expect(AreaFunnel(Self.percent, .financialQuarter(2026, 2), Self.areas(four, .percent)) == nil)
        let five: [(Double, Double)?] = four.dropLast() + [(30, 100)]
        #expect(AreaFunnel(Self.percent, .financialQuarter(2026, 2), Self.areas(five, .percent)) != nil)
        let plain = IndicatorJudgementTests.indicator(.count)
        #expect(AreaFunnel(plain, .financialQuarter(2026, 2), Self.areas(five, .count)) == nil)
        let none = Array(repeating: (0.0, 100.0) as (Double, Double)?, count: 6)
        #expect(AreaFunnel(Self.rate, .financialQuarter(2026, 2), Self.areas(none, Self.rate.unit)) == nil)
    }

    @Test("an area of rates is drawn on the side of the line on which it is said to lie", arguments: [1.0, 3, 8])
    func rates(scale: Double) throws {
        let counts: [(Double, Double)?] = (0..<40).map { place in
            let population = 2000 + Double(place) * 700
            return ((population / 2000 * scale * Double(place % 5) / 2).rounded(), population)
        }
        let funnel = try #require(AreaFunnel(Self.rate, .financialQuarter(2026, 2), Self.areas(counts, Self.rate.unit)))
        var outside = 0
        for place in funnel.places {
            let (size, lies) = try #require(place.position)
            let value = try #require(place.shown?.value?.value)
            let next = try #require(funnel.limits.firstIndex { $0.size >= size })
            let (left, right) = (funnel.limits[next - 1], funnel.limits[next])
            let share = (size - left.size) / (right.size - left.size)
            let upper = left.upper95 + (right.upper95 - left.upper95) * share
            let lower = left.lower95 + (right.lower95 - left.lower95) * share
            // From ten events on the area's own limits are an approximation, off by less than two parts in a hundred.
            switch lies {
            case .above, .farAbove: #expect(value > upper * 0.98)
            case .below, .farBelow: #expect(value < lower * 1.02)
            case .within, .notApplicable: #expect(value < upper * 1.02 && value >= lower * 0.98)
            }
            if lies != .within { outside += 1 }
        }
        #expect(outside > 5)
    }
}
