// What can be said of the things that need many words, and the words there are.
extension FrameworkPart {
    static let indicatorFields: [EntryField] = [
        EntryField("title", "Title", isRequired: true),
        EntryField("unit", "Counted in", .word(units), isRequired: true),
        EntryField("polarity", "Good is", .choice(polarities), isRequired: true),
        EntryField("frequency", "How often", .choice(frequencies), isRequired: true),
        EntryField("period_type", "Each figure is about", .word(periodKinds), isRequired: true),
        EntryField("agency", "Populated by", .reference(to: "agencies"), isRequired: true),
        EntryField("decimals", "Decimals shown", .whole),
        EntryField("area_breakdown", "Also for the areas inside the district", .flag),
        EntryField("national_code", "National code", hint: "NI 59, where it had one."),
        EntryField("kind", "Kind", .choice(kinds)),
        access,
    ]

    /// The same for everything that may be restricted.
    static let access = EntryField(
        "access", "Who may see it", .choice(AccessClass.all.dropFirst().map { .init($0.word, $0.label) }),
        hint: "Nothing chosen: open. Otherwise it stands nowhere for those who may not read restricted things, and in no pack.")

    static let basketFields: [EntryField] = [
        EntryField(
            "tier", "Tier", .choice(BasketLine.Tier.allCases.map { .init($0.rawValue, $0.label) }),
            hint: "Empty: the board has not chosen it."),
        EntryField("priority", "Under which priority", .reference(to: "priorities")),
        EntryField("held_to_account", "Agency held to account", .reference(to: "agencies")),
        EntryField("reason", "Why it was chosen", .paragraph),
        EntryField("duty", "Duty that it gives evidence for"),
    ]

    static let targetFields: [EntryField] = [
        EntryField("value", "Value", .number), EntryField("band", "or within", .range),
        EntryField("expected_range", "or expected within (not rated)", .range), EntryField("tolerance", "Tolerance", .number),
        EntryField(
            "kind", "Tolerance in",
            .choice([.init("points", "points of the unit"), .init("relative_percent", "per cent of the target")])),
        EntryField("from", "From", .day), EntryField("until", "Until", .day),
        EntryField("area", "For the area", .reference(to: "areas")),
        EntryField(
            "quarter_profile", "By quarter",
            .fields((1...4).map { EntryField("Q\($0)", "Quarter \($0)", .number) }),
            hint: "Where the aim differs with the season."),
        EntryField("note", "Note"),
    ]

    static let definitionFields: [EntryField] = [
        EntryField("number", "Version", .whole),
        EntryField("valid_from", "Counted so from", .day, hint: "Empty: from the beginning."),
        EntryField("definition", "Definition", .paragraph), EntryField("numerator", "Numerator", .paragraph),
        EntryField("denominator", "Denominator", .paragraph),
    ]

    static let breakFields: [EntryField] = [
        EntryField("from", "From", .day, isRequired: true),
        EntryField("reason", "Why not comparable with before", isRequired: true),
    ]

    static let rebaseFields: [EntryField] = [
        EntryField("from", "From", .day, isRequired: true),
        EntryField("why", "Why the limits start anew", isRequired: true),
    ]

    static let eventFields: [EntryField] = [
        EntryField("on", "On", .day, isRequired: true), EntryField("what", "What happened", isRequired: true),
    ]

    static let controlFields: [EntryField] = [
        EntryField(
            "screened", "Changes out of the ordinary from one period to the next",
            .choice([.init("true", "left out of the limits, once (usual)"), .init("false", "kept in the limits")])),
        EntryField(
            "fixed_after", "Limits fixed after so many points", .whole,
            hint: "12 or more. Empty: every new figure goes into the limits."),
    ]

    static let supplyFields: [EntryField] = [
        EntryField("source_return", "Return that it is taken from"),
        EntryField("sources", "Sources, the preferred first", .references(to: "sources")),
        EntryField("local_lag_days", "Days until the local figure can be had", .whole),
        EntryField("published_lag_days", "Days until the published figure is out", .whole),
        EntryField("breakdowns", "Breakdowns wanted", .texts),
        EntryField(
            "disclosure", "Rule for small numbers", .rule(disclosures, own: disclosureFields),
            hint: "The rule for children in need when nothing is chosen."),
    ]

    static let relatedFields: [EntryField] = [
        EntryField(
            "flow", "What starts and what ends, where this counts a stock",
            .fields([
                EntryField("starts", "What starts is counted by", .reference(to: "indicators")),
                EntryField("ends", "What ends is counted by", .reference(to: "indicators")),
            ]),
            hint: "In a return with all three, what was there, and started, and ended has to make what is there."),
        EntryField(
            "agrees_with", "Where another agency counts the same", .fields(counterpartFields),
            hint: "When the two numbers of a period differ, the agency of this indicator is asked why, with both numbers."),
    ]

    static let counterpartFields: [EntryField] = [
        EntryField("indicator", "The other agency's indicator", .reference(to: "indicators")),
        EntryField("part", "The number of this indicator", .choice(countedParts)),
        EntryField("its", "The number of the other", .choice(countedParts)),
        EntryField("what", "What both count", hint: "In the plural, as in “Police record 12 episodes”: episodes."),
    ]

    static let countedParts: [EntryField.Choice] = CountedPart.allCases.map { .init($0.rawValue, $0.rawValue) }

    static let benchmarkFields: [EntryField] = [
        EntryField(
            "of", "Of", .choice([.init("england", "England"), .init("neighbours", "Statistical neighbours")]), isRequired: true),
        EntryField("value", "Value", .number, isRequired: true), EntryField("period", "Period", .period),
        EntryField("source", "Source"),
    ]

    static let populationFields: [EntryField] = [
        EntryField("band", "Ages", hint: "0-17, or f-15-17 for girls.", isRequired: true),
        EntryField("mid_year", "Middle of the year", .whole, isRequired: true),
        EntryField("count", "People", .whole, isRequired: true),
    ]

    static let mappingFields: [EntryField] = [
        EntryField("indicator", "Indicator", .reference(to: "indicators"), isRequired: true),
        EntryField("measure", "Measure in the file", isRequired: true),
        EntryField("part", "It is its", .choice(Mapping.Part.allCases.map { .init($0.rawValue, $0.rawValue) })),
        EntryField("filters", "Only rows where", .pairs(to: nil), hint: "One on a line: column = text."),
        EntryField(
            "periods", "A year means", .word(PeriodReading.vocabulary.map { .init($0, $0.replacing("-", with: " ")) }),
            isRequired: true),
        EntryField("group", "Group", hint: "age=10-15; empty for all."),
    ]

    static let units: [EntryField.Choice] = Unit.vocabulary.map { .init($0, Unit(word: $0)?.label ?? $0) }

    static let polarities: [EntryField.Choice] = [
        .init("higher-better", "higher"), .init("lower-better", "lower"), .init("neutral-in-range", "within a range"),
    ]

    static let frequencies: [EntryField.Choice] = Frequency.allCases.map { .init($0.rawValue, $0.rawValue) }

    static let periodKinds: [EntryField.Choice] = PeriodKind.vocabulary.map { .init($0, $0.replacing("-", with: " ")) }

    static let kinds: [EntryField.Choice] = Indicator.Kind.allCases.map { .init($0.rawValue, $0.rawValue) }

    static let areaKinds: [EntryField.Choice] = Area.Kind.allCases.map { .init($0.rawValue, $0.rawValue) }

    static let disclosureFields: [EntryField] = [
        EntryField("largest_protected_count", "Largest protected count", .whole),
        EntryField("smallest_denominator", "Smallest denominator shown", .whole),
    ]

    static let disclosures: [EntryField.Choice] = [
        .init("children-in-need", "counts of 1 to 5 (children in need)"), .init("hospital", "counts of 1 to 7 (hospital)"),
        .init("survey", "groups under 10 (survey)"),
    ]

    static let agencyTypes: [EntryField.Choice] = [
        "local-authority", "police", "health-commissioner", "health-provider", "education", "justice", "vcs",
    ].map { .init($0, $0.replacing("-", with: " ")) }

    static let standings: [EntryField.Choice] = [
        .init("statutory-safeguarding-partner", "statutory safeguarding partner"), .init("relevant-agency", "relevant agency"),
    ]
}
