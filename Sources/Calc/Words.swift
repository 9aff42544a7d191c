import Foundation
import Measures

/// An error of a case or of the whole file as a person reads it: the part of a sentence, without a full stop.
enum Words {
    enum Place { case file, oneCase }

    static func of(_ error: any Error, in place: Place) -> String {
        switch error {
        case let error as DecodingError: words(error, place)
        case let error as CaseFault: error.words
        case let error as MeasureError: words(error)
        default: unnamed(error)
        }
    }

    /// Foundation throws an error of its own, without the field, for a number that the field's kind cannot hold.
    private static func unnamed(_ error: any Error) -> String {
        let parts = "\(error)".split(separator: "\"")
        guard parts.count > 1, parts[0].hasPrefix("numberIsNotRepresentable") else { return "\(error)" }
        return "\(parts[1]) is too large a number, or is not whole where a whole number is wanted"
    }

    private static func words(_ error: DecodingError, _ place: Place) -> String {
        switch error {
        case .keyNotFound(let key, let context): "\(holder(context.codingPath, place)) has no “\(key.stringValue)”"
        case .valueNotFound(_, let context): "\(name(context.codingPath, place)) is null"
        case .typeMismatch(let type, let context): "\(name(context.codingPath, place)) is not \(kind(type))"
        case .dataCorrupted(let context) where context.codingPath.isEmpty: "the file is not JSON"
        case .dataCorrupted(let context): "\(name(context.codingPath, place)) cannot be read"
        @unknown default: "\(error)"
        }
    }

    /// What should have held a field that is missing: the case, or the file.
    private static func holder(_ path: [any CodingKey], _ place: Place) -> String {
        guard place == .file else { return "the case" }
        return path.last?.intValue.map { "case \($0 + 1) of the file" } ?? "the file"
    }

    /// A field by its name; an entry of a list by its number, counted from 1.
    private static func name(_ path: [any CodingKey], _ place: Place) -> String {
        guard let last = path.last else { return "the file" }
        guard let entry = last.intValue else { return "“\(last.stringValue)”" }
        guard let list = path.dropLast().last, list.intValue == nil else { return "entry \(entry + 1)" }
        if list.stringValue == "cases" { return place == .file ? "case \(entry + 1) of the file" : "the case" }
        return "entry \(entry + 1) of “\(list.stringValue)”"
    }

    private static func kind(_ type: any Any.Type) -> String {
        switch type {
        case is Double.Type: "a number"
        case is any BinaryInteger.Type: "a whole number"
        case is String.Type: "a text"
        case is Bool.Type: "true or false"
        case is any Collection.Type where !(type is any DictionaryLike.Type): "a list"
        default: "an object"
        }
    }
}

/// Foundation reports a missing object as a dictionary, which is a collection like a list.
private protocol DictionaryLike {}
extension Dictionary: DictionaryLike {}
