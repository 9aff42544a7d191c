import Domain

// Whose published figures it takes in
extension FrameworkReader {
    func neighbourModels() -> [NeighbourModel] {
        root.maps("neighbour_models", each: "neighbour model").compactMap { map in
            map.check(["id", "name", "published_on"], under: "neighbour_models")
            let id: ID<NeighbourModel>? = declare("neighbour model", map)
            let name = map.required("name")
            let publishedOn = map.day("published_on")
            guard let id, let name else { return nil }
            return NeighbourModel(id: id, name: name, publishedOn: publishedOn)
        }
    }

    func mappings(of indicators: [Indicator], dimensions: [Dimension]) -> [Mapping] {
        let kinds = Dictionary(indicators.map { ($0.id, $0.periodKind) }, uniquingKeysWith: { first, _ in first })
        return root.maps("mappings", each: "mapping").compactMap { map in
            map.check(["id", "name", "format", "source", "areas", "layout", "lines"], under: "mappings")
            let id: ID<Mapping>? = declare("mapping", map)
            let name = map.text("name")
            let format = map.requiredWord("format", of: Mapping.Format.allCases.map(\.rawValue), Mapping.Format.init(rawValue:))
            let source: ID<Source>? = required("source", map, "source")
            let lines = map.requiredMaps("lines", each: "line").compactMap { line($0, kinds: kinds, dimensions: dimensions) }
            let (areas, layout) = (confirmedAreas(map), layout(map, of: format))
            guard let id, let format, let source else { return nil }
            return Mapping(id: id.text, name: name, format: format, source: source, lines: lines, areas: areas, layout: layout)
        }
    }

    private func line(_ map: YAMLMap, kinds: [ID<Indicator>: PeriodKind], dimensions: [Dimension]) -> Mapping.Line? {
        map.check(["indicator", "measure", "part", "filters", "periods", "group"], under: "mappings.lines")
        let indicator: ID<Indicator>? = required("indicator", map, "indicator")
        let measure = map.required("measure")
        let part = map.word("part", of: Mapping.Part.allCases.map(\.rawValue), Mapping.Part.init(rawValue:)) ?? .value
        let periods = map.requiredWord("periods", of: PeriodReading.vocabulary, PeriodReading.init(word:))
        let (filters, group) = (filters(map), group(map, dimensions))
        guard let indicator, let measure, let periods else { return nil }
        if let kind = kinds[indicator], !periods.gives(kind) {
            map.note(
                "periods",
                "\(map.name) reads years as \(periods.word), but the periods of “\(indicator)” are \(kind.word)".capitalisedFirst,
                "Choose periods that are of that kind, or an indicator whose period_type they are")
        }
        return Mapping.Line(indicator: indicator, measure: measure, part: part, filters: filters, periods: periods, group: group)
    }

    private func filters(_ map: YAMLMap) -> [String: String] {
        guard let filters = map.map("filters", name: "filters of \(map.name)") else { return [:] }
        let pairs = filters.keys.compactMap { key in filters.text(key).map { (key, $0) } }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private func group(_ map: YAMLMap, _ dimensions: [Dimension]) -> PopulationGroup {
        guard let text = map.text("group") else { return .total }
        guard let group = PopulationGroup(text) else {
            map.note("group", cell: text, "“\(text)” is not a group", "Write dimension=member, several joined by ;")
            return .total
        }
        if let unknown = group.unknownMember(in: dimensions) {
            map.note("group", cell: text, "There is no group “\(unknown)” in this file", "Add it under groups")
        }
        return group
    }
}

extension PeriodReading {
    /// Whether the periods it reads are of a kind.
    func gives(_ kind: PeriodKind) -> Bool {
        if self == .asWritten { return true }
        if case .pooledYears(let count) = self { return kind == .pooledYears(count) }
        return period("2023").map(kind.admits) ?? false
    }
}

extension PopulationGroup {
    /// The first `dimension=member` that is not declared; nil when all are, or when no dimension is declared at all.
    func unknownMember(in dimensions: [Dimension]) -> String? {
        if dimensions.isEmpty { return nil }
        return members.first { part in
            !dimensions.contains { $0.id == part.dimension && $0.members.contains { $0.id == part.member } }
        }.map { "\($0.dimension)=\($0.member)" }
    }
}
