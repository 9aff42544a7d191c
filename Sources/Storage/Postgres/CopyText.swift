/// Writes rows in PostgreSQL's COPY text format: a tab between columns, a line a row, `\N` for nothing.
/// Backups of both databases are written in it too.
struct CopyText {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    mutating func add(_ integer: Int64) {
        separate()
        CopyText.append(integer, to: &bytes)
    }

    /// Swift writes the shortest text that reads back as the same number.
    mutating func add(_ real: Double) {
        separate()
        if real == real.rounded(), abs(real) < 1e15, real.sign == .plus || real != 0 {
            CopyText.append(Int64(real), to: &bytes)
        } else if real.isNaN {
            bytes.append(contentsOf: "NaN".utf8)
        } else if real.isInfinite {
            bytes.append(contentsOf: (real < 0 ? "-Infinity" : "Infinity").utf8)
        } else {
            bytes.append(contentsOf: "\(real)".utf8)
        }
    }

    mutating func add(_ text: String) throws {
        separate()
        var text = text
        try text.withUTF8 { utf8 in
            try refuseZeroBytes(utf8)
            for byte in utf8 {
                switch byte {
                case UInt8(ascii: "\\"): bytes.append(contentsOf: [byte, byte])
                case UInt8(ascii: "\t"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
                case UInt8(ascii: "\n"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
                case UInt8(ascii: "\r"): bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "r")])
                default: bytes.append(byte)
                }
            }
        }
    }

    mutating func add(blob: some Sequence<UInt8>) {
        separate()
        bytes.append(contentsOf: "\\\\x".utf8)
        Hex.append(blob, to: &bytes)
    }

    mutating func addNull() {
        separate()
        bytes.append(contentsOf: "\\N".utf8)
    }

    mutating func endRow() {
        bytes.append(UInt8(ascii: "\n"))
        isFirst = true
    }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private mutating func separate() {
        if isFirst { isFirst = false } else { bytes.append(UInt8(ascii: "\t")) }
    }

    private static func append(_ number: Int64, to bytes: inout [UInt8]) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        let start = bytes.count
        repeat {
            bytes.append(UInt8(48 + rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }
}
