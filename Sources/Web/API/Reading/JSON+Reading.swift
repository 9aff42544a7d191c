/// Why a text is no JSON document, and where.
struct JSONFault: Error, Equatable {
    var what: String
    /// Counted in bytes from the beginning.
    var place: Int
}

extension JSON {
    /// A document as RFC 8259 has it. A member that stands twice is refused: it would be a guess which one is meant.
    init(reading bytes: [UInt8]) throws(JSONFault) {
        var reader = JSONReader(bytes: bytes)
        self = try reader.document()
    }

    /// A member of an object; null when it is not there.
    subscript(name: String) -> JSON {
        guard case .object(let members) = self else { return .null }
        return members.first { $0.0 == name }?.1 ?? .null
    }

    var isNull: Bool {
        if case .null = self { return true }
        return false
    }

    var string: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// A whole number, however it was written.
    var integer: Int64? {
        switch self {
        case .int(let number): number
        case .number(let number): number == number.rounded() && number.magnitude < 1e15 ? Int64(number) : nil
        default: nil
        }
    }

    var double: Double? {
        switch self {
        case .int(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }

    var boolean: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    var elements: [JSON] {
        guard case .list(let elements) = self else { return [] }
        return elements
    }

    var members: [(String, JSON)] {
        guard case .object(let members) = self else { return [] }
        return members
    }
}

private struct JSONReader {
    /// Nothing that is asked for lies deeper.
    private static let deepest = 32

    let bytes: [UInt8]
    var place = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(JSONFault) -> JSON {
        let value = try value(depth: 0)
        skipSpace()
        guard place == bytes.count else { throw fault("something stands after its end") }
        return value
    }

    private func fault(_ what: String) -> JSONFault { JSONFault(what: what, place: place) }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipSpace() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
    }

    private mutating func take(_ byte: Character) -> Bool {
        guard next == byte.asciiValue else { return false }
        place += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSON {
        guard depth < JSONReader.deepest else { throw fault("it is nested too deep") }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try list(depth)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw fault("it ends too early")
        default: return try number()
        }
    }

    private mutating func word(_ word: String, _ value: JSON) throws(JSONFault) -> JSON {
        guard bytes[place...].starts(with: word.utf8) else { throw fault("a value was expected") }
        place += word.utf8.count
        return value
    }

    private mutating func object(_ depth: Int) throws(JSONFault) -> JSON {
        place += 1
        var members: [(String, JSON)] = []
        var names: Set<String> = []
        skipSpace()
        if take("}") { return .object([]) }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw fault("the name of a member was expected") }
            let name = try text()
            guard names.insert(name).inserted else { throw fault("“\(name)” stands twice") }
            skipSpace()
            guard take(":") else { throw fault("a colon was expected") }
            members.append((name, try value(depth: depth + 1)))
            skipSpace()
        } while take(",")
        guard take("}") else { throw fault("a comma or the end of an object was expected") }
        return .object(members)
    }

    private mutating func list(_ depth: Int) throws(JSONFault) -> JSON {
        place += 1
        var elements: [JSON] = []
        skipSpace()
        if take("]") { return .list([]) }
        repeat {
            elements.append(try value(depth: depth + 1))
            skipSpace()
        } while take(",")
        guard take("]") else { throw fault("a comma or the end of a list was expected") }
        return .list(elements)
    }

    private mutating func number() throws(JSONFault) -> JSON {
        let start = place
        _ = take("-")
        let whole = try digits()
        if whole > 1, bytes[place - whole] == UInt8(ascii: "0") { throw fault("a number begins with 0") }
        var isWhole = true
        if take(".") {
            isWhole = false
            _ = try digits()
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("+") { _ = take("-") }
            _ = try digits()
        }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        if isWhole, let number = Int64(text) { return .int(number) }
        guard let number = Double(text), number.isFinite else { throw fault("a number is too large") }
        return .number(number)
    }

    private mutating func digits() throws(JSONFault) -> Int {
        let start = place
        while let byte = next, (0x30...0x39).contains(byte) { place += 1 }
        guard place > start else { throw fault("a value was expected") }
        return place - start
    }

    private mutating func text() throws(JSONFault) -> String {
        place += 1
        var found: [UInt8] = []
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: found, as: UTF8.self) else { throw fault("a text is not in UTF-8") }
                return text
            case UInt8(ascii: "\\"): found.append(contentsOf: String(try escaped()).utf8)
            case 0..<0x20: throw fault("a text has a line break or another control sign")
            default: found.append(byte)
            }
        }
        throw fault("a text does not end")
    }

    private mutating func escaped() throws(JSONFault) -> Unicode.Scalar {
        guard let byte = next else { throw fault("a text does not end") }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicode()
        default: throw fault("a text has an escape that JSON does not know")
        }
    }

    private mutating func unicode() throws(JSONFault) -> Unicode.Scalar {
        let first = try fourDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), take("\\"), take("u") else { throw fault("a text has half a sign") }
        let second = try fourDigits()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw fault("a text has half a sign") }
        return scalar
    }

    private mutating func fourDigits() throws(JSONFault) -> UInt32 {
        guard place + 4 <= bytes.count, bytes[place..<(place + 4)].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let number = UInt32(String(decoding: bytes[place..<(place + 4)], as: UTF8.self), radix: 16)
        else { throw fault("an escape needs four digits") }
        place += 4
        return number
    }
}
