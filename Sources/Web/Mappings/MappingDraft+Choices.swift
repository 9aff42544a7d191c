import Domain
import Services

extension MappingDraft {
    /// What the form says as a mapping; throws what has to be put right in it.
    init(_ choices: MappingChoices, _ offer: FileOffer, _ version: FrameworkVersion) throws(FormProblems) {
        var problems = FormProblems()
        let id = MappingDraft.id(choices.name)
        if id.isEmpty { problems.add("name", "Give the mapping a name, such as “Quarterly dataset of the business unit”") }
        if let other = version.framework.mappings.first(where: { $0.id == id }), other.format != offer.format {
            problems.add("name", "Choose another name: “\(other.name ?? other.id)” is a mapping of another kind of file")
        }
        let source = MappingDraft.source(choices, version, &problems)
        let wanted = choices.lines.enumerated().filter { !$0.element.indicator.isEmpty }
        if wanted.isEmpty { problems.add("indicator-0", "Choose an indicator for at least one measure") }
        let filters = choices.members.filter { !$0.value.isEmpty }
        let lines = wanted.compactMap { place, line in
            MappingDraft.line(line, place, filters: offer.layout == nil ? filters : [:], offer, version, &problems)
        }
        let layout = MappingDraft.layout(choices, offer, version, &problems)
        let areas = choices.areas.filter { version.area(ID($0.value)) != nil }.mapValues { ID<Area>($0) }
        guard problems.isEmpty, let source else { throw problems }
        self.init(
            mapping: Mapping(
                id: id, name: choices.name, format: offer.format, source: source.id, lines: lines, areas: areas, layout: layout),
            newSource: version.source(source.id) == nil ? source : nil)
    }

    private static func source(
        _ choices: MappingChoices, _ version: FrameworkVersion, _ problems: inout FormProblems
    ) -> Source? {
        if choices.source == MappingChoices.newSource {
            let id = MappingDraft.id(choices.newSourceName)
            if id.isEmpty { problems.add("new-source", "Name the source, such as “Dataset of the business unit”") }
            return id.isEmpty ? nil : Source(id: ID(id), name: choices.newSourceName)
        }
        guard let source = version.source(ID(choices.source)) else {
            problems.add("source", "Choose where the figures come from")
            return nil
        }
        return source
    }

    private static func line(
        _ line: MappingChoices.Line, _ place: Int, filters: [String: String], _ offer: FileOffer, _ version: FrameworkVersion,
        _ problems: inout FormProblems
    ) -> Mapping.Line? {
        guard let indicator = version.indicator(ID(line.indicator)) else {
            problems.add("indicator-\(place)", "Choose an indicator of the framework for “\(line.measure)”")
            return nil
        }
        let periods: PeriodReading
        if offer.layout != nil {
            periods = PeriodHeading.reading(of: offer.periods.map(\.text), for: indicator.periodKind)
        } else {
            periods = PeriodReading(word: line.periods) ?? .usual(for: indicator.periodKind)
        }
        return Mapping.Line(
            indicator: indicator.id, measure: line.measure, part: line.part, filters: filters, periods: periods, group: .total)
    }

    /// The layout that was found, with what the person says for the whole table.
    private static func layout(
        _ choices: MappingChoices, _ offer: FileOffer, _ version: FrameworkVersion, _ problems: inout FormProblems
    ) -> TableLayout? {
        guard var layout = offer.layout else { return nil }
        if layout.area.fixedText != nil {
            if version.area(ID(choices.area)) == nil { problems.add("area", "Choose the area that the table is about") }
            layout.area = .fixed(choices.area)
        }
        if layout.period.fixedText != nil {
            if Period(code: choices.period) == nil {
                problems.add("period", "Write the period of the table as 2025-03-31, 2024-25, 2024-25Q1 or 2025")
            }
            layout.period = .fixed(choices.period)
        }
        return layout
    }

    /// "Quarterly dataset (2025)" → "quarterly-dataset-2025".
    private static func id(_ name: String) -> String {
        let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return String(words.joined(separator: "-").prefix(60))
    }
}
