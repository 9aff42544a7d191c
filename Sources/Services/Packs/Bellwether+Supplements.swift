import Domain
import Storage

/// What came to a pack after it was frozen.
public struct SupplementsAnswer: Sendable {
    public var version: FrameworkVersion
    public var pack: Pack
    /// Each said why; the file of the same place belongs to it.
    public var steps: [Step]
    public var files: [AttachedFile]
}

extension Bellwether {
    public func supplements(of number: Int64, as actor: Actor) async throws -> SupplementsAnswer {
        try require(.readPacks, of: actor)
        return try await database.read { [self] connection in
            let pack = try existingPack(number, actor, connection)
            let thing = Thing(.pack, number)
            return SupplementsAnswer(
                version: try framework(seenBy: actor, in: connection), pack: pack, steps: try connection.steps.all(of: thing),
                files: try connection.attachedFiles.all(of: thing))
        }
    }

    /// Adds a paper that came too late. The pack itself stays as it was.
    public func addSupplement(
        to number: Int64, name: String, bytes: [UInt8], title: String, why: String, as actor: Actor
    ) async throws {
        try require(.freezePack, of: actor)
        let now = clock()
        try await database.write { [self] connection in
            _ = try existingPack(number, actor, connection)
            let thing = Thing(.pack, number)
            let title = try words(title, "The title", upTo: 200)
            let why = try words(why, "Why it comes late", upTo: 500)
            let file = try attach(bytes, name: name, says: title, to: thing, at: now, by: actor, connection)
            try connection.steps.add("supplement", to: thing, says: why, to: title, at: now, by: actor)
            try connection.audit.append(
                at: now, by: actor, .freezePack, verb: "supplement", noun: "pack", id: "\(number)", contentHash: file.sha256)
        }
    }

    func existingPack(_ number: Int64, _ actor: Actor, _ connection: any SQLConnection) throws -> Pack {
        guard let pack = try packs(seenBy: actor, in: connection).first(where: { $0.number == number }) else {
            throw Refusal(.notFound, "There is no pack \(number).", remedy: "Look for it on the page of its meeting.")
        }
        return pack
    }

    /// Freezes the packs whose papers have closed and that nobody froze: what came after the deadline is not in them.
    public func freezeDuePacks() async throws -> [Pack] {
        let today = self.today
        let due = try await database.read { [self] connection -> [ID<Meeting>] in
            guard try connection.frameworks.numberInForce() != nil else { return [] }
            let frozen = Set(try connection.packs.all().map(\.meeting))
            return try frameworkInForce(asKnown: nil, in: connection).framework.meetings.filter { meeting in
                guard let deadline = meeting.paperDeadline, !meeting.isHeld, !frozen.contains(meeting.id) else { return false }
                return deadline < today && today <= meeting.date
            }.map(\.id)
        }
        var packs: [Pack] = []
        for meeting in due {
            packs.append(try await freezePack(meeting, format: .html, audience: .board, as: .owner))
        }
        return packs
    }
}
