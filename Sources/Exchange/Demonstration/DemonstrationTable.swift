import Domain

/// The rows of one return, written as a figures file.
struct DemonstrationTable {
    private let source: ID<Source>
    private let district: ID<Area>
    private let extractedOn: Day
    private var text = "indicator,area,period,group,source,numerator,denominator,value,status,reason,note,extracted_on\n"
    private(set) var isEmpty = true

    init(source: ID<Source>, district: ID<Area>, extractedOn: Day) {
        self.source = source
        self.district = district
        self.extractedOn = extractedOn
    }

    var bytes: [UInt8] { Array(text.utf8) }

    /// The district, its groups, then each area.
    mutating func add(_ told: DemonstrationTold, _ indicator: Indicator, localities: [Area]) {
        let entry = told.entry
        let denominator = entry.denominators.isEmpty ? nil : entry.denominator
        add(told, indicator, area: district, numerator: entry.numerator, denominator: denominator)
        for part in entry.parts {
            // A survey's office does not send a group that could be recognised.
            let fewest = indicator.disclosure.smallestDenominator
            if indicator.unit.isProportion, let people = part.denominator, people < fewest {
                addMarker(
                    .suppressed, indicator, area: district, period: entry.period, group: part.group,
                    reason: "Fewer than \(fewest) answered")
            } else {
                add(told, indicator, area: district, group: part.group, numerator: part.numerator, denominator: part.denominator)
            }
        }
        guard entry.numerators.count == localities.count else { return }
        for (place, area) in localities.enumerated() {
            add(
                told, indicator, area: area.id, numerator: entry.numerators[place],
                denominator: entry.denominators.isEmpty ? nil : entry.denominators[place])
        }
    }

    mutating func addNotDue(_ line: DemonstrationRecipe.NotDue, _ indicator: Indicator) {
        guard let period = Period(code: line.period) else { return }
        addMarker(.notDue, indicator, area: district, period: period, group: .total, reason: line.note)
    }

    private mutating func add(
        _ told: DemonstrationTold, _ indicator: Indicator, area: ID<Area>, group: PopulationGroup = .total, numerator: Int,
        denominator: Int?
    ) {
        let period = told.entry.period
        switch told.state {
        case .none(let reason):
            addMarker(reason, indicator, area: area, period: period, group: group, reason: told.reason)
        case .value(let status):
            if let denominator, denominator == 0 {
                addMarker(
                    .notApplicable, indicator, area: area, period: period, group: group, reason: "None of these children here")
                return
            }
            let isAverage = !indicator.unit.isProportion && denominator == nil && indicator.unit != .count
            add(
                indicator, area, period, group,
                cells: [
                    denominator == nil ? "" : "\(numerator)", denominator.map { "\($0)" } ?? "",
                    denominator != nil ? "" : isAverage ? "\(numerator / 10).\(numerator % 10)" : "\(numerator)",
                    status.word, told.reason ?? "", told.note ?? "", extractedOn.iso8601,
                ])
        }
    }

    private mutating func addMarker(
        _ reason: NoValueReason, _ indicator: Indicator, area: ID<Area>, period: Period, group: PopulationGroup,
        reason words: String?
    ) {
        add(indicator, area, period, group, cells: ["", "", reason.code, "", words ?? "", "", ""])
    }

    private mutating func add(
        _ indicator: Indicator, _ area: ID<Area>, _ period: Period, _ group: PopulationGroup, cells: [String]
    ) {
        isEmpty = false
        let all = [indicator.id.text, area.text, period.code, group.text, source.text] + cells
        text += all.map(DemonstrationTable.quoted).joined(separator: ",") + "\n"
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}
