/// What the pages need beside themselves. Each is served from its own address with its tag, so that
/// a browser keeps it; nothing is written into a page, which lets the content security policy forbid
/// inline style and script altogether.
public enum Assets {
    public static let stylesheetETag = tag(of: stylesheet)
    public static let scriptETag = tag(of: script)

    /// Changes when the text does. FNV-1a: this guards against an old copy, not against a person.
    private static func tag(of text: String) -> String {
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return "\"" + String(repeating: "0", count: 16 - digits.count) + digits + "\""
    }
}
