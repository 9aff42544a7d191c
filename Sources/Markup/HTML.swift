/// A piece of a page, or of a drawing, whose text can no longer turn into markup.
///
/// What stands in the source code is markup; what is interpolated is text, unless it is `HTML`
/// itself. So a title with `<b>` in it is shown, not run, without anyone having to remember.
///
/// One trap: `\(late ? "<p>Late</p>" : "")` is a `String` and therefore escaped. Write
/// `\(when: late, "<p>Late</p>")`.
public struct HTML: Sendable, Equatable {
    /// UTF-8, ready to be sent.
    public private(set) var bytes: [UInt8]

    public init() {
        bytes = []
    }

    /// Text from outside: every character stands for itself.
    public init(text: String) {
        bytes = []
        bytes.appendEscaped(text)
    }

    /// Markup that this program wrote earlier and kept as text, such as a golden file or a drawing
    /// read back. Never for what a person or a file brought.
    public init(trusted markup: String) {
        bytes = Array(markup.utf8)
    }

    public var source: String { String(decoding: bytes, as: UTF8.self) }
    public var isEmpty: Bool { bytes.isEmpty }

    public mutating func append(_ other: HTML) {
        bytes.append(contentsOf: other.bytes)
    }

    public static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum.append(right)
        return sum
    }

    public static func += (left: inout HTML, right: HTML) {
        left.append(right)
    }
}

extension Sequence where Element == HTML {
    @inlinable
    public func joined(separator: HTML = HTML()) -> HTML {
        var all = HTML()
        var isFirst = true
        for piece in self {
            if !isFirst { all.append(separator) }
            all.append(piece)
            isFirst = false
        }
        return all
    }
}

extension HTML: ExpressibleByStringInterpolation {
    public init(stringLiteral markup: String) {
        bytes = Array(markup.utf8)
    }

    public init(stringInterpolation: StringInterpolation) {
        bytes = stringInterpolation.bytes
    }

    // What takes a closure or a sequence can be inlined, so that a page's rows are written without a generic call each.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        @usableFromInline var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        public mutating func appendLiteral(_ markup: String) {
            bytes.append(contentsOf: markup.utf8)
        }

        public mutating func appendInterpolation(_ text: String) {
            bytes.appendEscaped(text)
        }

        public mutating func appendInterpolation(_ text: some StringProtocol) {
            bytes.appendEscaped(text)
        }

        public mutating func appendInterpolation(_ text: (some StringProtocol)?) {
            if let text { bytes.appendEscaped(text) }
        }

        public mutating func appendInterpolation(_ html: HTML) {
            bytes.append(contentsOf: html.bytes)
        }

        public mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes.append(contentsOf: html.bytes) }
        }

        /// A bare whole number, without separators: for ids, spans and widths. What a reader sees
        /// as a figure is printed by the one function that knows its unit and decimals.
        public mutating func appendInterpolation(_ number: Int) {
            bytes.appendNumber(number)
        }

        public mutating func appendInterpolation(_ number: Int?) {
            if let number { bytes.appendNumber(number) }
        }

        @inlinable
        public mutating func appendInterpolation<Rows: Sequence, Failure>(
            each rows: Rows, _ row: (Rows.Element) throws(Failure) -> HTML
        ) throws(Failure) {
            for element in rows { appendInterpolation(try row(element)) }
        }

        @inlinable
        public mutating func appendInterpolation(each pieces: some Sequence<HTML>) {
            for piece in pieces { appendInterpolation(piece) }
        }

        @inlinable
        public mutating func appendInterpolation(when condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { appendInterpolation(html()) }
        }

        /// What is said about a thing if there is one.
        @inlinable
        public mutating func appendInterpolation<Thing, Failure>(
            some thing: Thing?, _ html: (Thing) throws(Failure) -> HTML
        ) throws(Failure) {
            if let thing { appendInterpolation(try html(thing)) }
        }

        /// ` name="value"` with its leading space, or nothing when there is no value. The name is
        /// part of the program, so it can only be a literal.
        public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            bytes.append(UInt8(ascii: " "))
            name.withUTF8Buffer { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: [UInt8(ascii: "="), UInt8(ascii: "\"")])
            bytes.appendEscaped(value)
            bytes.append(UInt8(ascii: "\""))
        }

        /// The corners of a line in a path: "3 43.5L79 25L155 6.5".
        public mutating func appendInterpolation(corners: some Sequence<(x: Double, y: Double)>) {
            var isFirst = true
            for corner in corners {
                if !isFirst { bytes.append(UInt8(ascii: "L")) }
                bytes.appendCoordinate(corner.x)
                bytes.append(UInt8(ascii: " "))
                bytes.appendCoordinate(corner.y)
                isFirst = false
            }
        }

        /// A coordinate of a drawing: at most one decimal, no exponent, the same bytes everywhere.
        public mutating func appendInterpolation(xy coordinate: Double) {
            bytes.appendCoordinate(coordinate)
        }
    }
}

extension [UInt8] {
    /// Escapes the five characters that mean something in text or in either kind of quoted
    /// attribute. Control characters have no place in XML at all and would spoil a drawing for
    /// stricter readers than a browser, so they become the replacement character.
    fileprivate mutating func appendEscaped(_ text: some StringProtocol) {
        // Nearly every text lies in one piece and needs no escaping: then its bytes are copied as they are.
        let isPlain = text.utf8.withContiguousStorageIfAvailable { piece in
            guard !piece.contains(where: Self.needsEscaping) else { return false }
            append(contentsOf: piece)
            return true
        }
        if isPlain == true { return }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): append(contentsOf: "&#39;".utf8)
            case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F: append(contentsOf: "\u{FFFD}".utf8)
            default: append(byte)
            }
        }
    }

    private static func needsEscaping(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), 0x7F: true
        case 0x09, 0x0A, 0x0D: false
        default: byte < 0x20
        }
    }

    fileprivate mutating func appendNumber(_ number: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        appendDigits(number.magnitude)
    }

    fileprivate mutating func appendDigits(_ number: UInt) {
        var power: UInt = 1
        while number / power >= 10 { power *= 10 }
        while power > 0 {
            append(UInt8(ascii: "0") + UInt8(number / power % 10))
            power /= 10
        }
    }

    fileprivate mutating func appendCoordinate(_ coordinate: Double) {
        precondition(coordinate.isFinite && coordinate.magnitude < 1e15, "A drawing's coordinates are ordinary numbers.")
        let tenths = Int((coordinate * 10).rounded())
        if tenths < 0 { append(UInt8(ascii: "-")) }
        appendDigits(tenths.magnitude / 10)
        if tenths % 10 != 0 {
            append(UInt8(ascii: "."))
            append(UInt8(ascii: "0") + UInt8(tenths.magnitude % 10))
        }
    }
}
