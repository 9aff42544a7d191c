/// How the conditions of one approval stand.
public struct ConditionCount: Hashable, Sendable {
    public var met: Int
    public var open: Int
    public var setAside: Int

    public init(_ conditions: [Matter]) {
        met = conditions.count { $0.state == .met }
        open = conditions.count { $0.state == .open }
        setAside = conditions.count { $0.state == .setAside }
    }

    public var all: Int { met + open + setAside }

    /// "Approved subject to 4 conditions: 3 met, 1 open".
    public var sentence: String {
        guard all > 0 else { return "Approved subject to conditions that nobody has written down yet" }
        let parts = [(met, "met"), (open, "open"), (setAside, "set aside")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return "Approved subject to \(all) \(all == 1 ? "condition" : "conditions"): \(parts.joined(separator: ", "))"
    }
}
