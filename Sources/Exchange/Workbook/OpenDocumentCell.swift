/// What a cell of an OpenDocument sheet says about itself before its text.
struct OpenDocumentCell {
    let repeats: Int
    private let type: ValueType
    /// The value as the cell states it for programs; nil when it states none.
    private let value: String?

    private enum ValueType { case text, number, percentage, day, time, truth, covered }

    /// A cell that another is merged over may still hold what nobody sees; it counts as empty.
    init(_ attributes: XMLAttributes, isCovered: Bool) {
        var (repeats, type, value) = (1, ValueType.text, UnsafeBufferPointer<UInt8>?.none)
        attributes.visit { name, given in
            if name.isIn(.table) {
                if name == OpenDocumentNames.columnsRepeated { repeats = max(CellReference.number(given) ?? 1, 1) }
            } else if name.isIn(.office) {
                switch name {
                case "value-type": type = OpenDocumentCell.type(given)
                case "value", "date-value", "time-value", "boolean-value", "string-value": value = given
                default: break
                }
            }
        }
        self.repeats = repeats
        self.type = isCovered ? .covered : type
        self.value = isCovered ? "" : value.flatMap { OpenDocumentCell.text($0, type) }
    }

    /// Whether what is shown must be heard to know what the cell says.
    var needsShown: Bool { value == nil || type == .text }

    /// The text of the cell. What is shown stands for it where the cell states no value, and where the value is text,
    /// since an error states an empty one.
    func text(shown: String) -> String {
        guard let value, !needsShown || shown.isEmpty else { return shown }
        return value
    }

    private static func type(_ name: UnsafeBufferPointer<UInt8>) -> ValueType {
        switch String(decoding: name, as: UTF8.self) {
        case "float", "currency": .number
        case "percentage": .percentage
        case "date": .day
        case "time": .time
        case "boolean": .truth
        default: .text
        }
    }

    private static func text(_ value: UnsafeBufferPointer<UInt8>, _ type: ValueType) -> String? {
        let text = String(decoding: value, as: UTF8.self)
        return switch type {
        case .number: DecimalText.number(value)
        case .percentage: DecimalText.percentage(value)
        case .day: DayText.text(iso: text)
        case .time: DayText.text(duration: text)
        case .truth: text == "true" ? "TRUE" : "FALSE"
        case .text, .covered: text.quicklyTrimmed
        }
    }
}

/// Gathers the text of a cell: its paragraphs on lines of their own, with spaces as the format keeps them.
struct OpenDocumentText {
    private var buffer = CellTextBuffer()
    private var depth = 0
    private var hasParagraph = false
    private var endsInSpace = true

    mutating func opened(_ name: XMLName, _ attributes: XMLAttributes) {
        switch name {
        case "p", "h":
            if hasParagraph { add(0x0A) }
            (hasParagraph, endsInSpace) = (true, true)
            depth += 1
        case "s":
            // More than a hundred spaces are an ornament, or an attack.
            let count = min(attributes["c", in: .openText].flatMap(CellReference.number) ?? 1, 100)
            for _ in 0..<count { add(0x20) }
        case "tab": add(0x09)
        case "line-break": add(0x0A)
        default: break
        }
    }

    mutating func closed(_ name: XMLName) {
        if name == "p" || name == "h" { depth -= 1 }
    }

    /// Spaces and line ends of the file itself count as one space. False when the text is longer than any cell.
    mutating func add(_ piece: UnsafeBufferPointer<UInt8>) -> Bool {
        guard depth > 0 else { return true }
        var isShort = true
        var start = 0
        for place in piece.indices where piece[place] <= 0x20 {
            isShort = buffer.append(UnsafeBufferPointer(rebasing: piece[start..<place])) && isShort
            if place > start || !endsInSpace { add(0x20) }
            endsInSpace = true
            start = place + 1
        }
        if start < piece.count {
            isShort = buffer.append(UnsafeBufferPointer(rebasing: piece[start...])) && isShort
            endsInSpace = false
        }
        return isShort
    }

    private mutating func add(_ byte: UInt8) {
        withUnsafePointer(to: byte) { _ = buffer.append(UnsafeBufferPointer(start: $0, count: 1)) }
        endsInSpace = false
    }

    mutating func take() -> String {
        (depth, hasParagraph, endsInSpace) = (0, false, true)
        return buffer.bytes.isEmpty ? "" : buffer.takePlain()
    }
}
