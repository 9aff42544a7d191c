import Domain

/// The boxes of one line as they stand on the form, and what is written in them. Nothing of it is a number before it is
/// read as one, so that what was typed can be shown again as it was.
struct LineBoxes: Equatable {
    static let names = ["n", "d", "v", "status", "why", "when", "what", "so", "now", "explain", "system", "extracted"]

    private var texts: [String: String] = [:]

    subscript(name: String) -> String {
        get { texts[name] ?? "" }
        set { texts[name] = newValue }
    }

    init(_ entry: LineEntry) {
        self["n"] = LineBoxes.text(entry.numerator)
        self["d"] = LineBoxes.text(entry.denominator)
        self["v"] = LineBoxes.text(entry.value)
        self["status"] = entry.status.word
        self["why"] = entry.noValue?.code ?? ""
        self["when"] = entry.expectedOn?.iso8601 ?? ""
        self["what"] = entry.commentary.what
        self["so"] = entry.commentary.soWhat
        self["now"] = entry.commentary.nowWhat
        self["explain"] = entry.explanation
        self["system"] = entry.sourceSystem
        self["extracted"] = entry.extractedOn?.iso8601 ?? ""
    }

    /// As somebody sent them. A box that the form did not show stays as it was.
    init(_ form: Query, line: SubmissionLine) {
        self.init(line.entry)
        for name in LineBoxes.names {
            if let typed = form[LineBoxes.field(line, name)] { self[name] = typed.replacing("\r\n", with: "\n").trimmed }
        }
    }

    static func field(_ line: SubmissionLine, _ name: String) -> String { "l\(line.place).\(name)" }

    /// Tells whether anything was typed: the same for what was shown and for what came back untouched.
    var mark: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in LineBoxes.names.map({ self[$0] }).joined(separator: "\u{1F}").utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        return String(hash, radix: 36)
    }

    static func text(_ number: Double?) -> String {
        guard let number else { return "" }
        return number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
    }

    /// What the boxes say; problems stand beside the box that they are about.
    func entry(of line: SubmissionLine, _ indicator: Indicator, _ problems: inout FormProblems) -> LineEntry? {
        let before = problems.all.count
        var entry = line.entry
        func number(_ name: String, _ what: String) -> Double? {
            guard !self[name].isEmpty else { return nil }
            if let number = NumberWritten.read(self[name]) { return number }
            problems.add(
                LineBoxes.field(line, name), "\(indicator.title): enter \(what), such as \(name == "v" ? "11.8" : "197")")
            return nil
        }
        func day(_ name: String) -> Day? {
            guard !self[name].isEmpty else { return nil }
            if let day = Day(iso8601: self[name]) { return day }
            problems.add(LineBoxes.field(line, name), "\(indicator.title): write the day as 2026-11-30, or leave it empty")
            return nil
        }
        entry.numerator = number("n", "a number")
        entry.denominator = number("d", "a number")
        entry.value = number("v", "a number")
        entry.status = ValueStatus(word: self["status"]) ?? entry.status
        entry.noValue = NoValueReason(code: self["why"]).flatMap { LineEntry.reasons.contains($0) ? $0 : nil }
        entry.expectedOn = day("when")
        entry.commentary = Commentary(what: self["what"], soWhat: self["so"], nowWhat: self["now"])
        entry.explanation = self["explain"]
        entry.sourceSystem = self["system"]
        entry.extractedOn = day("extracted")
        entry.way = .form
        return problems.all.count == before ? entry : nil
    }
}
