import Domain
import Services

/// What a person says she wants of a file, as it stands in the form: proposed at first, then as typed.
struct MappingChoices {
    struct Line: Hashable {
        var measure: String
        /// The id of the indicator; empty when the measure is not wanted.
        var indicator = ""
        var part = Mapping.Part.value
        /// How years become periods, by its word; empty leaves it to the indicator.
        var periods = ""
    }

    static let newSource = "new source"
    /// A file may have hundreds of measures; more than these have to be asked for through the framework file.
    static let mostLines = 200

    var name = ""
    var source = ""
    var newSourceName = ""
    /// What is the same for the whole table, when its cells do not say it.
    var area = ""
    var period = ""
    var lines: [Line]
    /// The member of each dividing column that is asked for; empty for all rows.
    var members: [String: String] = [:]
    /// Names that the person says mean an area, by what the file says.
    var areas: [String: String] = [:]

    /// As proposed: what is asked for already, and for each other measure the indicator that it most likely is.
    init(_ answer: MappingAnswer, _ offer: FileOffer) {
        let framework = answer.version.framework
        let kept = MappingChoices.kept(for: offer, in: framework)
        name = kept?.name ?? kept?.id ?? MappingChoices.name(of: answer.record.fileName)
        source = kept?.source.text ?? ""
        area = offer.layout?.area.fixedText ?? framework.district.text
        if area.isEmpty { area = framework.district.text }
        period = offer.layout?.period.fixedText ?? ""
        lines = offer.measures.prefix(MappingChoices.mostLines).map { measure in
            let line = kept?.lines.first { $0.measure == measure.name }
            let proposed = measure.proposals.first.flatMap { $0.likeness >= 0.7 ? $0.indicator.text : nil } ?? ""
            return Line(
                measure: measure.name, indicator: line?.indicator.text ?? (kept == nil ? proposed : ""),
                part: line?.part ?? measure.part, periods: line?.periods.word ?? "")
        }
        for group in offer.groups { members[group.column] = group.total ?? (group.members.count == 1 ? group.members[0] : "") }
    }

    /// As typed.
    init(_ form: Query) {
        name = form["name"]?.trimmed ?? ""
        source = form["source"] ?? ""
        newSourceName = form["new-source"]?.trimmed ?? ""
        area = form["area"] ?? ""
        period = form["period"]?.trimmed ?? ""
        lines = (0..<MappingChoices.mostLines).compactMap { place in
            guard let measure = form["measure-\(place)"] else { return nil }
            return Line(
                measure: measure, indicator: form["indicator-\(place)"] ?? "",
                part: form["part-\(place)"].flatMap(Mapping.Part.init(rawValue:)) ?? .value,
                periods: form["periods-\(place)"] ?? "")
        }
        for place in 0..<MappingChoices.mostLines {
            if let column = form["column-\(place)"] { members[column] = form["member-\(place)"] ?? "" }
            if let text = form["name-of-area-\(place)"], let area = form["area-\(place)"] { areas[text] = area }
        }
    }

    /// The mapping that asks for most of what is offered; nil where none asks for anything.
    private static func kept(for offer: FileOffer, in framework: Framework) -> Mapping? {
        let names = Set(offer.measures.map(\.name))
        let asked = framework.mappings.filter { $0.format == offer.format }.map { mapping in
            (mapping: mapping, count: mapping.lines.count { names.contains($0.measure) })
        }
        return asked.filter { $0.count > 0 }.max { $0.count < $1.count }?.mapping
    }

    private static func name(of fileName: String) -> String {
        fileName.split(separator: ".").first.map { $0.replacing("_", with: " ").trimmed } ?? fileName
    }
}

extension TableLayout.Place {
    var fixedText: String? {
        guard case .fixed(let text) = self else { return nil }
        return text
    }
}

extension TablePointing {
    /// As it stands in an address.
    var pairs: [(String, String?)] {
        [
            ("sheet", sheet), ("header", headerRow.map(String.init)), ("figures", firstColumn.map(String.init)),
            ("rows", rows?.rawValue), ("columns", columns?.rawValue),
        ]
    }

    init(_ query: Query) {
        self.init(
            sheet: query["sheet"], headerRow: query["header"].flatMap { Int($0) },
            firstColumn: query["figures"].flatMap { Int($0) },
            rows: query["rows"].flatMap(Side.init(rawValue:)), columns: query["columns"].flatMap(Side.init(rawValue:)))
    }

    func with(headerRow: Int) -> TablePointing {
        var other = self
        other.headerRow = headerRow
        return other
    }

    func with(firstColumn: Int) -> TablePointing {
        var other = self
        other.firstColumn = firstColumn
        return other
    }
}
