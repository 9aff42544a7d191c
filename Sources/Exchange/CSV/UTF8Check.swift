/// Where a file stops being UTF-8.
enum UTF8Check {
    /// The line, counted from 1, of the first byte that is not UTF-8; nil when all are.
    static func firstBadLine(_ bytes: some Sequence<UInt8>) -> Int? {
        if let line = bytes.withContiguousStorageIfAvailable(badLine) { return line }
        return Array(bytes).withUnsafeBufferPointer(badLine)
    }

    private static func badLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let offset = firstBadOffset(bytes) else { return nil }
        return 1 + bytes[..<offset].count { $0 == 0x0A }
    }

    /// How many bytes stand before the first that is not UTF-8. Eight plain letters are passed at a time.
    private static func firstBadOffset(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let raw = UnsafeRawBufferPointer(bytes)
        var offset = 0
        while offset < bytes.count {
            if offset + 8 <= bytes.count, raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                offset += 8
            } else if bytes[offset] < 0x80 {
                offset += 1
            } else {
                var (decoder, rest) = (UTF8(), bytes[offset...].prefix(4).makeIterator())
                guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return offset }
                offset += UTF8.width(scalar)
            }
        }
        return nil
    }
}
