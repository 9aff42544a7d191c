/// The stable name of a thing, as it stands in the framework file and in addresses: "cpp-rate", "p1-early-help".
/// Its kind is part of its type, so an area can never be asked for by an indicator's id.
public struct ID<Thing>: Hashable, Sendable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
    public let text: String

    public init(_ text: String) { self.text = text }
    public init(stringLiteral value: String) { self.text = value }

    public var description: String { text }
    public static func < (left: ID, right: ID) -> Bool { left.text < right.text }

    /// Lower-case letters, digits, hyphens and dots: what survives an address, a file name and a spreadsheet.
    public static func isWellFormed(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 80
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
                    || $0 == UInt8(ascii: "_")
            }
    }
}
