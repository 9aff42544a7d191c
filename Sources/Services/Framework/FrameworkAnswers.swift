import Domain

/// One of the framework's lists, with everything in it.
public struct FrameworkPartAnswer: Sendable {
    public var part: FrameworkPart
    public var document: EntryFields
    public var version: FrameworkVersion

    public var things: [EntryFields] { document.things(of: part) }
}

/// One thing of the framework: what is said of it, what names it, and when it changed and why.
public struct FrameworkThingAnswer: Sendable {
    public var part: FrameworkPart
    public var thing: EntryFields
    public var document: EntryFields
    public var version: FrameworkVersion
    public var mentions: [FrameworkMention]
    public var history: [FrameworkVersionLine]
}

/// Somebody else changed the same thing since the form was opened.
public struct FrameworkConflict: Error, Sendable {
    /// What stands there now.
    public var theirs: EntryFields
    public var line: FrameworkVersionLine
}
