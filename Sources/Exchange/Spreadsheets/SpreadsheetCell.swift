import Domain

/// What a cell of somebody's own table says.
enum SpreadsheetCell {
    /// The parts of a figure that a cell gives to a line that asks for its value: "12 / 40" and "30% (12/40)" give
    /// numerator and denominator. Nil when it cannot be read.
    static func parts(_ text: String, for part: Mapping.Part) -> [(part: Mapping.Part, content: MappedFigures.Content)]? {
        if let content = content(text) { return [(part, content)] }
        guard part == .value, let fraction = fraction(text), let numerator = content(fraction.numerator),
            let denominator = content(fraction.denominator)
        else { return nil }
        let value = fraction.percentage.flatMap(content)
        return [(.numerator, numerator), (.denominator, denominator)] + (value.map { [(.value, $0)] } ?? [])
    }

    /// A number, or a marker in place of one.
    static func content(_ text: String) -> MappedFigures.Content? {
        var text = text
        if let number = text.withUTF8({ CellNumber($0) }) { return .number(number.withoutDust, decimals: number.decimals) }
        return marker(text).map { .marker($0, said: "“\(text)” in the spreadsheet") }
    }

    static func isFigure(_ text: String) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 24 else { return false }
        return content(text) != nil || fraction(text) != nil
    }

    static func isNumber(_ text: String) -> Bool {
        var text = text
        return !text.isEmpty && text.utf8.count <= 24 && text.withUTF8 { CellNumber($0) } != nil
    }

    private static func marker(_ text: String) -> NoValueReason? {
        switch text.lowercased() {
        case "n/a", "na", "#n/a", "—", "--", "not available", "no data", "nk", "unknown": .notAvailable
        case "n/app", "not applicable": .notApplicable
        case "tbc", "tba", "tbd", "awaited", "awaiting data", "pending", "not yet available": .notSubmitted
        case "suppressed", "<=5", "≤5", "< 5", "< 6", "<10": .suppressed
        default: NoValueReason(marker: text)
        }
    }

    /// "30% (12/40)", "12 / 40", "12 of 40", "12/40 (30%)".
    private static func fraction(_ text: String) -> (percentage: String?, numerator: String, denominator: String)? {
        guard text.utf8.count <= 40, text.contains("/") || text.contains(" of "), text.contains(where: \.isNumber),
            let match = text.wholeMatch(
                of: /(?:([\d.,]+\s?%)\s*)?\(?\s*([\d,]+)\s*(?:\/|of|out of)\s*([\d,]+)\s*\)?(?:\s*\(?([\d.,]+\s?%)\)?)?/)
        else { return nil }
        return ((match.1 ?? match.4).map(String.init), String(match.2), String(match.3))
    }
}
