import Domain

/// What was uploaded or pasted, as typed: files or rows, and since when their figures are known.
struct NewImportForm {
    var files: [(name: String, bytes: [UInt8])]
    var pasted: String
    var knownOn: String
    /// For which agency, where whoever sends it does so for several.
    var agency: String

    /// The most that is taken through a browser at once.
    static let limit = 64 << 20

    struct Draft {
        var files: [(name: String, bytes: [UInt8])]
        var knownOn: Day?
        var agency: ID<Agency>?
    }

    init(_ form: Multipart) {
        files = form.parts.filter { $0.name == "file" && $0.fileName?.isEmpty == false }
            .map { (name: $0.fileName ?? "", bytes: $0.bytes) }
        pasted = form["pasted"]?.text ?? ""
        knownOn = form["known-on"]?.text?.trimmed ?? ""
        agency = form["agency"]?.text?.trimmed ?? ""
    }

    /// - Parameter senders: the agencies to choose from; nil where nobody asks.
    func draft(senders: [Agency]? = nil) throws(FormProblems) -> Draft {
        var problems = FormProblems()
        let rows = pasted.trimmed.isEmpty ? [] : [(name: "pasted-figures.csv", bytes: Array(pasted.utf8))]
        if files.isEmpty, rows.isEmpty { problems.add("file", "Choose a file, or paste rows below") }
        for file in files where file.bytes.isEmpty {
            problems.add("file", "Choose a file that has something in it: \(file.name) is empty")
        }
        if files.reduce(0, { $0 + $1.bytes.count }) > NewImportForm.limit {
            problems.add("file", "Choose smaller files: 64 megabytes at most. Split them by period, or use the command line")
        }
        let day = Day(iso8601: knownOn)
        if !knownOn.isEmpty, day == nil { problems.add("known-on", "Write the day as 2026-09-30, or leave it empty for today") }
        let chosen = senders?.first { $0.id.text == agency }
        if let senders, senders.count > 1 || !agency.isEmpty, chosen == nil {
            problems.add("agency", "Choose the agency that you send it for")
        }
        guard problems.isEmpty else { throw problems }
        return Draft(files: files + rows, knownOn: day, agency: chosen?.id)
    }
}

/// Why an accepted import is taken back.
struct WithdrawalForm {
    var why: String

    func draft() throws(FormProblems) -> String {
        var problems = FormProblems()
        if why.trimmed.isEmpty { problems.add("why", "Give the reason, in a sentence that others will understand in a year") }
        if why.utf8.count > 2000 { problems.add("why", "Give the reason in fewer words: 2,000 characters at most") }
        guard problems.isEmpty else { throw problems }
        return why.trimmed
    }
}

/// What a file would do as the person saw it, posted back with the acceptance so that nothing else is accepted.
struct SeenCounts {
    var counts: ImportCounts

    init(_ form: Query) throws(Fault) {
        func count(_ name: String) throws(Fault) -> Int {
            guard let number = form[name].flatMap({ Int($0) }), number >= 0 else { throw .unreadable }
            return number
        }
        counts = ImportCounts(
            read: try count("read"), new: try count("new"), changed: try count("changed"), unchanged: try count("unchanged"))
        for pair in (form["left-out"] ?? "").split(whereSeparator: \.isNewline) {
            let parts = pair.split(separator: "\t", maxSplits: 1)
            guard parts.count == 2, let number = Int(parts[0]) else { throw .unreadable }
            counts.leftOut[parts[1].trimmed] = number
        }
    }

    init(counts: ImportCounts) { self.counts = counts }

    /// The reasons with their counts as one field: "12⇥no such area", a line each.
    var leftOut: String {
        counts.leftOut.sorted { $0.key < $1.key }.map { "\($0.value)\t\($0.key)" }.joined(separator: "\n")
    }
}
