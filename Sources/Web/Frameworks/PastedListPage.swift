import Domain
import Markup

/// Things of one list as lines of text: copied out of a spreadsheet, or typed.
struct PastedList {
    var part: FrameworkPart
    var text = ""
    /// What holds for all of them.
    var shared = EntryFields()
    var problems = FormProblems()

    private var columns: [EntryField] { part.pastedKeys.compactMap(part.field) }

    /// One thing a line.
    func things() throws(FormProblems) -> [EntryFields] {
        var found = FormProblems()
        let lines = text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.trimmed.isEmpty }
        if lines.isEmpty { found.add("list", "Paste or type at least one line.") }
        let things = lines.enumerated().compactMap { place, line in
            isHeading(line, at: place) ? nil : thing(line, place + 1, &found)
        }
        found.addMissing(part.sharedFields, of: shared)
        guard found.isEmpty else { throw found }
        return things
    }

    private func cells(_ line: String) -> [String] {
        line.split(separator: line.contains("\t") ? "\t" : ";", omittingEmptySubsequences: false).map { String($0).trimmed }
    }

    /// A copied table may begin with its headings.
    private func isHeading(_ line: String, at place: Int) -> Bool {
        guard place == 0, let first = cells(line).first?.lowercased() else { return false }
        return first == columns.first?.key || first == columns.first?.label.lowercased()
    }

    private func thing(_ line: String, _ number: Int, _ found: inout FormProblems) -> EntryFields {
        var thing = shared
        let cells = cells(line)
        for (field, cell) in zip(columns, cells) where !cell.isEmpty {
            guard let word = word(cell, field) else {
                found.add("list", "Line \(number): “\(cell)” is no day. Write it as 14 December 2026.")
                continue
            }
            thing[field.key] = .text(word)
        }
        if cells.count > columns.count {
            found.add("list", "Line \(number) has \(cells.count) columns. Give \(columns.count): \(headings).")
        }
        if let first = columns.first, thing[first.key] == nil, first.kind != .day {
            found.add("list", "Line \(number) has no \(first.label.lowercased()). Write it first.")
        }
        return thing
    }

    var headings: String { columns.map { $0.label.lowercased() }.joined(separator: ", ") }

    /// As the framework keeps it; nil for a day that is none.
    private func word(_ cell: String, _ field: EntryField) -> String? {
        switch field.kind {
        case .day: Day(written: cell)?.iso8601
        case .choice(let choices), .word(let choices):
            choices.first { [$0.word, $0.label.lowercased()].contains(cell.lowercased()) }?.word ?? cell
        default: cell
        }
    }
}

extension FrameworkPart {
    var sharedFields: [EntryField] { sharedKeys.compactMap(field) }
}

/// "Paste several."
struct PastedListPage {
    var list: PastedList
    var document: EntryFields

    private var part: FrameworkPart { list.part }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Paste several: \(part.heading)", place: .framework, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.framework.text)">Framework</a> › <a href="\(Address.frameworkPart(part).text)">\(part.heading)</a></p>
        \(list.problems.summary)
        <h1>Several at once: \(part.heading.lowercased())</h1>
        <p class="lead">One on a line: \(list.headings). Copy the columns from a spreadsheet, or type them with a semicolon between. \
        Only the first is needed.</p>
        <form class="upload entries" action="\(Address.severalFrameworkThings(part).text)" method="post" novalidate>
        <div class="field\(when: list.problems["list"] != nil, " wrong")"><label for="list">\(part.heading)</label>
        \(list.problems.message("list"))<textarea id="list" name="list" rows="12"\(list.problems.marks("list"))>
        \(list.text)</textarea></div>
        \(EntryForm(options: EntryOptions(document), problems: list.problems).fields(part.sharedFields, of: list.shared))
        <button type="submit" class="button">Add them</button> \
        <a class="button second" href="\(Address.frameworkPart(part).text)">Leave it</a></form>
        """
    }
}
