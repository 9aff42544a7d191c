import Synchronization

/// Turns `$2` into `?2`: to SQLite `$2` is a name, numbered by where it first stands, so `$2 … $1` would be swapped.
/// Each text is rewritten once.
final class Placeholders: Sendable {
    private let known = Mutex<[String: String]>([:])

    func rewritten(_ sql: String) -> String {
        known.withLock { known in
            if let text = known[sql] { return text }
            let text = Placeholders.rewrite(sql)
            known[sql] = text
            return text
        }
    }

    static func rewrite(_ sql: String) -> String {
        var bytes = Array(sql.utf8)
        var quote: UInt8?
        for place in bytes.indices {
            let byte = bytes[place]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if byte == UInt8(ascii: "$"), place + 1 < bytes.count,
                (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(bytes[place + 1])
            {
                bytes[place] = UInt8(ascii: "?")
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
