import Domain

extension Schemas {
    static let framework: [(name: String, schema: Schema)] = [
        ("Area", area), ("Agency", agency), ("Definition", definition), ("Indicator", indicator),
        ("CatalogueEntry", catalogueEntry), ("Meeting", meeting), ("Body", body), ("BasketLine", basketLine),
        ("Priority", priority), ("MappingLine", mappingLine), ("Layout", layout), ("Mapping", mapping),
    ]

    private static let area = Schema.object([
        "id": .id, "name": .text, "kind": .choice(Area.Kind.self), "code": .text.orNull, "parents": .list(.id),
        "committee": .id.orNull,
        "populations": .list(.object(["band": .text, "mid_year": .integer, "count": .count])),
    ])
    private static let agency = Schema.object([
        "id": .id, "name": .text, "type": .text.orNull, "partner": .text.orNull, "data_lead": .text.orNull,
        "signs_off": .text.orNull,
    ])
    private static let definition = Schema.object([
        "version": .count, "valid_from": .day.orNull, "definition": .text.orNull, "numerator": .text.orNull,
        "denominator": .text.orNull,
    ])
    private static let access = Schema.choice(AccessClass.all.map(\.word))
    private static let indicator = Schema.object([
        "id": .id, "national_code": .text.orNull, "title": .text, "kind": .choice(Indicator.Kind.self), "unit": .text,
        "polarity": .choice(Indicator.Polarity.self), "decimals": .integer(0...6), "frequency": .choice(Frequency.self),
        "period_type": .text, "agency": .id, "sources": .list(.id), "definitions": .list(.named("Definition")),
        "breaks": .list(.object(["from": .day, "reason": .text])), "rebases": .list(.object(["from": .day, "why": .text])),
        "events": .list(.object(["on": .day, "what": .text])),
        "control": .object(["screened": .bool, "fixed_after": .integer(12...240).orNull]), "verified": .bool,
        "flow": .object(["starts": .id, "ends": .id]).orNull, "agrees_with": counterpart.orNull,
        "replaced_by": .id.orNull,
        "closed_on": .day.orNull, "access": access,
    ])
    private static let counterpart = Schema.object([
        "indicator": .id, "part": .choice(CountedPart.self), "its": .choice(CountedPart.self), "what": .text,
    ])
    private static let catalogueEntry = Schema.object([
        "id": .id, "national_code": .text.orNull, "predecessor_code": .text.orNull, "title": .text, "unit": .text,
        "frequency": .choice(Frequency.self), "lead_agency": .text, "status": .text, "replaced_by": .id.orNull,
        "verified_by": .text,
    ])
    private static let meeting = Schema.object([
        "id": .id, "body": .id, "date": .day, "time": .text.orNull, "place": .text.orNull, "data_period": .text.orNull,
        "paper_deadline": .day.orNull,
        "papers_published": .day.orNull, "held": .bool, "public": .bool, "access": access,
    ])
    private static let body = Schema.object(["id": .id, "name": .text, "chair": .text.orNull])
    private static let basketLine = Schema.object([
        "indicator": .id, "priority": .id, "tier": .choice(BasketLine.Tier.self), "reason": .text.orNull, "duty": .text.orNull,
        "held_to_account": .id.orNull, "targets": .list(.named("Target")),
    ])
    private static let priority = Schema.object([
        "id": .id, "number": .integer.orNull, "title": .text, "outcome": .text.orNull, "lead": .text.orNull,
        "accountable": .text.orNull, "sub_group": .id.orNull,
    ])
    private static let mappingLine = Schema.object([
        "indicator": .id, "measure": .text, "part": .choice(Mapping.Part.self), "filters": .map(.text), "periods": .text,
        "group": .text,
    ])
    private static let place = Schema.either(
        .choice(["columns"]), .object(["rows": .list(.text)]), .object(["is": .text]))
    private static let layout = Schema.object([
        "sheet": .text.orNull, "header_row": .count, "header_rows": .count, "measure": place, "period": place, "area": place,
        "value": .text.orNull,
    ])
    private static let mapping = Schema.object([
        "id": .text, "name": .text.orNull, "format": .choice(Mapping.Format.self), "source": .id,
        "layout": .named("Layout").orNull, "areas": .map(.id), "lines": .list(.named("MappingLine")),
    ])
}
