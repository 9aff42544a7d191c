import Domain

/// What a data file of Explore Education Statistics holds that could be asked for.
struct EducationStatisticsOffer {
    let offer: FileOffer

    init(
        _ table: Table, _ columns: EducationStatisticsColumns, _ places: EducationStatisticsPlaces, _ version: FrameworkVersion,
        _ names: FrameworkNames
    ) {
        var (builder, areas) = (OfferBuilder(version, names), WantedAreas(names))
        for name in columns.indicators {
            let described = columns.descriptions?.column(name)
            let cells = table.column(name).map { column in table.rows.lazy.map { $0.cell(column) }.filter { !$0.isEmpty } }
            builder.measure(
                name, title: described?.label, unit: described.flatMap { $0.unit.isEmpty ? nil : $0.unit } ?? Self.unit(name),
                part: Self.part(name, columns.indicators), count: cells.map { $0.count { _ in true } } ?? 0,
                example: cells?.first(where: MappedFigures.Content.isNumber))
        }
        let (time, identifier) = (table.column("time_period"), table.column("time_identifier"))
        for row in table.rows {
            builder.period("\(row.cell(time)) \(row.cell(identifier))".trimmed)
            guard let texts = places.texts(of: row), let name = texts.last(where: { !$0.isEmpty }) else { continue }
            builder.area(name, place: areas.place(texts), hasCode: texts.dropLast().contains { !$0.isEmpty })
        }
        builder.groups = columns.filters.compactMap { name in
            guard let column = table.column(name) else { return nil }
            let members = table.members(column).filter { !$0.isEmpty }
            let label = columns.descriptions?.column(name)?.label ?? ""
            return FileOffer.Group(
                column: name, title: label.isEmpty ? nil : label, members: members, total: members.first(where: Self.isTotal))
        }
        offer = builder.offer(.exploreEducationStatistics, period: Self.period)
    }

    private static func isTotal(_ member: String) -> Bool {
        let words = member.lowercased()
        return words == "total" || words == "all" || words.hasPrefix("total ") || words.hasPrefix("all ")
    }

    /// "202425 Academic year" as it would be read when nothing more is said.
    private static func period(_ text: String) -> Period? {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard let time = parts.first else { return nil }
        let when = EducationStatisticsPeriod(time, parts.count == 2 ? parts[1] : "")
        if let period = when.natural { return period }
        return when.identifier == .reportingYear ? PeriodReading.financialYear.period(time) : nil
    }

    private static func unit(_ name: String) -> String? {
        let name = name.lowercased()
        if name.contains("percent") || name.hasSuffix("%") || name.hasSuffix("_pc") { return "%" }
        return name.contains("per_10000") ? "per 10,000" : nil
    }

    /// A count beside a percentage or a rate of the same name is its numerator.
    private static func part(_ name: String, _ all: [String]) -> Mapping.Part {
        let name = name.lowercased()
        if name.contains("population") || name.contains("denominator") { return .denominator }
        if name.contains("numerator") { return .numerator }
        let stem = ["_count", "_number", "_episodes"].first(where: name.hasSuffix).map { name.dropLast($0.count) } ?? name[...]
        let shares = ["_percent", "_rate", "_percentage", "_pc"].map { stem + $0 }
        return all.contains { other in other.lowercased() != name && shares.contains { other.lowercased() == $0 } }
            ? .numerator : .value
    }
}
