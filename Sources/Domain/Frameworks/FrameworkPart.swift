/// One of the framework's lists, such as its agencies: where it stands in the file, and what can be said of each thing
/// in it. Forms, requests and their documentation are made from this.
public struct FrameworkPart: Hashable, Sendable {
    /// Its name in addresses.
    public var id: String
    /// The keys under which the list stands in the file.
    public var path: [String]
    /// One of them: "agency".
    public var noun: String
    /// All of them, as a heading.
    public var heading: String
    /// What they are for, to somebody who has none yet.
    public var says: String
    public var sections: [Section]
    /// The key by which people know one.
    public var nameKey: String
    public var idKey: String
    /// What a list of them says of each, beside its name.
    public var listedKeys: [String]
    /// The keys that a pasted list of them has, in this order.
    public var pastedKeys: [String]
    /// What is said once for all of a pasted list.
    public var sharedKeys: [String]

    /// Fields that belong together on a form.
    public struct Section: Hashable, Sendable {
        public var heading: String
        public var fields: [EntryField]
        /// Seldom needed, so folded away until somebody opens it.
        public var isFolded: Bool
    }

    public init(
        _ id: String, path: [String]? = nil, noun: String, heading: String, says: String, nameKey: String = "name",
        idKey: String = "id", listed listedKeys: [String] = [], pastedKeys: [String] = [],
        sharedKeys: [String] = [], sections: [Section]
    ) {
        self.id = id
        self.path = path ?? [id.replacing("-", with: "_")]
        self.noun = noun
        self.heading = heading
        self.says = says
        self.nameKey = nameKey
        self.idKey = idKey
        self.listedKeys = listedKeys
        self.pastedKeys = pastedKeys
        self.sharedKeys = sharedKeys
        self.sections = sections
    }

    public var fields: [EntryField] { sections.flatMap(\.fields) }

    public func field(_ key: String) -> EntryField? { fields.first { $0.key == key } }

    public func id(of thing: EntryFields) -> String { thing.text(idKey) ?? "" }

    public func name(of thing: EntryFields) -> String { thing.text(nameKey) ?? id(of: thing) }

    /// "an agency", "a priority".
    public var oneOfThem: String { ("aeiou".contains(noun.first ?? "x") ? "an " : "a ") + noun }
}

/// One thing that can be said under a key.
public struct EntryField: Hashable, Sendable {
    public indirect enum Kind: Hashable, Sendable {
        case text
        /// Several sentences.
        case paragraph
        case number
        case whole
        case day
        case period
        case flag
        case choice([Choice])
        /// One of these, or one's own in numbers, which is written in the file.
        case rule([Choice], own: [EntryField])
        /// A word that is best chosen from these and may be another of its kind.
        case word([Choice])
        /// The id of a thing of another part.
        case reference(to: String)
        case references(to: String)
        case texts
        /// A lower and an upper number.
        case range
        /// Names that stand for something: "in the file" for "area here".
        case pairs(to: String?)
        case fields([EntryField])
        case rows([EntryField], noun: String)
    }

    public struct Choice: Hashable, Sendable {
        public var word: String
        public var label: String

        public init(_ word: String, _ label: String) {
            self.word = word
            self.label = label
        }
    }

    public var key: String
    public var label: String
    public var kind: Kind
    public var hint: String?
    public var isRequired: Bool

    public init(_ key: String, _ label: String, _ kind: Kind = .text, hint: String? = nil, isRequired: Bool = false) {
        self.key = key
        self.label = label
        self.kind = kind
        self.hint = hint
        self.isRequired = isRequired
    }
}

extension FrameworkPart.Section {
    init(_ heading: String, isFolded: Bool = false, _ fields: [EntryField]) {
        self.init(heading: heading, fields: fields, isFolded: isFolded)
    }
}
