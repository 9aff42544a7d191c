import Domain

/// What somebody finds.
public struct SearchAnswer: Sendable {
    public var version: FrameworkVersion
    /// As it was typed.
    public var query: String
    public var asked: [SearchWords.Asked]
    /// In the order in which they are shown; none is empty.
    public var groups: [SearchGroup]
    public var actor: Actor
}

/// The things of one kind that were found.
public struct SearchGroup: Sendable {
    public var kind: SearchGroupKind
    public var hits: [SearchHit]
    /// How many there are, up to as many as are counted.
    public var count: Int
    /// There are more than were counted.
    public var isMore: Bool
    /// Where the next page begins; nil on the last.
    public var next: String?
}

/// Kinds of things, and what else can be found: places and people.
public enum SearchGroupKind: Hashable, Sendable {
    case thing(Thing.Kind)
    case area
    case person

    public var word: String {
        switch self {
        case .thing(let kind): kind.rawValue
        case .area: "area"
        case .person: "person"
        }
    }

    public init?(word: String) {
        switch word {
        case "area": self = .area
        case "person": self = .person
        default:
            guard let kind = Thing.Kind(rawValue: word) else { return nil }
            self = .thing(kind)
        }
    }

    public var label: String {
        switch self {
        case .thing(let kind): kind.plural
        case .area: "Areas"
        case .person: "People"
        }
    }

    public static let all: [SearchGroupKind] =
        [.indicator, .challenge, .action, .risk, .tracker, .rating, .meeting, .item, .question, .resolution, .condition]
        .map { .thing($0) }
        + [.commitment, .referral, .pack, .agency, .body, .priority].map { .thing($0) } + [.area, .person]
}

public struct SearchHit: Hashable, Sendable {
    public enum Found: Hashable, Sendable {
        case thing(Thing)
        case area(ID<Area>)
        case person(Int64)
    }

    public var found: Found
    /// "C-06", "NI 59"; nil where people use none.
    public var reference: String?
    public var title: Snippet
    public var snippet: Snippet?
}
