/// YAML on its way out, in one canonical form: the same value gives the same bytes, and every text comes back as it was.
indirect enum YAMLText {
    case text(String)
    /// Digits, true, a day: what needs no quotes because its key says what it is.
    case plain(String)
    case list([YAMLText])
    /// Keys over several lines.
    case map([(String, YAMLText?)])
    /// Keys on one line.
    case row([(String, YAMLText?)])

    static func texts(_ texts: [String]) -> YAMLText? { texts.isEmpty ? nil : .list(texts.map(YAMLText.text)) }

    static func document(_ fields: [(String, YAMLText?)]) -> String {
        var out = ""
        for case (let key, let value?) in fields {
            value.append(under: key, indent: 0, to: &out)
            out += "\n"
        }
        return String(out.dropLast())
    }

    private func append(under key: String, indent: Int, to out: inout String) {
        let margin = String(repeating: " ", count: indent)
        switch self {
        case .map(let fields):
            out += "\(margin)\(YAMLText.scalar(key)):\n"
            for case (let key, let value?) in fields { value.append(under: key, indent: indent + 2, to: &out) }
        case .list(let items) where items.contains(where: \.isMapping):
            out += "\(margin)\(YAMLText.scalar(key)):\n"
            for item in items { item.appendItem(margin: margin, indent: indent, to: &out) }
        default:
            out += "\(margin)\(YAMLText.scalar(key)): \(flow)\n"
        }
    }

    private func appendItem(margin: String, indent: Int, to out: inout String) {
        guard case .map(let fields) = self else {
            out += "\(margin)- \(flow)\n"
            return
        }
        var inner = ""
        for case (let key, let value?) in fields { value.append(under: key, indent: indent + 2, to: &inner) }
        out += "\(margin)- " + inner.dropFirst(indent + 2)
    }

    private var isMapping: Bool {
        switch self {
        case .map, .row: true
        case .text, .plain, .list: false
        }
    }

    /// On one line.
    private var flow: String {
        switch self {
        case .text(let text): YAMLText.scalar(text)
        case .plain(let text): text
        case .list(let items): "[" + items.map(\.flow).joined(separator: ", ") + "]"
        case .map(let fields), .row(let fields):
            "{" + fields.compactMap { key, value in value.map { "\(YAMLText.scalar(key)): \($0.flow)" } }.joined(separator: ", ")
                + "}"
        }
    }

    /// Plain where every reader of YAML takes it for the same text, else in quotes.
    private static func scalar(_ text: String) -> String {
        if isPlain(text) { return text }
        if text.unicodeScalars.allSatisfy({
            (0x20...0x7E).contains($0.value) || (0xA0...0xD7FF).contains($0.value) && $0.value != 0x2028 && $0.value != 0x2029
        }) {
            return "'" + text.replacing("'", with: "''") + "'"
        }
        return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetter(first), text.utf8.last != 0x20 else { return false }
        let reserved = ["true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"]
        return !reserved.contains(text.lowercased())
            && text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || " -_./()+%&*;'".utf8.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\t": return "\\t"
        default:
            if (0x20...0x7E).contains(scalar.value) || (0xA1...0x1FFF).contains(scalar.value) { return String(scalar) }
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }
    }
}
