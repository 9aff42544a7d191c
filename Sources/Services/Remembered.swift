import Storage
import Synchronization

/// What goes through a whole register to be answered, and is asked for with each page: it is answered once for each state
/// of the database. Whatever changes something writes an entry in the audit trail in the same transaction, and the number
/// of the last one says whether anything did.
final class Remembered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct State {
        /// The last entry of the trail when the answers were given.
        var entry: Int64 = 0
        var answers: [Key: Value] = [:]
    }

    private let most: Int
    private let state = Mutex(State())

    /// - Parameter most: so many answers are kept; with the next one it begins anew.
    init(most: Int) { self.most = most }

    func answer(_ key: Key, in connection: any SQLConnection, _ work: () throws -> Value) throws -> Value {
        let entry = try connection.audit.lastNumber()
        if let known = state.withLock({ $0.entry == entry ? $0.answers[key] : nil }) { return known }
        let answer = try work()
        state.withLock { state in
            // Whoever still reads an older state keeps the answer to itself.
            guard entry >= state.entry else { return }
            if entry > state.entry || state.answers.count >= most { state = State(entry: entry) }
            state.answers[key] = answer
        }
        return answer
    }
}
