import Domain
import Services

/// What the series of the basket say, a row a measure: the sheet of signs for programs.
enum JudgementInterface {
    static let all: [Route] = [
        .list(
            "/api/v1/judgements", .needs(.readFigures), "judgements", of: .named("SeriesJudgement"),
            beside: ["as_known": .day, "fictional": .text.orNull],
            "What the series of every measure of the basket says: variation, assurance, trend and how sure an exception is",
            [.known], by: judgements)
    ]

    @Sendable private static func judgements(_ visit: Visit, _ page: PageRequest) async throws -> Listing {
        let answer = try await visit.services.scorecard(for: visit.audience, asKnown: try visit.known(), as: visit.actor)
        let rows = answer.scorecard.sections.flatMap { section in section.readings.map { (section.priority.id, $0) } }
        return try page.cut(rows, by: { $0.1.indicator.id.text }) { JSON(judged: $0.1, priority: $0.0) }
            .beside([
                "as_known": .text(answer.scorecard.asKnown.iso8601),
                "fictional": JSON(answer.version.framework.fictionalBanner),
            ])
    }
}

extension JSON {
    /// One series judged. Nothing is judged where the latest figure may not be shown.
    init(judged reading: Reading, priority: ID<Priority>) {
        let (latest, value) = (reading.latest, reading.latest?.shown.value)
        let (verdict, exception) = (reading.verdict, reading.exception)
        self = [
            "indicator": .text(reading.indicator.id.text), "title": .text(reading.indicator.title),
            "priority": .text(priority.text), "tier": JSON(reading.line?.tier.rawValue),
            "unit": .text(reading.indicator.unit.word), "period": JSON(latest?.period.code),
            "value": value.map { .number($0.value) } ?? .null, "numerator": value?.numerator.map { .number($0) } ?? .null,
            "denominator": value?.denominator.map { .number($0) } ?? .null, "marker": JSON(latest?.shown.marker),
            "rating": .text(reading.standing.word.rawValue), "rating_reason": .text(reading.standing.reason),
            "method": .text(reading.method), "method_reason": .text(reading.methodReason),
            "points": verdict.shortage.map { JSON($0.points) } ?? .null,
            "points_needed": verdict.shortage.map { JSON($0.needed) } ?? .null,
            "variation": JSON(verdict.variationWord), "assurance": JSON(reading.assuranceWord),
            "trend": JSON(verdict.trendWord), "says": .text(reading.verdictKind.word),
            "sentence": .text(reading.seriesSentence), "exception": JSON(exception?.word), "because": JSON(exception?.words),
            "sureness": JSON(exception?.surenessWord), "distance": exception?.distance.map { .number($0) } ?? .null,
        ]
    }
}

extension Shown {
    fileprivate var marker: String? {
        if case .none(let reason, _) = self { reason.code } else { nil }
    }
}
