/// A text that several people may write at once. Every saving is a version with the versions that it was made from; what
/// no later version was made from still stands. So when two write from the same version, both stand, both are shown, and
/// whoever joins them makes one from the two.
public struct Wording: Hashable, Sendable {
    public struct Version: Hashable, Sendable {
        public var number: Int
        public var basedOn: [Int]
        public var says: String
        public var at: Instant
        public var by: Actor

        public init(number: Int, basedOn: [Int], says: String, at: Instant, by: Actor) {
            self.number = number
            self.basedOn = basedOn
            self.says = says
            self.at = at
            self.by = by
        }
    }

    /// The oldest first.
    public var versions: [Version]

    public init(_ versions: [Version] = []) { self.versions = versions.sorted { $0.number < $1.number } }

    /// The versions that stand: one, or as many as were written side by side.
    public var standing: [Version] {
        let superseded = Set(versions.flatMap(\.basedOn))
        return versions.filter { !superseded.contains($0.number) }
    }

    /// The newest that stands; empty when nothing was written.
    public var text: String { standing.last?.says ?? "" }
    public var isEmpty: Bool { text.isEmpty }
    public var isDivided: Bool { standing.count > 1 }

    /// What a form that shows all that stands sends back: "3" or "3,4".
    public var base: String { standing.map { "\($0.number)" }.joined(separator: ",") }

    public static func base(_ text: String) -> [Int] { text.split(separator: ",").compactMap { Int($0) }.filter { $0 > 0 } }
}
