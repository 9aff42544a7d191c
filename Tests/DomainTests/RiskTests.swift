import Domain
import Testing

@Suite("Risks and their scores")
struct RiskTests {
    private static func score(_ likelihood: Int, _ impact: Int) throws -> RiskScore {
        try #require(RiskScore(likelihood: likelihood, impact: impact))
    }

    @Test(
        "bands begin where the rule says",
        arguments: [
            (1, 1, RiskBand.green), (1, 5, .green), (2, 3, .green), (2, 4, .amber), (3, 4, .amber), (3, 5, .red), (5, 5, .red),
        ])
    func bands(likelihood: Int, impact: Int, band: RiskBand) throws {
        #expect(try Self.score(likelihood, impact).band == band)
    }

    @Test("a score outside one to five is none", arguments: [(0, 3), (6, 1), (3, 0), (1, 6)])
    func outside(likelihood: Int, impact: Int) { #expect(RiskScore(likelihood: likelihood, impact: impact) == nil) }

    @Test("every score falls in the band whose scores hold it")
    func allScores() throws {
        for likelihood in 1...5 {
            for impact in 1...5 {
                let score = try Self.score(likelihood, impact)
                #expect(score.band.scores.contains(score.number))
            }
        }
    }

    @Test("the trend compares the last two assessments, in words")
    func trend() throws {
        let (low, high) = (try Self.score(3, 4), try Self.score(4, 4))
        #expect(RiskTrend(from: nil, to: low) == .new)
        #expect(RiskTrend(from: low, to: high).words(from: low) == "Up from 12")
        #expect(RiskTrend(from: high, to: low).words(from: high) == "Down from 16")
        #expect(RiskTrend(from: low, to: try Self.score(4, 3)).words(from: low) == "Static")
    }

    @Test("a risk that nobody looked at for half a year is stale, a closed one never")
    func stale() throws {
        let day = try #require(Day(iso8601: "2026-03-01"))
        var risk = Risk(
            number: 1, says: RiskDraft(title: "A", priority: "p1", post: "B", target: try Self.score(1, 1)),
            now: try Self.score(3, 3),
            raisedOn: day, assessedOn: day)
        #expect(!risk.isStale(on: day.adding(days: 182)))
        #expect(risk.isStale(on: day.adding(days: 183)))
        (risk.state, risk.closedOn) = (.closed, day)
        #expect(!risk.isStale(on: day.adding(days: 400)))
    }
}

@Suite("Activities of a tracker")
struct ActivityTests {
    private static let today = Day(iso8601: "2026-11-21")!
    private static let sign = PriorityRating.Sign(name: "Sub-group", on: today)

    private static func activity(_ progress: Int, due: Int?, atRisk: Bool = false, accepted: Bool = false) -> Activity {
        Activity(
            title: "A", due: due.map { today.adding(days: $0) }, progress: progress, isAtRisk: atRisk, evidence: "a list",
            accepted: accepted ? sign : nil)
    }

    @Test("blue only with accepted evidence, red when overdue, amber when said to be at risk")
    func words() {
        #expect(Self.activity(100, due: -30, accepted: true).word(on: Self.today) == .blue)
        #expect(Self.activity(100, due: -30).word(on: Self.today) == .green)
        #expect(Self.activity(100, due: -30).reason(on: Self.today).contains("not accepted yet"))
        #expect(Self.activity(99, due: -1).word(on: Self.today) == .red)
        #expect(Self.activity(99, due: -1).reason(on: Self.today) == "1 day overdue")
        #expect(Self.activity(40, due: 0, atRisk: true).word(on: Self.today) == .amber)
        #expect(Self.activity(40, due: 0).word(on: Self.today) == .green)
        #expect(Self.activity(0, due: nil).word(on: Self.today) == .green)
    }

    @Test("acceptance holds for the evidence that was seen and for no other")
    func keeping() {
        let before = [Self.activity(100, due: 1, accepted: true)]
        #expect(Self.activity(100, due: 1).keeping(before).accepted == Self.sign)
        var other = Self.activity(100, due: 1)
        other.evidence = "another list"
        #expect(other.keeping(before).accepted == nil)
        #expect(Self.activity(90, due: 1).keeping(before).accepted == nil)
    }

    @Test(
        "an address is one of the web and nothing else",
        arguments: ["javascript:alert(1)", "https://a b", "ftp://x", "https://x\"y", ""])
    func badAddress(text: String) { #expect(!TrackerOrigin.isAddress(text)) }

    @Test("an address of a page is taken")
    func goodAddress() { #expect(TrackerOrigin.isAddress("https://performance.example/plan?year=2026")) }
}
