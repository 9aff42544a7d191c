/// What the program would say of a priority: computed from its core measures and the activities of its tracker, each time
/// it is asked for. By the rule of 21 November 2026 (docs/methods/overall-rating.md).
public struct Suggestion: Hashable, Sendable {
    /// Nil where no core measure is rated.
    public var word: PriorityRating.Word?
    public var reason: String

    public init(of readings: [Reading], overdue: Int, activities: Int) {
        let words = readings.filter { $0.line?.tier == .core }.map(\.standing.word)
        let (red, amber, green) = (words.count { $0 == .red }, words.count { $0 == .amber }, words.count { $0 == .green })
        let rated = red + amber + green
        guard rated > 0 else {
            word = nil
            reason = "No core measure is rated, so nothing is suggested."
            return
        }
        if red * 2 >= rated || activities > 0 && overdue * 2 >= activities {
            word = .red
        } else if red == 0, green * 4 >= rated * 3, overdue == 0 {
            word = .green
        } else {
            word = .amber
        }
        let parts = [(red, "red"), (amber, "amber"), (green, "green")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let late = activities == 0 ? "no activity is on its tracker" : "\(overdue) of \(activities) activities overdue"
        reason = "Of \(rated) rated core \(rated == 1 ? "measure" : "measures") \(parts.joined(separator: ", ")); \(late)."
    }
}
