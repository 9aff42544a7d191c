import Domain
import Storage

/// What becomes of a request that came with a key of its own.
public enum FirstOrAgain: Sendable {
    /// Nobody has asked this yet: do it, then say what came of it.
    case first
    /// It was done; this was the answer.
    case again([UInt8])
    /// It is being done at this moment, or was never finished.
    case unfinished
    /// The key came with another request before.
    case otherRequest
}

extension Bellwether {
    private static let answersAreKept: Int64 = 86_400

    /// Asks whether a request is the first with this key. Keys are apart for each actor, and last for a day.
    public func begin(_ key: String, request: String, as actor: Actor) async throws -> FirstOrAgain {
        let now = clock()
        let hash = Bellwether.hash(key, actor)
        let kept = try await database.write { connection -> KeptAnswerStore.Kept? in
            try connection.keptAnswers.clear(before: now.later(by: -Bellwether.answersAreKept))
            if try connection.keptAnswers.begin(hash, request: request, at: now) { return nil }
            return try connection.keptAnswers.find(hash)
        }
        guard let kept else { return .first }
        guard kept.request == request else { return .otherRequest }
        guard let answer = kept.answer else { return .unfinished }
        return .again(try secrets.open(answer, for: "answer \(hash)"))
    }

    /// Keeps an answer for the next time; nil when nothing was done, so that the key may come again.
    public func finish(_ key: String, with answer: [UInt8]?, as actor: Actor) async throws {
        let hash = Bellwether.hash(key, actor)
        let sealed = try answer.map { try secrets.seal($0, for: "answer \(hash)") }
        try await database.write { connection in
            if let sealed {
                try connection.keptAnswers.keep(sealed, hash)
            } else {
                try connection.keptAnswers.forget(hash)
            }
        }
    }

    private static func hash(_ key: String, _ actor: Actor) -> String { hash(Array("\(actor.word)\n\(key)".utf8)) }
}
