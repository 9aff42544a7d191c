import Domain
import Storage

/// What a pack has that an earlier one had not, and the other way round.
public struct PackDifferenceAnswer: Sendable {
    public var version: FrameworkVersion
    public var pack: Pack
    /// Nil for the first pack of its body, and one of before packs kept their data: there is nothing to hold it against.
    public var earlier: Pack?
    public var difference: PackDifference
    /// Those that it can be held against.
    public var others: [Pack]
}

extension Bellwether {
    /// Told from the two frozen data sets. Without a number: from the last pack of the body's meeting before.
    public func packDifference(of number: Int64, from earlier: Int64?, as actor: Actor) async throws -> PackDifferenceAnswer {
        try require(.readPacks, of: actor)
        return try await database.read { [self] connection in
            let seen = try framework(seenBy: actor, in: connection)
            let packs = try packs(seenBy: actor, in: connection)
            guard let pack = packs.first(where: { $0.number == number }) else {
                throw Refusal(.notFound, "There is no pack \(number).", remedy: "Look for it on the page of its meeting.")
            }
            let others = try packs.filter { try $0.number != number && connection.packs.data(of: $0.number) != nil }
            let wanted = earlier ?? last(before: pack, packs, seen)?.number
            let other = others.first { $0.number == wanted }
            if let earlier, other == nil {
                throw Refusal(
                    .notFound, "There is no pack \(earlier) to compare with.", remedy: "Choose one of the other packs.")
            }
            let new = try data(of: number, connection)
            let old = try other.flatMap { try data(of: $0.number, connection) }
            return PackDifferenceAnswer(
                version: seen, pack: pack, earlier: new == nil ? nil : other,
                difference: new.flatMap { new in old.map { PackDifference(from: $0, to: new) } } ?? PackDifference(),
                others: others)
        }
    }

    /// The newest pack of an earlier meeting of the same body.
    func last(before pack: Pack, _ packs: [Pack], _ version: FrameworkVersion) -> Pack? {
        guard let sitting = version.meeting(pack.meeting) else { return nil }
        return last(before: sitting, packs, version)
    }

    func last(before sitting: Meeting, _ packs: [Pack], _ version: FrameworkVersion) -> Pack? {
        let earlier = packs.compactMap { pack -> (Day, Pack)? in
            guard let other = version.meeting(pack.meeting), other.body == sitting.body, other.date < sitting.date else {
                return nil
            }
            return (other.date, pack)
        }
        return earlier.max { ($0.0, $0.1.number) < ($1.0, $1.1.number) }?.1
    }
}
