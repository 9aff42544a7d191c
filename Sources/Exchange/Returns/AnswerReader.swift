import Domain

/// Reads the boxes of one line, as people fill them in.
struct AnswerReader {
    /// What is wrong with one box.
    struct Fault: Hashable {
        var column: ReturnColumn
        var text: String
        var what: String
        var remedy: String
    }

    let unit: Unit
    private(set) var answer = ReturnAnswer()
    private(set) var faults: [Fault] = []

    /// `cell` gives the text of a column, empty where there is none.
    init(unit: Unit, _ cell: (ReturnColumn) -> String) {
        self.unit = unit
        var marker: (reason: NoValueReason, column: ReturnColumn)?
        for column in [ReturnColumn.numerator, .denominator, .value] {
            let text = cell(column)
            if text.isEmpty { continue }
            if let reason = NoValueReason(marker: text) {
                // A marker stands where the number would; two of a kind say the same.
                if marker == nil { marker = (reason, column) }
            } else {
                readNumber(text, column)
            }
        }
        readStatus(cell(.status))
        readReason(cell(.reason), marker?.reason)
        answer.what = cell(.what)
        answer.soWhat = cell(.soWhat)
        answer.nowWhat = cell(.nowWhat)
        settle(cell(.reason), marker)
        countStandsInValue()
    }

    private mutating func fault(_ column: ReturnColumn, _ text: String, _ what: String, _ remedy: String) {
        faults.append(Fault(column: column, text: String(text.prefix(200)), what: what, remedy: remedy))
        answer.unread[column] = text
    }

    private mutating func readNumber(_ text: String, _ column: ReturnColumn) {
        guard let number = Array(text.utf8).withUnsafeBufferPointer({ CellNumber($0) }) else {
            return fault(column, text, AnswerReader.wrong(text), AnswerReader.remedy(for: text))
        }
        if number.isPercentage, column != .value || !unit.isProportion {
            return fault(
                column, text, "“\(text)” is a percentage, and a number is wanted here.",
                column == .value
                    ? "Give the value without the percent sign." : "Give the number of children or events, such as 41.")
        }
        switch column {
        case .numerator: answer.numerator = number.withoutDust
        case .denominator: answer.denominator = number.withoutDust
        default: answer.value = number.withoutDust
        }
    }

    private mutating func readStatus(_ text: String) {
        guard !text.isEmpty else { return }
        if let status = ValueStatus(word: text) {
            answer.status = status
            return
        }
        fault(.status, text, "“\(text)” is not a status.", "Choose final, provisional, revised or estimated.")
    }

    private mutating func readReason(_ text: String, _ marker: NoValueReason?) {
        answer.reason = marker
        guard !text.isEmpty else { return }
        guard let reason = AnswerReader.reason(text) else {
            return fault(
                .reason, text, "“\(text)” is none of the reasons why there can be no figure.",
                "Choose one from the list: \(AnswerReader.offered.map(\.label.lowercasedFirst).joined(separator: ", ")).")
        }
        if let marker, marker != reason {
            return fault(
                .reason, text, "The reason says “\(reason.label)” and the marker “\(marker.code)” says “\(marker.label)”.",
                "Keep the one that is right.")
        }
        answer.reason = reason
    }

    /// A figure and a reason why there is none cannot both be right. The figure is kept and the reason named.
    private mutating func settle(_ text: String, _ marker: (reason: NoValueReason, column: ReturnColumn)?) {
        guard let reason = answer.reason, [answer.numerator, answer.denominator, answer.value].contains(where: { $0 != nil })
        else { return }
        // A denominator may be known though the numerator is not: that is a reason with what is known beside it.
        if answer.numerator == nil, answer.value == nil { return }
        answer.reason = nil
        let column = text.isEmpty ? marker?.column ?? .reason : .reason
        fault(
            column, text.isEmpty ? reason.code : text, "There is a figure, and “\(reason.label)” says that there is none.",
            "Take one of the two out.")
    }

    /// A count has one box. Whoever wrote it into the numerator meant the same.
    private mutating func countStandsInValue() {
        guard unit == .count || unit == .score, answer.denominator == nil, answer.value == nil, let number = answer.numerator
        else { return }
        answer.value = number
        answer.numerator = nil
    }
}

// Texts
extension AnswerReader {
    /// The reasons that an agency may give; what nobody answered and what is protected are recorded by others.
    static let offered = LineEntry.reasons

    /// "Not available", "Not available (x)", "x", "not-available".
    static func reason(_ text: String) -> NoValueReason? {
        if let reason = NoValueReason(code: text) { return reason }
        let key = TextKey.of(text)
        return NoValueReason.allCases.first { reason in
            [reason.label, listed(reason), reason.meaning].contains { TextKey.of($0) == key }
        }
    }

    /// As it stands in the workbook's list.
    static func listed(_ reason: NoValueReason) -> String { "\(reason.label) (\(reason.code))" }

    private static func wrong(_ text: String) -> String {
        if text.hasPrefix("#") { return "“\(text)” is what a formula gives that does not work out." }
        if isDay(text) { return "“\(text)” is a date, and a number is wanted here." }
        return "“\(text)” is not a number."
    }

    private static func remedy(for text: String) -> String {
        if text.hasPrefix("#") { return "Correct the formula, or write the number itself." }
        if isDay(text) { return "Spreadsheets make dates of texts such as 3-9: format the cell as a number and write it again." }
        if let number = words.firstIndex(of: text.lowercased()) { return "Write it in digits: \(number)." }
        return "Write it in digits, such as 12 or 11.8; or choose why there is no figure."
    }

    private static func isDay(_ text: String) -> Bool { text.utf8.count >= 10 && Day(iso8601: text.prefix(10)) != nil }

    private static let words = [
        "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ]
}
