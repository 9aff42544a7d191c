import Domain
import Services

// Figures as programs get them. Like every page they take only what may be shown.
extension JSON {
    init(_ shown: Shown) {
        switch shown {
        case .value(let value):
            self = [
                "value": .number(value.value), "numerator": value.numerator.map { .number($0) } ?? .null,
                "denominator": value.denominator.map { .number($0) } ?? .null, "status": .text(value.status.word),
                "note": JSON(value.note),
            ]
        case .none(let reason, let why):
            self = ["value": nil, "marker": .text(reason.code), "meaning": .text(reason.meaning), "why": JSON(why)]
        }
    }

    init(_ point: SeriesPoint) {
        self = [
            "period": .text(point.period.code), "period_label": .text(point.period.label), "figure": JSON(point.shown),
            "known_from": .text(point.knownFrom.iso8601), "import": .int(point.importNumber),
            "extracted_on": JSON(point.extractedOn?.iso8601),
        ]
    }

    init(_ series: Series) {
        self = [
            "area": .text(series.area.text), "group": .text(series.group.text), "source": .text(series.source.text),
            "points": .list(series.points.map { JSON($0) }),
        ]
    }

    init(_ comparator: Comparator) {
        let of =
            switch comparator.of {
            case .neighbours: "neighbours"
            case .region: "region"
            case .country: "country"
            case .district: "district"
            }
        self = [
            "of": .text(of), "name": .text(comparator.name), "value": .number(comparator.value),
            "period": JSON(comparator.period?.code),
            "source": .text(comparator.source),
        ]
    }

    init(_ movement: Movement) {
        self = [
            "arrow": .text(movement.arrow.rawValue), "meaning": .text(movement.meaning.rawValue), "words": .text(movement.words),
            "reason": .text(movement.reason),
        ]
    }

    init(_ target: Target) {
        var pairs: [(String, JSON)]
        switch target.aim {
        case .value(let aim): pairs = [("aim", .number(aim))]
        case .band(let low, let high): pairs = [("band", [.number(low), .number(high)])]
        case .expectedRange(let low, let high): pairs = [("expected_range", [.number(low), .number(high)])]
        }
        switch target.tolerance {
        case .points(let points): pairs.append(("tolerance_points", .number(points)))
        case .percentOfTarget(let percent): pairs.append(("tolerance_percent", .number(percent)))
        }
        pairs += [
            ("from", JSON(target.from?.iso8601)), ("until", JSON(target.until?.iso8601)), ("area", JSON(target.area?.text)),
        ]
        self = .object(pairs)
    }

    /// One figure judged, with the reason for each judgement.
    init(_ reading: Reading) {
        self = [
            "indicator": .text(reading.indicator.id.text), "national_code": JSON(reading.indicator.nationalCode),
            "title": .text(reading.indicator.title), "unit": .text(reading.indicator.unit.word),
            "populated_by": .text(reading.indicator.agency.text), "held_to_account": JSON(reading.line?.heldToAccount?.text),
            "tier": JSON(reading.line?.tier.rawValue), "source": JSON(reading.series?.source.text),
            "latest": reading.latest.map { JSON($0) } ?? .null, "rating": .text(reading.standing.word.rawValue),
            "rating_reason": .text(reading.standing.reason), "direction": JSON(reading.movement),
            "since_previous": JSON(reading.sincePrevious), "same_period_last_year": reading.lastYear.map { JSON($0) } ?? .null,
            "target": reading.target.map { JSON($0) } ?? .null, "comparators": .list(reading.comparators.map { JSON($0) }),
            "overdue": JSON(reading.overdue?.code), "new_since_last_meeting": .bool(reading.isNew),
            "red_for": JSON(reading.redRun?.count ?? 0), "sentence": .text(reading.sentence),
        ]
    }

    /// A row of the list of all figures: the columns of the figures file, and what explains them.
    init(_ line: FigureLine, _ version: FrameworkVersion) {
        let (value, source) = (line.shown.value, version.source(line.key.source))
        var (status, meaning) = (value?.status.word ?? "", nil as String?)
        if case .none(let reason, _) = line.shown { (status, meaning) = (reason.code, reason.meaning) }
        let attribution = [version.framework.fictionalBanner, source?.attribution].compactMap { $0 }.joined(separator: " ")
        self = [
            "indicator": .text(line.key.indicator.text), "area": .text(line.key.area.text),
            "period": .text(line.key.period.code), "group": .text(line.key.group.text), "source": .text(line.key.source.text),
            "numerator": value?.numerator.map { .number($0) } ?? .null,
            "denominator": value?.denominator.map { .number($0) } ?? .null, "value": value.map { .number($0.value) } ?? .null,
            "status": .text(status), "meaning": JSON(meaning), "reason": JSON(line.reason), "note": JSON(value?.note),
            "extracted_on": JSON(line.extractedOn?.iso8601), "area_code": JSON(version.area(line.key.area)?.code),
            "indicator_title": .text(line.indicator.title), "unit": .text(line.indicator.unit.word),
            "period_label": .text(line.key.period.label), "known_from": .text(line.knownFrom.iso8601),
            "agency": JSON(version.agency(line.indicator.agency)?.name),
            "attribution": JSON(attribution.isEmpty ? nil : attribution), "import": .int(line.importNumber),
        ]
    }

    init(_ source: Source) {
        self = [
            "id": .text(source.id.text), "name": .text(source.name), "edition": JSON(source.edition),
            "publisher": JSON(source.publisher),
            "licence": JSON(source.licence), "attribution": JSON(source.attribution), "address": JSON(source.address),
        ]
    }
}
