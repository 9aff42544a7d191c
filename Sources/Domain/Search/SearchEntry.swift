/// What the search knows of a thing.
public struct SearchEntry: Hashable, Sendable {
    public var thing: Thing
    public var title: String
    /// Everything else by which it may be looked for: what was asked, who owns it, its reference and codes.
    public var text: String
    public var access: AccessClass
    /// It is seen as this indicator is.
    public var indicator: ID<Indicator>?

    public init(_ thing: Thing, title: String, text: String, access: AccessClass = .open, indicator: ID<Indicator>? = nil) {
        self.thing = thing
        self.title = title
        self.text = text
        self.access = access
        self.indicator = indicator
    }

    /// The words by which it is found: letters and digits in small letters, each once.
    public var words: [String] { SearchEntry.words(of: "\(thing.reference) \(title) \(text)") }

    public static func words(of text: String) -> [String] {
        let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        var seen: Set<Substring> = []
        return parts.filter { seen.insert($0).inserted }.map { String($0.prefix(40)) }
    }
}
