import Domain
import Markup
import Services

/// A return as a workbook, and rows copied out of a spreadsheet: the ways beside the form, and what became of what came.
struct ReturnFileForms {
    var page: ReturnPage

    private var number: Int64 { page.answer.submission.number }

    var html: HTML {
        guard page.answer.isWritable else {
            return "<p id=\"workbook\"><a href=\"\(Address.returnWorkbook(number).text)\">Download it as a workbook</a></p>\n"
        }
        return "\(workbook)\(paste)"
    }

    private var workbook: HTML {
        """
        <details class="section" id="workbook"\(attribute: "open", isOpen("file") ? "" : nil)><summary>Fill in a workbook</summary>
        <p><a href="\(Address.returnWorkbook(number).text)">Download the workbook</a>. It holds the lines of this return with what is filled in so far. Send it back here: what is sound is filled in, and what is not is named by its cell.</p>
        \(remarks(of: "file"))<form class="upload" action="\(Address.returnWorkbook(number).text)" method="post" enctype="multipart/form-data" novalidate>
        <div class="field\(when: page.problems["file"] != nil, " wrong")"><label for="file">The workbook, filled in</label>\(page.problems.message("file"))\
        <input type="file" id="file" name="file" accept=".xlsx,.ods,.csv"\(page.problems.marks("file"))></div>
        <button type="submit" class="button second">Take over what is sound</button></form></details>

        """
    }

    private var paste: HTML {
        """
        <details class="section" id="paste"\(attribute: "open", isOpen("block") ? "" : nil)><summary>Paste from a spreadsheet</summary>
        <p>Copy the cells and paste them here. With a row of headings the columns may stand in any order. Without one: the name of the line, its period and area where a line has several, then the number counted and the number of all, or the number alone, or one of x, z, nd, u.</p>
        \(remarks(of: "block"))<form class="entries" action="\(Address.pasted(number).text)" method="post" novalidate>
        <div class="field\(when: page.problems["block"] != nil, " wrong")"><label for="block">Cells</label>\(page.problems.message("block"))\
        <textarea id="block" name="block" rows="6"\(page.problems.marks("block"))>
        \(page.pasted)</textarea></div>
        <button type="submit" class="button second">Fill in what fits</button></form></details>

        """
    }

    private func isOpen(_ box: String) -> Bool { page.problems[box] != nil || page.taken?.box == box }

    private func remarks(of box: String) -> HTML {
        guard let taken = page.taken, taken.box == box else { return HTML() }
        let count = taken.what.saved.saved.count
        return """
            <p role="status">\("\(count)") \(count == 1 ? "line was" : "lines were") filled in.</p>
            \(list("Not taken", taken.what.problems))\(list("Good to know", taken.what.notices))
            """
    }

    private func list(_ heading: String, _ remarks: [TakenReturn.Remark]) -> HTML {
        guard !remarks.isEmpty else { return HTML() }
        return "<h3>\(heading)</h3><ul>\(each: remarks, item)</ul>\n"
    }

    private func item(_ remark: TakenReturn.Remark) -> HTML {
        let place = remark.cell ?? remark.row.map { "Row \($0)" }
        return "<li>\(some: place, { "<b>\($0)</b>: " })\(remark.what) \(remark.remedy)</li>"
    }
}

extension ReturnPage {
    /// Puts what was not kept where it can be put right: into its boxes, or back into the box that it came by.
    mutating func show(_ taken: TakenReturn, in box: String) {
        self.taken = (taken, box)
        pasted = ReturnPage.rest(of: pasted, taken)
        let lines = Dictionary(answer.lines.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
        for now in taken.saved.conflicts {
            guard let entry = taken.written[now.place] else { continue }
            conflicts[now.place] = now
            put(LineBoxes(entry), into: now, seen: now.revision)
            problems.add(LineBoxes.field(now, "seen"), "\(title(of: now)): somebody else changed this line")
        }
        for left in taken.left {
            guard let line = lines[left.place] else { continue }
            var boxes = LineBoxes(left.entry)
            for part in TakenReturn.Left.Box.allCases {
                guard let text = left.unread[part], let name = LineBoxes.name(of: part) else { continue }
                boxes[name] = text
                problems.add(LineBoxes.field(line, name), "\(title(of: line)): “\(text.prefix(60))” could not be read")
            }
            put(boxes, into: line, seen: left.seen)
        }
        let count = taken.problems.count
        guard count > 0 else { return }
        let found = count == 1 ? "One thing was not taken: it is" : "\(count) things were not taken: they are"
        problems.add(box, "\(found) named below, with what to do")
    }

    private mutating func put(_ boxes: LineBoxes, into line: SubmissionLine, seen revision: Int) {
        (typed[line.place], seen[line.place], marks[line.place]) = (boxes, revision, LineBoxes(line.entry).mark)
    }

    private func title(of line: SubmissionLine) -> String {
        "\(answer.version.indicator(line.indicator)?.title ?? line.indicator.text), \(line.period.label)"
    }

    /// The rows of a block in which something was not taken, under its headings where it has some.
    private static func rest(of text: String, _ taken: TakenReturn) -> String {
        guard taken.problems.allSatisfy({ $0.row != nil }) else { return text }
        let rows = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let wrong = Set(taken.problems.compactMap(\.row))
        let kept = rows.enumerated().filter { wrong.contains($0.offset + 1) }.map(\.element)
        let heading = rows.first.flatMap { first in first.contains(where: \.isNumber) || kept.contains(first) ? nil : first }
        return kept.isEmpty ? "" : ((heading.map { [$0] } ?? []) + kept).joined(separator: "\n")
    }
}

extension LineBoxes {
    /// The box on the page for a box of a workbook; nil for those that hold one of a list, into which nothing else can be
    /// written.
    fileprivate static func name(of part: TakenReturn.Left.Box) -> String? {
        switch part {
        case .numerator: "n"
        case .denominator: "d"
        case .value: "v"
        case .what: "what"
        case .soWhat: "so"
        case .nowWhat: "now"
        case .status, .reason: nil
        }
    }
}
