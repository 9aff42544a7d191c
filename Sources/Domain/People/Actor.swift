/// Who does something. Every act takes one and stands in the audit trail under it: by its number, not by a name.
public enum Actor: Hashable, Sendable {
    /// Whoever owns the computer: the command line.
    case owner
    /// The demonstration, while it builds itself.
    case demonstration
    case person(ActingPerson)
    /// Somebody who has not signed in: may do nothing, and stands in the audit trail where a sign-in was refused.
    case visitor

    public var word: String {
        switch self {
        case .owner: "owner"
        case .demonstration: "demonstration"
        case .person(let person): "person-\(person.number)"
        case .visitor: "visitor"
        }
    }

    /// As it was kept: who it was, with no right to anything.
    public init?(word: String) {
        switch word {
        case "owner": self = .owner
        case "demonstration": self = .demonstration
        case "visitor": self = .visitor
        default:
            guard word.hasPrefix("person-"), let number = Int64(word.dropFirst(7)), number > 0 else { return nil }
            self = .person(ActingPerson(number: number, grants: []))
        }
    }

    /// For whom figures are made when this actor reads them.
    public var audience: Audience {
        switch self {
        case .owner, .demonstration: .board
        case .person(let person): person.grants.contains { $0.role.audience == .board } ? .board : .public
        case .visitor: .public
        }
    }
}

/// A person as one who acts, with the roles held at that moment. Two acts of one person are by one actor, whatever
/// the person might do at the time.
public struct ActingPerson: Hashable, Sendable {
    public let number: Int64
    public let grants: [Grant]

    public init(number: Int64, grants: [Grant]) {
        self.number = number
        self.grants = grants
    }

    public static func == (left: ActingPerson, right: ActingPerson) -> Bool { left.number == right.number }

    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
