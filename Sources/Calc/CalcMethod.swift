import Foundation

/// One statistical method as `bellwether calc` offers it: what it reads of a case and what it writes for it. Each
/// calls the function in `Measures` that the pages call, and says nothing of its own.
protocol CalcMethod: SendableMetatype {
    /// What a case holds, in the words of the case files.
    associatedtype Input: Decodable
    /// What is written for it, with the field names of the case file's `expected`.
    associatedtype Output: Encodable

    /// As it is named on the command line: the case file's name without `.json`.
    static var name: String { get }
    static func result(of input: Input) throws -> Output
}

/// A field that is written as null when there is nothing, or no finite number, to say. `JSONEncoder` would leave it out.
@propertyWrapper
struct Stated<Value: Encodable>: Encodable {
    var wrappedValue: Value?

    // Written out, since without it the members of a result could not be given as they are.
    init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch wrappedValue {
        case .some(let number as Double) where !number.isFinite: try container.encodeNil()
        case .some(let value): try container.encode(value)
        case nil: try container.encodeNil()
        }
    }
}

/// A field that must be there but may be null, which says that the number is missing. A plain optional would take a
/// misspelt name for a missing number.
@propertyWrapper
struct OrNull<Value: Decodable>: Decodable {
    var wrappedValue: Value?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        wrappedValue = container.decodeNil() ? nil : try container.decode(Value.self)
    }
}
