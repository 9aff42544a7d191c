import Domain

/// What kind of thing the cells of one column are, from the first some hundred of them.
struct ColumnProfile {
    let column: Int
    let heading: String
    /// The heading and what else may stand under it.
    private let hints: String
    /// Cells that hold anything.
    let filled: Int
    let numbers: Int
    /// Numbers and markers in place of numbers.
    let figures: Int
    let periods: Int
    /// Names and codes of areas of the framework, and codes of the national register.
    let areas: Int
    /// Quarters, months and terms that do not say their year.
    let partsOfYears: Int
    let distinct: Int
    let averageLength: Double

    init(_ column: Int, heading: String, hint: String = "", cells: [String], _ names: FrameworkNames) {
        let texts = cells.filter { !$0.isEmpty }
        let different = Set(texts)
        self.column = column
        self.heading = heading
        hints = "\(heading) \(hint)".lowercased()
        filled = texts.count
        distinct = different.count
        let (isNumber, isFigure) = (
            Set(different.filter(SpreadsheetCell.isNumber)), Set(different.filter(SpreadsheetCell.isFigure))
        )
        let isPeriod = Set(different.filter(PeriodHeading.looksLikePeriod))
        let isPart = Set(different.filter(Self.isPartOfYear))
        // A number of other than three digits is no code, and to look all of them up takes long.
        let isArea = Set(
            different.filter { Self.isRegisterCode($0) || ($0.count == 3 || !isFigure.contains($0)) && names.area($0) != nil })
        numbers = texts.count(where: isNumber.contains)
        figures = texts.count(where: isFigure.contains)
        periods = texts.count(where: isPeriod.contains)
        areas = texts.count(where: isArea.contains)
        partsOfYears = texts.count(where: isPart.contains)
        averageLength = texts.isEmpty ? 0 : Double(texts.reduce(0) { $0 + $1.count }) / Double(texts.count)
    }

    var isOfPeriods: Bool { filled > 0 && periods * 10 >= filled * 7 }
    var isOfPartsOfYears: Bool { filled > 0 && partsOfYears * 10 >= filled * 9 }
    var isOfNumbers: Bool { filled > 0 && figures * 2 >= filled && numbers > 0 && !isOfPeriods }
    var isOfWords: Bool { filled > 0 && figures * 2 < filled && !isOfPeriods }
    var isOfRegisterCodes: Bool { filled > 0 && averageLength == 9 && areas * 2 >= filled }

    /// Whether it names areas: most are known, or its heading says so and its cells are not all the same.
    var isOfAreas: Bool {
        if filled == 0 || isOfPeriods { return false }
        if isOfWords || isOfRegisterCodes, areas * 2 >= filled { return true }
        return isOfWords && distinct > 1 && distinct * 2 >= filled && (hintsAtAreas || (areas >= 3 && areas * 10 >= filled))
    }

    /// Numbers and letters that stand for areas: "201", "921", "A".
    var isOfAreaCodes: Bool {
        isOfRegisterCodes || (hintsAtAreas && heading.lowercased().contains(/code|_c\b|number\b/) && averageLength < 10)
            || (filled > 4 && isOfNumbers && areas * 2 >= filled && averageLength <= 4 && distinct == filled)
    }

    /// "3.4", "NI 59", "CPP1": short, with a digit, hardly ever the same twice.
    var isOfReferences: Bool {
        filled > 0 && averageLength <= 9 && distinct * 10 >= filled * 8
            && (isOfWords || heading.lowercased().contains(/\bref|\bno\b|\bid\b|code|\bni\b|^#$/) || heading.hasPrefix("column "))
    }

    var hintsAtAreas: Bool {
        hints.contains(/area|authorit|\bla\b|\bla_|_la\b|geog|region|ward|district|localit|council|cluster|borough|lsoa/)
    }

    var hintsAtMeasures: Bool {
        hints.contains(/measure|indicator|description|title|\bpi\b|\bkpi\b|metric|dataset|definition|activity/)
    }

    var hintsAtValues: Bool {
        heading.lowercased().contains(/^(value|values|figure|figures|result|number|actual|count|outturn)$/)
    }

    private static func isPartOfYear(_ text: String) -> Bool {
        guard text.utf8.count <= 12, !PeriodHeading.looksLikePeriod(text) else { return false }
        return PeriodHeading.looksLikePeriod(text + " 2024/25")
    }

    private static func isRegisterCode(_ text: String) -> Bool {
        text.utf8.count == 9 && text.wholeMatch(of: /[ENSWK]\d{8}/) != nil
    }
}
