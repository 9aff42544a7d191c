/// What a value is counted in, and so how it is worked out from its numerator and denominator.
public enum Unit: Hashable, Sendable {
    case count
    case percent
    /// So many per `base` of a population: "rate-per-10k-0-17".
    case rate(per: Int, population: String)
    /// An average of something: "weeks-avg", "working-days-avg".
    case average(of: String)
    case ratio
    case score

    public init?(word: String) {
        switch word {
        case "count": self = .count
        case "percent": self = .percent
        case "ratio": self = .ratio
        case "score", "grade": self = .score
        case "per-100-pupils": self = .rate(per: 100, population: "pupils")
        default:
            if word.hasSuffix("-avg"), word.count > 4 {
                self = .average(of: String(word.dropLast(4).replacing("-", with: " ")))
            } else if word.hasPrefix("rate-per-"), let rate = Unit.rate(after: word.dropFirst(9)) {
                self = rate
            } else {
                return nil
            }
        }
    }

    public var word: String {
        switch self {
        case .count: "count"
        case .percent: "percent"
        case .ratio: "ratio"
        case .score: "score"
        case .average(let what): what.replacing(" ", with: "-") + "-avg"
        case .rate(let base, let population):
            "rate-per-" + (base % 1000 == 0 ? "\(base / 1000)k" : "\(base)") + (population.isEmpty ? "" : "-" + population)
        }
    }

    public static let vocabulary = ["count", "percent", "rate-per-10k-0-17", "weeks-avg", "ratio", "score"]

    /// By what numerator ÷ denominator is multiplied.
    public var multiplier: Double {
        switch self {
        case .percent: 100
        case .rate(let base, _): Double(base)
        case .count, .average, .ratio, .score: 1
        }
    }

    /// Whether the value is a share of the denominator, so that it cannot be more than all of it.
    public var isProportion: Bool { self == .percent }

    public var isRate: Bool {
        if case .rate = self { true } else { false }
    }

    /// Whether a value can be worked out from a numerator and a denominator at all.
    public var needsDenominator: Bool { self != .count && self != .score }

    /// "%", "per 10,000 aged 0-17", "weeks on average": what follows the number in a sentence or stands over a column.
    public var label: String {
        switch self {
        case .count: "number"
        case .percent: "%"
        case .ratio: "ratio"
        case .score: "score"
        case .average(let what): what + " on average"
        case .rate(let base, let population): "per \(Unit.grouped(base))" + Unit.people(population)
        }
    }

    /// How many decimals a page shows when the framework does not say.
    public var usualDecimals: Int {
        switch self {
        case .count: 0
        case .percent, .rate, .average, .score: 1
        case .ratio: 2
        }
    }

    private static func rate(after text: Substring) -> Unit? {
        let parts = text.split(separator: "-", maxSplits: 1)
        guard let first = parts.first else { return nil }
        let thousands = first.hasSuffix("k")
        guard let number = Int(thousands ? first.dropLast() : first), (1...1_000_000).contains(number) else { return nil }
        return .rate(per: thousands ? number * 1000 : number, population: parts.count == 2 ? String(parts[1]) : "")
    }

    private static func people(_ band: String) -> String {
        if band.isEmpty { return "" }
        if band.hasPrefix("f-") { return " girls aged " + band.dropFirst(2) }
        return (band.first?.isNumber ?? false ? " aged " : " ") + band
    }

    private static func grouped(_ number: Int) -> String {
        number < 1000 ? "\(number)" : grouped(number / 1000) + "," + Day.padded(number % 1000, to: 3)
    }
}
