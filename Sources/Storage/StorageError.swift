/// What went wrong with the database, in a sentence that a person can act on.
public struct StorageError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: Sendable {
        /// The database cannot be opened or reached.
        case unreachable
        /// Another program holds it for longer than we wait.
        case busy
        /// A rule in a table refused the row.
        case rule
        /// A column did not hold what the program expects.
        case unexpectedValue
        /// The schema is not the one this program writes.
        case notCurrent
        /// What is kept does not agree with its own checksums or references.
        case damaged
        /// What was asked for would overwrite something.
        case wouldOverwrite
        /// What was named is not there, or not in the state it would have to be in.
        case notPossible
        /// Any other statement that failed.
        case statement
    }

    public let kind: Kind
    public let message: String

    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    public var description: String { message }
}
