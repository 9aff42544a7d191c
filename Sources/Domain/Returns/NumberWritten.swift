/// A number as people write it: "1,234", "85.3%", "−4".
public enum NumberWritten {
    public static func read(_ text: String) -> Double? {
        var plain = text.trimmed.replacing("\u{2212}", with: "-").replacing(" ", with: "").replacing("\u{A0}", with: "")
        if plain.hasSuffix("%") { plain.removeLast() }
        // A comma parts thousands, and nothing else.
        let parts = plain.split(separator: ",", omittingEmptySubsequences: false)
        if parts.count > 1 {
            guard parts.dropFirst().allSatisfy({ $0.prefix { $0.isNumber }.count == 3 }),
                (1...3).contains(parts[0].drop { $0 == "-" }.count)
            else { return nil }
            plain = parts.joined()
        }
        guard !plain.isEmpty, plain.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }), plain.utf8.count <= 18,
            let number = Double(plain), number.isFinite
        else { return nil }
        return number
    }
}
