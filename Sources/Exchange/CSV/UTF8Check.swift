/// Where a file stops being UTF-8.
enum UTF8Check {
    /// The line, counted from 1, of the first byte that is not UTF-8; nil when all are.
    static func firstBadLine(_ bytes: some Collection<UInt8>) -> Int? {
        firstBadOffset(bytes).map { offset in 1 + bytes.prefix(offset).count { $0 == 0x0A } }
    }

    /// How many bytes stand before the first that is not UTF-8.
    static func firstBadOffset(_ bytes: some Collection<UInt8>) -> Int? {
        var (decoder, iterator) = (UTF8(), bytes.makeIterator())
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return offset
            }
        }
    }
}
