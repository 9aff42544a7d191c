/// One thing that happened to a challenge, an action, a risk: who did what, when, in which words. Steps are only ever
/// added. What a thing is now stands on the thing itself; how it came to be so is the list of its steps.
public struct Step: Hashable, Sendable {
    public var thing: Thing
    /// Its place in the story of the thing, from 1.
    public var place: Int64
    public var at: Instant
    public var by: Actor
    /// The word of the thing's own vocabulary: "reply", "move".
    public var act: String
    /// In the words of whoever did it.
    public var says: String
    /// What it was before and what it is since, where something was changed: two days, two ratings.
    public var from: String?
    public var to: String?

    public init(
        _ thing: Thing, place: Int64, at: Instant, by: Actor, act: String, says: String, from: String? = nil, to: String? = nil
    ) {
        self.thing = thing
        self.place = place
        self.at = at
        self.by = by
        self.act = act
        self.says = says
        self.from = from
        self.to = to
    }
}
