/// What the search knows of a thing.
public struct SearchEntry: Hashable, Sendable {
    public var thing: Thing
    public var title: String
    /// Everything else by which it may be looked for: what was asked, who owns it, its reference and codes.
    public var text: String
    public var access: AccessClass
    /// It is seen as this indicator is.
    public var indicator: ID<Indicator>?
    /// The body in whose meeting in public it stands or stood. Those who read the meetings of one committee alone find it
    /// by this, and what has none they do not find.
    public var inPublicAt: ID<Body>?

    public init(
        _ thing: Thing, title: String, text: String, access: AccessClass = .open, indicator: ID<Indicator>? = nil,
        inPublicAt: ID<Body>? = nil
    ) {
        self.thing = thing
        self.title = title
        self.text = text
        self.access = access
        self.indicator = indicator
        self.inPublicAt = inPublicAt
    }

    /// The words by which it is found, each once.
    public var words: [String] { SearchEntry.words(of: "\(thing.reference) \(title) \(text)") }

    public static func words(of text: String) -> [String] { SearchWords.toFindBy(text) }
}
