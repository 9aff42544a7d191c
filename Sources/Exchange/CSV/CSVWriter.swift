/// Writes comma-separated values: quotes where they are needed, and nothing that a spreadsheet would run.
public struct CSVWriter: Sendable {
    public private(set) var bytes: [UInt8] = []
    private var isFirst = true

    public init() {}

    /// Gives what was written so far and begins anew.
    public mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    public mutating func row(_ cells: [String]) {
        for cell in cells { add(text: cell) }
        endRow()
    }

    /// A cell of text. One that a spreadsheet could take for a formula gets an apostrophe before it; `unguarded` takes
    /// it away again.
    public mutating func add(text: some StringProtocol) {
        separate()
        let needsQuotes = text.utf8.contains { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }
        if needsQuotes { bytes.append(0x22) }
        if CSVWriter.isRisky(text) { bytes.append(0x27) }
        for byte in text.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        if needsQuotes { bytes.append(0x22) }
    }

    /// A number: the shortest text that reads back as the same one, without an exponent.
    public mutating func add(_ number: Double?) {
        separate()
        if let number, number.isFinite { NumberText.append(number, to: &bytes) }
    }

    /// What a cell said before `add(text:)` guarded it.
    static func unguarded(_ text: String) -> String {
        text.utf8.first == 0x27 && isRisky(text.dropFirst()) ? String(text.dropFirst()) : text
    }

    /// Whether it begins with what begins a formula, apostrophes before that apart.
    private static func isRisky(_ text: some StringProtocol) -> Bool {
        text.utf8.first { $0 != 0x27 }.map { [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains($0) } ?? false
    }

    public mutating func endRow() {
        bytes.append(0x0A)
        isFirst = true
    }

    private mutating func separate() {
        if !isFirst { bytes.append(0x2C) }
        isFirst = false
    }
}
