/// What of a figure may be shown to an audience: the only form in which pages, charts, sentences and files get one.
///
/// A protected count is not in here at all, so no renderer can print it by mistake.
public enum Shown: Hashable, Sendable {
    case value(ShownValue)
    case none(NoValueReason, why: String?)

    public var value: ShownValue? {
        if case .value(let value) = self { value } else { nil }
    }
}

public struct ShownValue: Hashable, Sendable {
    public var value: Double
    public var numerator: Double?
    public var denominator: Double?
    public var status: ValueStatus
    /// Why it is as it is, such as why it was revised, in the supplier's words.
    public var reason: String?
    public var note: String?

    public init(
        value: Double, numerator: Double? = nil, denominator: Double? = nil, status: ValueStatus, reason: String? = nil,
        note: String? = nil
    ) {
        self.value = value
        self.numerator = numerator
        self.denominator = denominator
        self.status = status
        self.reason = reason
        self.note = note
    }
}

extension Figure {
    /// The public form protects a small count wherever it stands: as the count, as the percentage or rate made of
    /// it, and as what is left of the whole. It is not enough for a publication, where cells give each other away;
    /// until publications exist the services give other audiences no figure at all.
    public func shown(as indicator: Indicator, to audience: Audience) -> Shown {
        switch state {
        case .none(let reason): return .none(reason, why: audience == .board ? self.reason : nil)
        case .value(let status):
            guard let value = value(in: indicator.unit) else { return .none(.notAvailable, why: nil) }
            if audience != .board, isProtected(value: value, by: indicator) { return .none(.suppressed, why: nil) }
            return .value(
                ShownValue(
                    value: value, numerator: indicator.unit.needsDenominator ? numerator : nil,
                    denominator: indicator.unit.needsDenominator ? denominator : nil, status: status,
                    reason: audience == .board ? reason : nil, note: audience == .board ? note : nil))
        }
    }

    private func isProtected(value: Double, by indicator: Indicator) -> Bool {
        let rule = indicator.disclosure
        if indicator.unit == .count, rule.protects(count: value) { return true }
        if let numerator, rule.protects(count: numerator) { return true }
        guard let denominator else { return false }
        if rule.protects(count: denominator) || denominator < Double(rule.smallestDenominator) { return true }
        guard indicator.unit.isProportion || indicator.unit.isRate else { return false }
        // Without its numerator a percentage or rate still gives it away when the denominator is known.
        let count = numerator ?? (value / indicator.unit.multiplier * denominator).rounded()
        return rule.protects(count: count) || (indicator.unit.isProportion && rule.protects(count: denominator - count))
    }
}
