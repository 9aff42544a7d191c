import Measures

/// Numbers as people read them. It takes only what may be shown, and nothing else in the program prints a value.
public struct FigureText: Sendable {
    private let unit: Unit
    private let decimals: Int

    public init(_ indicator: Indicator) {
        unit = indicator.unit
        decimals = indicator.decimals
    }

    /// "85.3%", "538.2", "308".
    public func value(_ number: Double) -> String {
        Decimals.text(number, decimals: decimals) + (unit == .percent ? "%" : "")
    }

    public func value(of comparator: Comparator) -> String {
        Decimals.text(comparator.value, decimals: decimals + (comparator.isMean ? 1 : 0)) + (unit == .percent ? "%" : "")
    }

    /// A target is what was agreed: 90%, not 90.0%.
    public func aim(_ number: Double) -> String { bare(number) + (unit == .percent ? "%" : "") }

    public func range(_ low: Double, _ high: Double) -> String { "\(bare(low))–\(aim(high))" }

    private func bare(_ number: Double) -> String {
        var text = Decimals.text(number, decimals: decimals)
        guard decimals > 0 else { return text }
        while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
        if text.utf8.last == UInt8(ascii: ".") { text.removeLast() }
        return text
    }

    /// "197 of 231", "4,413 of 82,000"; nil where there is nothing to say it of.
    public func of(_ shown: ShownValue) -> String? {
        guard let numerator = shown.numerator, let denominator = shown.denominator else { return nil }
        return "\(FigureText.count(numerator)) of \(FigureText.count(denominator))"
    }

    /// "85.3% (197 of 231)".
    public func full(_ shown: ShownValue) -> String { value(shown.value) + (of(shown).map { " (\($0))" } ?? "") }

    /// "4.7 points", "3 weeks", "22": a difference, without a sign.
    public func difference(_ amount: Decimals) -> String {
        let text = amount.magnitude.text(decimals: decimals)
        return unit == .percent ? "\(text) points" : text
    }

    /// A count as it was supplied: whole, or with the decimals it came with.
    public static func count(_ number: Double) -> String {
        number == number.rounded() ? Decimals.text(number, decimals: 0) : Decimals.text(number, decimals: 1)
    }
}
