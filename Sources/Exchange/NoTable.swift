import Domain

/// Text that is made for programs and not for people, said for what it is.
enum NoTable {
    static func problem(_ bytes: [UInt8]) -> Problem? {
        let start = String(decoding: bytes.prefix(4096), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }.lowercased()
        if start.hasPrefix("{"),
            start.contains("featurecollection") || start.contains("\"hexes\"") || start.contains("\"topology\"")
        {
            return Problem(
                what: "This is a map: it holds the shapes of areas and no figures.",
                remedy: "Give it to the framework's areas, or send the table that goes with it.")
        }
        if start.hasPrefix("<?xml"), !start.contains("<html") {
            return Problem(
                what: "This is an XML feed, which is made for programs.",
                remedy: "Ask the sender for the table as CSV or as a workbook.")
        }
        return nil
    }
}
