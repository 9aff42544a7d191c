/// How the letters of a text file are written as bytes.
enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16 = "UTF-16"
    /// Windows in Western Europe, where most spreadsheets are saved.
    case windows1252 = "Windows-1252"
    /// Spreadsheets saved on a Mac as “CSV (Macintosh)”, and some programs to this day.
    case macRoman = "Mac Roman"

    /// The bytes of a text as UTF-8, and what they were. All of the file is looked at: the first odd byte may stand a
    /// million bytes into it. A text in UTF-8 is given back as it is, its mark included.
    static func utf8(_ bytes: [UInt8]) -> (bytes: [UInt8], encoding: TextEncoding) {
        if mark(of: bytes) == .utf16 { return (UTF16Text.utf8(bytes), .utf16) }
        let survey = OddBytes(bytes)
        guard let encoding = survey.encoding else { return (bytes, .utf8) }
        return (survey.utf8(encoding), encoding)
    }

    /// What the mark at the start of a text says; nil when there is none.
    static func mark(of bytes: some Sequence<UInt8>) -> TextEncoding? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        return bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) ? .utf16 : nil
    }

    /// What a byte of the upper half stands for in an encoding of single bytes.
    func scalar(_ byte: UInt8) -> Unicode.Scalar {
        switch self {
        case .macRoman: MacRoman.scalar(byte)
        case .utf8, .utf16, .windows1252: Windows1252.scalar(byte)
        }
    }
}

enum UTF16Text {
    /// The mark at the start says which byte of two comes first. What is half a letter becomes a replacement mark.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        let units = (1..<max(bytes.count / 2, 1)).lazy.map { place in
            let (first, second) = (UInt16(bytes[place * 2]), UInt16(bytes[place * 2 + 1]))
            return isLittle ? first | second << 8 : first << 8 | second
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
