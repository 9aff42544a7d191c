/// Where a file stops being UTF-8.
enum UTF8Check {
    /// The line, counted from 1, of the first byte that is not UTF-8; nil when all are.
    static func firstBadLine(_ bytes: some Sequence<UInt8>) -> Int? {
        if let line = bytes.withContiguousStorageIfAvailable(badLine) { return line }
        return Array(bytes).withUnsafeBufferPointer(badLine)
    }

    private static func badLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var offset = 0
        while let letter = nextLetterBeyondASCII(bytes, from: offset) {
            guard let width = letter.width else { return 1 + bytes[..<letter.offset].count { $0 == 0x0A } }
            offset = letter.offset + width
        }
        return nil
    }

    /// The next letter that is written with a byte of the upper half, and how many bytes it takes; no width where the
    /// bytes are not UTF-8. Eight plain letters are passed at a time.
    static func nextLetterBeyondASCII(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (offset: Int, width: Int?)? {
        let raw = UnsafeRawBufferPointer(bytes)
        var offset = start
        while offset < bytes.count {
            if offset + 8 <= bytes.count, raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                offset += 8
            } else if bytes[offset] < 0x80 {
                offset += 1
            } else {
                var (decoder, rest) = (UTF8(), bytes[offset...].prefix(4).makeIterator())
                guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return (offset, nil) }
                return (offset, UTF8.width(scalar))
            }
        }
        return nil
    }
}
