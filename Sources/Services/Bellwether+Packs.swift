import Domain
import Reports
import Storage

extension Bellwether {
    public func packs(as actor: Actor) async throws -> [Pack] {
        try require(.readPacks, of: actor)
        return try await database.read { [self] in try packs(seenBy: actor, in: $0) }
    }

    /// The bytes as they were frozen.
    public func packBytes(_ number: Int64, as actor: Actor) async throws -> (Pack, [UInt8]) {
        try require(.readPacks, of: actor)
        return try await database.read { [self] connection in
            guard let pack = try packs(seenBy: actor, in: connection).first(where: { $0.number == number }) else {
                throw Refusal(.notFound, "There is no pack \(number).", remedy: "Look for it on the page of its meeting.")
            }
            return (pack, try connection.packs.bytes(of: pack))
        }
    }

    /// Makes a meeting's pack from what is known on its paper deadline, or today when that is still to come, and keeps its bytes.
    /// It goes to all who read packs, so it holds only what is open, whoever freezes it.
    public func freezePack(
        _ meeting: ID<Meeting>, format: Pack.Format, audience: Audience, as actor: Actor
    ) async throws -> Pack {
        try require(.freezePack, of: actor)
        try requireBoard(audience)
        let now = clock()
        return try await database.write { [self] connection in
            let current = try framework(seenBy: actor, in: connection)
            guard let sitting = current.meeting(meeting), let body = current.body(sitting.body) else {
                throw Refusal(.notFound, "There is no meeting \(meeting).", remedy: "Look for its id on the page of meetings.")
            }
            let asKnown = min(sitting.freezesOn, now.day)
            let open = try openFramework(asKnown: asKnown, in: connection)
            let answer = try scorecard(by: open, audience, asKnown: asKnown, today: asKnown, connection)
            let number = try connection.packs.all(of: meeting).count + 1
            let parts = try packParts(of: answer, for: sitting, on: now.day, connection)
            let data = try packData(of: answer, parts, sitting, body, connection)
            let before = try last(before: sitting, packs(seenBy: .owner, in: connection), current)
            let old = try before.flatMap { try self.data(of: $0.number, connection) }
            let document = PackDocument.make(
                version: answer.version, scorecard: answer.scorecard, sources: answer.sources, meeting: sitting, body: body,
                edition: number, frozenAt: now,
                brief: try brief(of: answer, sitting, body, on: now.day, connection),
                parts: parts.flatMap(\.blocks),
                difference: old.map { (PackDifference(from: $0, to: data), $0.title) })
            let bytes = HTMLRenderer(stylesheet: stylesheet).render(document).bytes
            let pack = try connection.packs.freeze(
                bytes, meeting: meeting, format: format, audience: audience, asKnown: asKnown, at: now, by: actor)
            try connection.packs.keep(data: try Bellwether.bytes(of: data), of: pack)
            try connection.audit.append(
                at: now, by: actor, .freezePack, verb: "freeze", noun: "pack", id: "\(pack.number)", detail: meeting.text,
                contentHash: pack.sha256)
            return pack
        }
    }
}
