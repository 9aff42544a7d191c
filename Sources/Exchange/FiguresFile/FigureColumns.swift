/// Where each column of a figures file stands; -1 for one that is not there.
struct FigureColumns {
    /// How many columns the header has, ours or not.
    let count: Int
    let indicator: Int
    let area: Int
    let period: Int
    let group: Int
    let source: Int
    let numerator: Int
    let denominator: Int
    let value: Int
    let status: Int
    let reason: Int
    let note: Int
    let extractedOn: Int

    init(_ places: [FiguresFile.Column: Int], count: Int) {
        self.count = count
        func place(_ column: FiguresFile.Column) -> Int { places[column] ?? -1 }
        indicator = place(.indicator)
        area = place(.area)
        period = place(.period)
        group = place(.group)
        source = place(.source)
        numerator = place(.numerator)
        denominator = place(.denominator)
        value = place(.value)
        status = place(.status)
        reason = place(.reason)
        note = place(.note)
        extractedOn = place(.extractedOn)
    }

    subscript(column: FiguresFile.Column) -> Int {
        switch column {
        case .indicator: indicator
        case .area: area
        case .period: period
        case .group: group
        case .source: source
        case .numerator: numerator
        case .denominator: denominator
        case .value: value
        case .status: status
        case .reason: reason
        case .note: note
        case .extractedOn: extractedOn
        }
    }
}
