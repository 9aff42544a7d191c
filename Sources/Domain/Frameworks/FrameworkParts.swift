// The lists of the framework, in the order in which a new partnership fills them in.
extension FrameworkPart {
    public static let all: [FrameworkPart] = [
        agencies, areas, priorities, indicators, bodies, meetings, sources, groups, neighbourModels, mappings,
    ]

    public static func named(_ id: String) -> FrameworkPart? { all.first { $0.id == id } }

    public static let agencies = FrameworkPart(
        "agencies", noun: "agency", heading: "Agencies",
        says: "The organisations that supply figures, answer questions and are held to account.",
        listed: ["type", "partner", "data_lead", "signs_off", "closed_on"], pastedKeys: ["name", "type"],
        sections: [
            Section(
                "Who it is",
                [
                    EntryField("name", "Name", isRequired: true),
                    EntryField("type", "Kind of organisation", .word(agencyTypes)),
                    EntryField("partner", "Standing in the partnership", .word(standings)),
                    EntryField("data_lead", "Post that fills in its lines"),
                    EntryField("signs_off", "Post that signs them off"),
                ]), closing("The day on which it stopped, when it was merged or abolished."),
        ])

    public static let areas = FrameworkPart(
        "areas", path: ["areas", "list"], noun: "area", heading: "Areas",
        says: "The places that figures are about: the district, its localities and wards, and whom it is compared with.",
        listed: ["kind", "code", "parents", "valid_until"], pastedKeys: ["name", "code"], sharedKeys: ["kind", "parents"],
        sections: [
            Section(
                "Which place",
                [
                    EntryField("name", "Name", isRequired: true),
                    EntryField("kind", "Kind of area", .choice(areaKinds), hint: "A locality when nothing is chosen."),
                    EntryField("code", "Official code", hint: "Nine characters, such as E08000035, where there is one."),
                    EntryField("parents", "Lies in", .references(to: "areas")),
                    EntryField("committee", "Body that receives its report", .reference(to: "bodies")),
                ]),
            Section(
                "How many live there", isFolded: true,
                [EntryField("populations", "Populations", .rows(populationFields, noun: "population"))]),
            Section(
                "Other names and codes", isFolded: true,
                [
                    EntryField("other_names", "Other spellings in files", .texts),
                    EntryField("old_codes", "Codes it had before", .texts),
                ]),
            Section(
                "From when until when", isFolded: true,
                [EntryField("valid_from", "Exists from", .day), EntryField("valid_until", "Existed until", .day)]),
        ])

    public static let priorities = FrameworkPart(
        "priorities", noun: "priority", heading: "Priorities", says: "The outcomes that the board has chosen to change.",
        nameKey: "title", listed: ["number", "outcome", "lead", "closed_on"], pastedKeys: ["title", "outcome"],
        sections: [
            Section(
                "What it is",
                [
                    EntryField("title", "Title", isRequired: true),
                    EntryField("number", "Number", .whole, hint: "Its place in the order; empty for enablers, which come last."),
                    EntryField("outcome", "Outcome for children", .paragraph),
                    EntryField("lead", "Lead"),
                    EntryField("accountable", "Accountable director"),
                    EntryField("subgroup", "Sub-group", .reference(to: "bodies")),
                    EntryField("note", "Note", .paragraph),
                ]), closing("The day on which the board stopped pursuing it. Its measures leave the scorecard."),
        ])

    public static let indicators = FrameworkPart(
        "indicators", noun: "indicator", heading: "Indicators", says: "What is measured, how, and who populates it.",
        nameKey: "title", listed: ["unit", "agency", "tier", "priority", "closed_on"],
        sections: [
            Section("What it is", indicatorFields), Section("On the board's list", basketFields),
            Section("What the board wants", [EntryField("targets", "Targets", .rows(targetFields, noun: "target"))]),
            Section(
                "How it is defined", isFolded: true,
                [
                    EntryField("definitions", "Definitions", .rows(definitionFields, noun: "definition")),
                    EntryField("breaks", "Breaks in the series", .rows(breakFields, noun: "break")),
                    EntryField(
                        "rebases", "Days from which the limits of its chart start anew", .rows(rebaseFields, noun: "rebase")),
                    EntryField("events", "Events that may explain the figures", .rows(eventFields, noun: "event")),
                    EntryField("control", "How its control chart is worked out", .fields(controlFields)),
                    EntryField(
                        "verified_by", "Checked against its source by",
                        hint: "A name or a document. Empty: pages say that it is not checked."),
                    EntryField("note", "Note", .paragraph),
                ]),
            Section("Where its figures come from", isFolded: true, supplyFields),
            Section("Held against others when a return is checked", isFolded: true, relatedFields),
            Section(
                "Compared with", isFolded: true,
                [EntryField("benchmarks", "Values stated here", .rows(benchmarkFields, noun: "value"))]),
            Section(
                "Closing it", isFolded: true,
                [
                    EntryField("closed_on", "Closed on", .day, hint: "It leaves the scorecard; its figures stay."),
                    EntryField("replaced_by", "Replaced by", .reference(to: "indicators")),
                ]),
        ])

    public static let bodies = FrameworkPart(
        "bodies", noun: "body", heading: "Boards and sub-groups",
        says: "Who meets: the board itself first, then its sub-groups and the area committees.",
        listed: ["chair", "public", "meets", "closed_on"], pastedKeys: ["name", "chair"],
        sections: [
            Section(
                "Who meets",
                [
                    EntryField("name", "Name", isRequired: true), EntryField("chair", "In the chair"),
                    EntryField("public", "Meets in public", .flag), EntryField("meets", "How often it meets"),
                    EntryField(
                        "report_months", "Months of its full report each year", .texts,
                        hint: "One on a line: January, July. The officer hears of each two months ahead."),
                    EntryField("delegated", "What the board has delegated to it", .paragraph),
                ]), closing("The day on which it was dissolved."),
        ])

    public static let meetings = FrameworkPart(
        "meetings", noun: "meeting", heading: "Meetings", says: "The days on which a body meets, and by when its papers close.",
        nameKey: "date", listed: ["body", "paper_deadline", "data_period", "status"], pastedKeys: ["date", "paper_deadline"],
        sharedKeys: ["body"],
        sections: [
            Section(
                "When and who",
                [
                    EntryField("body", "Body", .reference(to: "bodies"), isRequired: true),
                    EntryField("date", "Day", .day, isRequired: true),
                    EntryField("time", "Time", hint: "14:00, or 14:00-16:00. Empty: not said yet."),
                    EntryField("place", "Place"),
                    EntryField("paper_deadline", "Papers close on", .day),
                    EntryField("papers_published", "Papers go out on", .day),
                    EntryField("data_period", "Period whose figures it has", .period),
                    EntryField("status", "Held?", .choice([.init("planned", "Planned"), .init("held", "Held")])),
                    EntryField("public", "In public", .flag), access, EntryField("note", "Note", .paragraph),
                ])
        ])

    public static let sources = FrameworkPart(
        "sources", noun: "source", heading: "Published sources",
        says: "Where figures come from, beside the returns of the agencies, and the sentence that credits them.",
        listed: ["edition", "publisher", "licence"],
        sections: [
            Section(
                "Which publication",
                [
                    EntryField("name", "Name", isRequired: true),
                    EntryField("edition", "Edition", hint: "Which release it is: its vintage."),
                    EntryField("publisher", "Publisher"), EntryField("licence", "Licence"),
                    EntryField("attribution", "Sentence that must stand under its figures", .paragraph),
                    EntryField("address", "Web address"),
                    EntryField("agency", "Agency whose return it is", .reference(to: "agencies")),
                ])
        ])

    public static let groups = FrameworkPart(
        "groups", noun: "breakdown", heading: "Breakdowns",
        says: "How figures may be divided: by age, by sex, by reason. A figures file names them as age=10-15.",
        nameKey: "dimension", idKey: "dimension", listed: ["members"],
        sections: [
            Section(
                "By what, into which",
                [
                    EntryField("dimension", "Divided by", hint: "One word in small letters: age.", isRequired: true),
                    EntryField(
                        "members", "Into",
                        .rows(
                            [EntryField("id", "In files", isRequired: true), EntryField("name", "On pages", isRequired: true)],
                            noun: "group"),
                        isRequired: true),
                ])
        ])

    public static let neighbourModels = FrameworkPart(
        "neighbour-models", noun: "neighbour model", heading: "Neighbour models",
        says: "The lists of councils most like ours. A mean of neighbours always names its list.", listed: ["published_on"],
        sections: [
            Section(
                "Which list", [EntryField("name", "Name", isRequired: true), EntryField("published_on", "Published on", .day)])
        ])

    public static let mappings = FrameworkPart(
        "mappings", noun: "mapping", heading: "Mappings",
        says: "Which measure of a file feeds which indicator. The first file of a kind makes one, on its own page.",
        listed: ["format", "source"],
        sections: [
            Section(
                "Which files",
                [
                    EntryField("name", "Name"),
                    EntryField(
                        "format", "Layout", .choice(Mapping.Format.allCases.map { .init($0.rawValue, $0.rawValue) }),
                        isRequired: true),
                    EntryField("source", "Where its figures come from", .reference(to: "sources"), isRequired: true),
                    EntryField("lines", "What feeds what", .rows(mappingFields, noun: "line"), isRequired: true),
                    EntryField(
                        "areas", "Names in the file that mean an area here", .pairs(to: "areas"),
                        hint: "One on a line: name in the file = area."),
                ])
        ])

    /// What stands once in the framework, and not in a list.
    public static let settings: [EntryField] = [
        EntryField("name", "Name of the partnership", isRequired: true),
        EntryField("short_name", "Short name"),
        EntryField("statutory_basis", "Founded on", hint: "The law that it works under."),
        EntryField("vision", "Vision", .paragraph),
        EntryField("contact", "Whom to ask", hint: "It stands on the pages about privacy and accessibility."),
        EntryField("district", "The area that the board is about", .reference(to: "areas"), isRequired: true),
        EntryField("region", "Its region", .reference(to: "areas")),
        EntryField("country", "Its country", .reference(to: "areas")),
        EntryField("preferred_neighbour_model", "List of neighbours that pages use first", .reference(to: "neighbour-models")),
        EntryField(
            "bank_holidays", "Days without work beside the bank holidays of England", .texts,
            hint: "One on a line, as 2026-12-28."),
        EntryField("banner", "Sentence on every page when all of it is invented", hint: "Empty where the data is real."),
    ]

    private static func closing(_ hint: String) -> Section {
        Section("Closing it", isFolded: true, [EntryField("closed_on", "Closed on", .day, hint: hint)])
    }
}
