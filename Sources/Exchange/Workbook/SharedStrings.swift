/// The texts that cells of a workbook name by their number, each kept once.
final class SharedStrings: XMLListener {
    private(set) var texts: [String] = []
    private var text = CellTextBuffer()
    private var bytesInAll = 0

    private static let mostTexts = 4_000_000
    private static let mostBytes = 256 << 20

    override func opened(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name.isIn(.spreadsheet) else { return }
        if name == "si" { text.begin() } else { text.opened(name) }
    }

    override func closed(_ name: XMLName) {
        guard name.isIn(.spreadsheet) else { return }
        guard name == "si" else { return text.closed(name) }
        texts.append(text.take())
        bytesInAll += texts[texts.count - 1].utf8.count
        if texts.count > SharedStrings.mostTexts || bytesInAll > SharedStrings.mostBytes { stop(.overfull) }
    }

    override func heard(_ piece: UnsafeBufferPointer<UInt8>) {
        if !text.add(piece) { stop(.longText) }
    }
}

/// Gathers the text of a cell from its runs. How a word is pronounced, which East Asian workbooks add, is no part of it.
struct CellTextBuffer {
    /// Far beyond the 32,767 letters that a cell may hold.
    private static let longest = 1 << 20

    private(set) var bytes: [UInt8] = []
    private var (isInText, isInPhonetics) = (false, false)

    mutating func begin() {
        bytes.removeAll(keepingCapacity: true)
        (isInText, isInPhonetics) = (false, false)
    }

    mutating func opened(_ name: XMLName) {
        switch name {
        case "t": isInText = !isInPhonetics
        case "rPh": isInPhonetics = true
        default: break
        }
    }

    mutating func closed(_ name: XMLName) {
        switch name {
        case "t": isInText = false
        case "rPh": isInPhonetics = false
        default: break
        }
    }

    /// Adds what stands in a run of text; false when it is longer than any cell.
    mutating func add(_ piece: UnsafeBufferPointer<UInt8>) -> Bool { isInText ? append(piece) : true }

    mutating func append(_ piece: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.append(contentsOf: piece)
        return bytes.count <= CellTextBuffer.longest
    }

    /// The text without spaces around it.
    mutating func take() -> String {
        let hasEscape = bytes.contains(UInt8(ascii: "_"))
        let text = takePlain()
        return hasEscape ? CellTextBuffer.unescaped(text).quicklyTrimmed : text
    }

    /// The same, of a format that escapes nothing in its texts.
    mutating func takePlain() -> String {
        defer { bytes.removeAll(keepingCapacity: true) }
        return String(decoding: bytes, as: UTF8.self).quicklyTrimmed
    }

    /// Office writes what XML cannot hold as `_x000D_`, and a text that looks like that as `_x005F_x000D_`.
    static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? String(match.0)
        }
    }
}

extension FileFault {
    static let longText = FileFault(
        what: "A cell of the workbook holds more than a million letters, which no spreadsheet writes.",
        remedy: "Open the workbook where it was made, take the text out and save it anew.")
}
