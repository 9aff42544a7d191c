import Domain

extension Schemas {
    static let figures: [(name: String, schema: Schema)] = [
        ("Figure", figure), ("Point", point), ("Series", series), ("Comparator", comparator), ("Movement", movement),
        ("Target", target), ("Reading", reading), ("Revision", revision), ("FigureRow", figureRow), ("Source", source),
        ("SeriesJudgement", seriesJudgement),
    ]

    private static let value = Schema.object([
        "value": .number, "numerator": .number.orNull, "denominator": .number.orNull,
        "status": .choice(ValueStatus.allCases.map(\.word)), "note": .text.orNull,
    ])
    private static let marker = Schema.object([
        "value": .number.orNull, "marker": .choice(NoValueReason.allCases.map(\.code)), "meaning": .text, "why": .text.orNull,
    ])
    private static let figure = Schema.either(value, marker).saying(
        "A value with its status, or the marker of why there is none")

    private static let point = Schema.object([
        "period": .text, "period_label": .text, "figure": .named("Figure"), "known_from": .day, "import": .serial,
        "extracted_on": .day.orNull,
    ])
    private static let series = Schema.object([
        "area": .id, "group": .text, "source": .id, "points": .list(.named("Point")),
    ])
    private static let comparator = Schema.object([
        "of": .choice(["neighbours", "region", "country", "district"]), "name": .text, "value": .number, "period": .text.orNull,
        "source": .text,
    ])
    private static let movement = Schema.object([
        "arrow": .choice(["up", "down", "level", "notComparable"]),
        "meaning": .choice(["improving", "worsening", "no clear change", "level", "notJudged", "notComparable"]), "words": .text,
        "reason": .text,
    ])
    private static let target = Schema.object(
        ["from": .day.orNull, "until": .day.orNull, "area": .id.orNull],
        optional: [
            "aim": .number, "band": .list(.number, most: 2), "expected_range": .list(.number, most: 2),
            "tolerance_points": .number, "tolerance_percent": .number,
        ])
    private static let reading = Schema.object([
        "indicator": .id, "national_code": .text.orNull, "title": .text, "unit": .text, "populated_by": .id,
        "held_to_account": .id.orNull, "tier": Schema.choice(BasketLine.Tier.self).orNull, "source": .id.orNull,
        "latest": .named("Point").orNull, "rating": .choice(Standing.Word.self), "rating_reason": .text,
        "direction": .named("Movement"), "since_previous": .named("Movement"),
        "same_period_last_year": .named("Point").orNull, "target": .named("Target").orNull,
        "comparators": .list(.named("Comparator")), "overdue": .text.orNull, "new_since_last_meeting": .bool,
        "red_for": .count.saying("How many figures have been red one after the other, the latest included"), "sentence": .text,
    ])
    private static let seriesJudgement = Schema.object([
        "indicator": .id, "title": .text, "priority": .id, "tier": Schema.choice(BasketLine.Tier.self).orNull, "unit": .text,
        "period": .text.orNull, "value": .number.orNull, "numerator": .number.orNull, "denominator": .number.orNull,
        "marker": Schema.choice(NoValueReason.allCases.map(\.code)).orNull, "rating": .choice(Standing.Word.self),
        "rating_reason": .text, "method": .choice(Reading.methods), "method_reason": .text,
        "points": Schema.count.orNull.saying("How many figures there are, where they are too few"),
        "points_needed": Schema.count.orNull.saying("How many its method takes, where there are fewer"),
        "variation": Schema.choice(Verdict.variationWords).orNull, "assurance": Schema.choice(Verdict.assuranceWords).orNull,
        "trend": Schema.choice(Verdict.trendWords).orNull,
        "says": Schema.choice(Verdict.Kind.allCases.map(\.word)).saying("What variation or trend comes to"),
        "sentence": .text, "exception": Schema.choice(ExceptionPlace.words).orNull,
        "because": Schema.text.orNull.saying("Completes “It stands among the exceptions because …”"),
        "sureness": Schema.choice(ExceptionPlace.surenessWords).orNull,
        "distance": Schema.number.orNull.saying("How far on the wrong side of its target, in tolerances or standard errors"),
    ])
    private static let revision = Schema.object([
        "period": .text, "source": .id, "was": .named("Figure"), "now": .named("Figure").orNull, "known_from": .day,
        "known_until": .day, "withdrawn": .bool, "brought_by": .serial, "replaced_by": .serial.orNull, "why": .text.orNull,
    ])

    /// The columns of the figures file, and what explains them.
    static let figureRow = Schema.object([
        "indicator": .id, "area": .id, "period": .text, "group": .text, "source": .id, "numerator": .number.orNull,
        "denominator": .number.orNull, "value": .number.orNull,
        "status": .choice(ValueStatus.allCases.map(\.word) + NoValueReason.allCases.map(\.code)), "meaning": .text.orNull,
        "reason": .text.orNull, "note": .text.orNull, "extracted_on": .day.orNull, "area_code": .text.orNull,
        "indicator_title": .text, "unit": .text, "period_label": .text, "known_from": .day, "agency": .text.orNull,
        "attribution": .text.orNull, "import": .serial,
    ])

    private static let source = Schema.object([
        "id": .id, "name": .text, "edition": .text.orNull, "publisher": .text.orNull, "licence": .text.orNull,
        "attribution": .text.orNull, "address": .text.orNull,
    ])
}
