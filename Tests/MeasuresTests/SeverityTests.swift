import Measures
import Testing

@Suite("The order of exceptions")
struct SeverityTests {
    private static func percentage(_ met: Int, of cohort: Int, target: Double = 80, tolerance: Double = 5) throws -> Severity? {
        let proportion = try Proportion(met: met, of: cohort)
        let rule = try RatingRule(aim: .atLeast(target), tolerance: .absolute(tolerance), smallestCohort: 20)
        return Severity(
            of: proportion.value(), against: rule, cohort: Double(cohort), interval: { proportion.interval($0) },
            improvement: .increase)
    }

    @Test("a small red comes after a large one that chance cannot explain, however far off it is")
    func sureBeforeBad() throws {
        let small = try #require(try Self.percentage(14, of: 21))
        let large = try #require(try Self.percentage(744, of: 1000))
        #expect(small.sureness == .colouredOnly && large.sureness == .beyondLimits)
        #expect(small.distance > large.distance)
        #expect(small < large)
    }

    @Test("an interval of 95% that misses the target is less sure than one of 99.8%")
    func intervals() throws {
        #expect(try Self.percentage(60, of: 100)?.sureness == .beyondLimits)
        #expect(try Self.percentage(70, of: 100)?.sureness == .againstTarget)
        #expect(try Self.percentage(74, of: 100)?.sureness == .colouredOnly)
    }

    @Test("green, amber and too few to rate are no exception while nothing else speaks against them")
    func none() throws {
        #expect(try Self.percentage(85, of: 100) == nil)
        #expect(try Self.percentage(78, of: 100) == nil)
        #expect(try Self.percentage(12, of: 19) == nil)
        #expect(Severity(of: 3, against: nil, improvement: .increase) == nil)
    }

    @Test("a special cause of concern makes an exception of a green figure; an improving one does not")
    func series() throws {
        let steady: [Double?] = [89, 91, 89, 91, 89, 91, 89, 91, 89, 91, 89, 91]
        let rule = try RatingRule(aim: .atLeast(80))
        func severity(_ later: [Double?], _ improvement: Improvement) throws -> Severity? {
            let chart = ControlChart(steady + later, improvement: improvement, plan: try ControlPlan(fixedAfter: 12))
            return Severity(of: 88, against: rule, chart: chart, improvement: improvement)
        }
        let falling: [Double?] = [89, 88, 89, 88, 89, 88, 88]
        #expect(try severity(falling, .increase) == Severity(sureness: .specialCause, distance: 0))
        #expect(try severity([84], .increase) == Severity(sureness: .beyondLimits, distance: 0))
        #expect(try severity(falling, .decrease) == nil)
        #expect(try severity(falling, .neutral) == nil)
    }

    @Test("beyond the funnel's wider limits counts on the wrong side only")
    func peers() {
        func severity(_ place: Funnel.Place, _ improvement: Improvement) -> Severity? {
            Severity(of: 50, against: nil, among: place, improvement: improvement)
        }
        #expect(severity(.farBelow, .increase)?.sureness == .beyondLimits)
        #expect(severity(.farAbove, .decrease)?.sureness == .beyondLimits)
        #expect(severity(.farAbove, .increase) == nil && severity(.below, .increase) == nil)
        #expect(severity(.farAbove, .neutral) == nil)
    }

    @Test("the distance is told in tolerances, without one in standard errors, and within a band from its nearer end")
    func distance() throws {
        #expect(try Self.percentage(60, of: 100)?.distance == 4)
        let errors = try #require(try Self.percentage(60, of: 100, tolerance: 0)?.distance)
        let interval = try Proportion(met: 60, of: 100).interval()
        #expect(agrees(errors, 20 / ((interval.upper - interval.lower) / 2 / 1.959963984540054), relative: 1e-12))
        let band = try RatingRule(aim: .within(try Band(lower: 10, upper: 20)), tolerance: .percentOfTarget(10))
        #expect(Severity(of: 24, against: band, improvement: .neutral) == Severity(sureness: .colouredOnly, distance: 2))
        #expect(Severity(of: 7, against: band, improvement: .neutral) == Severity(sureness: .colouredOnly, distance: 3))
        let most = try RatingRule(aim: .atMost(20))
        #expect(Severity(of: 24, against: most, improvement: .decrease) == Severity(sureness: .colouredOnly, distance: 0))
    }

    @Test("among equally sure ones the further off target comes first")
    func order() {
        let near = Severity(sureness: .againstTarget, distance: 1)
        let far = Severity(sureness: .againstTarget, distance: 2.5)
        let surer = Severity(sureness: .specialCause, distance: 0)
        #expect([far, surer, near].sorted(by: >) == [surer, far, near])
        #expect(Severity(sureness: .colouredOnly, distance: .nan).distance == 0)
    }
}
