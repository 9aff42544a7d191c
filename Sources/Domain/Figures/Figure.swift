/// What is known about one place, group, indicator and period from one source: a value with what it was
/// worked out from, or the reason why there is none.
public struct Figure: Hashable, Sendable {
    public enum State: Hashable, Sendable {
        case value(ValueStatus)
        case none(NoValueReason)

        /// As one small number: what a database keeps.
        public var code: UInt8 {
            switch self {
            case .value(let status): status.rawValue
            case .none(let reason): reason.rawValue
            }
        }

        public init?(code: UInt8) {
            if let status = ValueStatus(rawValue: code) {
                self = .value(status)
            } else if let reason = NoValueReason(rawValue: code) {
                self = .none(reason)
            } else {
                return nil
            }
        }

        public var word: String {
            switch self {
            case .value(let status): status.word
            case .none(let reason): reason.code
            }
        }
    }

    public var state: State
    public var numerator: Double?
    public var denominator: Double?
    /// As supplied. Nil when only numerator and denominator were.
    public var suppliedValue: Double?
    /// Why it is missing or marked, in the supplier's words.
    public var reason: String?
    public var note: String?
    public var extractedOn: Day?

    public init(
        state: State, numerator: Double? = nil, denominator: Double? = nil, suppliedValue: Double? = nil, reason: String? = nil,
        note: String? = nil, extractedOn: Day? = nil
    ) {
        self.state = state
        self.numerator = numerator
        self.denominator = denominator
        self.suppliedValue = suppliedValue
        self.reason = reason
        self.note = note
        self.extractedOn = extractedOn
    }

    /// The value in the indicator's unit: as supplied, else worked out. Nil when the state says that there is none.
    public func value(in unit: Unit) -> Double? {
        guard case .value = state else { return nil }
        if let suppliedValue { return suppliedValue }
        guard let numerator else { return nil }
        if !unit.needsDenominator { return numerator }
        guard let denominator, denominator > 0 else { return nil }
        return numerator / denominator * unit.multiplier
    }
}

/// What a figure is about. One figure is known at a time for one key.
public struct FigureKey: Hashable, Sendable {
    public var area: ID<Area>
    public var group: PopulationGroup
    public var indicator: ID<Indicator>
    public var period: Period
    public var source: ID<Source>

    public init(
        area: ID<Area>, group: PopulationGroup = .total, indicator: ID<Indicator>, period: Period, source: ID<Source>
    ) {
        self.area = area
        self.group = group
        self.indicator = indicator
        self.period = period
        self.source = source
    }
}

/// A figure with its key and how it came to be known.
public struct KnownFigure: Hashable, Sendable {
    public var key: FigureKey
    public var figure: Figure
    public var knownFrom: Day
    /// The day from which something else was known instead; nil while it stands.
    public var knownUntil: Day?
    /// The number of the import that brought it.
    public var importNumber: Int64
    /// Whether the import that brought it was withdrawn.
    public var isWithdrawn: Bool

    public init(
        key: FigureKey, figure: Figure, knownFrom: Day, knownUntil: Day? = nil, importNumber: Int64, isWithdrawn: Bool = false
    ) {
        self.key = key
        self.figure = figure
        self.knownFrom = knownFrom
        self.knownUntil = knownUntil
        self.importNumber = importNumber
        self.isWithdrawn = isWithdrawn
    }
}

/// Part of the children: "age=10-15;sex=female", sorted by dimension. Empty is everybody.
public struct PopulationGroup: Hashable, Sendable, Comparable {
    public let text: String

    public static let total = PopulationGroup(sorted: "")

    private init(sorted text: String) { self.text = text }

    /// Nil unless every part is `dimension=member` and no dimension comes twice. The order does not matter.
    public init?(_ text: some StringProtocol) {
        if text.isEmpty {
            self = .total
            return
        }
        let parts = text.split(separator: ";", omittingEmptySubsequences: false).map {
            $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { $0.trimmed }
        }
        guard parts.allSatisfy({ $0.count == 2 && !$0[0].isEmpty && !$0[1].isEmpty }),
            Set(parts.map { $0[0] }).count == parts.count
        else { return nil }
        self.init(sorted: parts.sorted { $0[0] < $1[0] }.map { "\($0[0])=\($0[1])" }.joined(separator: ";"))
    }

    public var members: [(dimension: String, member: String)] {
        text.split(separator: ";").map {
            let parts = $0.split(separator: "=", maxSplits: 1)
            return (String(parts[0]), String(parts[1]))
        }
    }

    public static func < (left: PopulationGroup, right: PopulationGroup) -> Bool { left.text < right.text }
}

extension StringProtocol {
    /// Without spaces, tabs and no-break spaces at either end.
    public var trimmed: String {
        // What begins and ends with a plain sign has nothing to lose, and most texts do.
        let plain: ClosedRange<Unicode.Scalar> = "!"..."~"
        if let first = unicodeScalars.first, let last = unicodeScalars.last, plain.contains(first), plain.contains(last) {
            return String(self)
        }
        let isSpace: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{A0}" }
        return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}
