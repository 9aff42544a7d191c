import Domain
import Markup
import Reports
import Services

/// One line of the form: what is counted, the boxes, what the checks say, and the last four values beside it.
struct ReturnLineView {
    var place: Int
    var indicator: Indicator
    var lines: [SubmissionLine]
    var page: ReturnPage

    private var answer: ReturnAnswer { page.answer }
    /// The newest figure of the district: what the board reads words to.
    private var main: SubmissionLine? {
        lines.filter { $0.area == answer.version.framework.district }.max { $0.period < $1.period } ?? lines.first
    }
    private var definition: DefinitionVersion? { main.flatMap { indicator.definition(for: $0.period) } }

    var html: HTML {
        """
        <fieldset class="line" id="line-\(place)"><legend>\("\(place)"). \(indicator.title)</legend>
        <div>
        \(hint)
        \(each: lines, row)
        \(some: main, words)
        </div>
        <div>\(some: main, lastFour)</div>
        </fieldset>

        """
    }

    /// A line that is not asked for yet.
    static func notDue(_ line: SubmissionLine, _ indicator: Indicator) -> HTML {
        "<li>\(indicator.title): <span class=\"marker\">nd</span> not due until \(line.notDueUntil?.long ?? ""), for \(line.period.label)</li>\n"
    }

    private var hint: HTML {
        let parts = [
            definition?.definition, definition?.numerator.map { "Count: \($0)." },
            definition?.denominator.map { "Out of: \($0)." },
        ]
        let text = parts.compactMap(\.self).joined(separator: " ")
        let usual =
            "\(indicator.unit.label.capitalisedFirst), \(indicator.frequency.rawValue). No definition has been written down."
        return "<p class=\"hint\" id=\"def-\(place)\">\(text.isEmpty ? usual : text)</p>"
    }

    // MARK: - The boxes

    private var usesParts: Bool { indicator.unit.isProportion || indicator.unit.isRate }

    private func row(_ line: SubmissionLine) -> HTML {
        let boxes = page.boxes(line)
        let area =
            line.area == answer.version.framework.district ? "" : ", " + (answer.version.area(line.area)?.name ?? line.area.text)
        let showsValue = !usesParts || !boxes["v"].isEmpty
        let wrong = LineBoxes.names.contains { page.problems[LineBoxes.field(line, $0)] != nil }
        return """
            <div class="field\(when: wrong, " wrong")"><h3>\(line.period.label)\(area)</h3>
            \(some: page.conflicts[line.place], { conflict($0) })\
            \(each: ["n", "d", "v"], { page.problems.message(LineBoxes.field(line, $0)) })\
            \(hidden(line))
            <div class="entry">
            \(when: usesParts, box(line, boxes, "n", "Counted"))\(when: usesParts, "<span class=\"over\">of</span>")\
            \(when: usesParts, box(line, boxes, "d", "All"))\
            \(when: showsValue, box(line, boxes, "v", indicator.unit == .count ? "Number" : indicator.unit.label.capitalisedFirst))\
            \(when: !usesParts && indicator.unit.needsDenominator, "\("")<span class=\"over\">across</span>\(box(line, boxes, "d", "How many"))")\
            <output class="result" id="\(LineBoxes.field(line, "result"))">\(result(line))</output>
            \(status(line, boxes))
            </div><div id="\(LineBoxes.field(line, "checks"))" aria-live="polite">\(checks(line))</div>
            \(reasons(line, boxes))</div>

            """
    }

    private func hidden(_ line: SubmissionLine) -> HTML {
        let seen = page.conflicts[line.place].map(\.revision) ?? page.seen[line.place] ?? line.revision
        let mark = page.marks[line.place] ?? LineBoxes(line.entry).mark
        return """
            <input type="hidden" name="\(LineBoxes.field(line, "seen"))" value="\("\(seen)")"><input type="hidden" name="\(LineBoxes.field(line, "was"))" value="\(mark)">
            """
    }

    private func box(_ line: SubmissionLine, _ boxes: LineBoxes, _ name: String, _ label: String) -> HTML {
        let id = LineBoxes.field(line, name)
        let described = "def-\(place)" + (page.problems[id] == nil ? "" : " \(id)-error")
        return """
            <div><label for="\(id)">\(label)</label><input class="short" type="text" inputmode="decimal" id="\(id)" name="\(id)" \
            value="\(boxes[name])" autocomplete="off" aria-describedby="\(described)"\(attribute: "aria-invalid", page.problems[id] == nil ? nil : "true")></div>
            """
    }

    private func status(_ line: SubmissionLine, _ boxes: LineBoxes) -> HTML {
        let id = LineBoxes.field(line, "status")
        return """
            <div><label for="\(id)">Status</label><select id="\(id)" name="\(id)">\
            \(each: ValueStatus.allCases, { "<option value=\"\($0.word)\"\(attribute: "selected", $0.word == boxes["status"] ? "" : nil)>\($0.word.capitalisedFirst)</option>" })</select></div>
            """
    }

    private func result(_ line: SubmissionLine) -> String {
        guard usesParts, let value = line.figure?.value(in: indicator.unit) else { return "" }
        return FigureText(indicator).value(value)
    }

    /// What changes beside the boxes while somebody writes in them.
    var live: HTML {
        "\(each: lines, liveRow)"
    }

    private func liveRow(_ line: SubmissionLine) -> HTML {
        let unread = LineBoxes.names.compactMap { page.problems[LineBoxes.field(line, $0)] }
        return """
            <output id="\(LineBoxes.field(line, "result"))">\(unread.isEmpty ? result(line) : "")</output>
            <div id="\(LineBoxes.field(line, "checks"))">\(unread.isEmpty ? checks(line) : "\(each: unread, { "<p class=\"check\"><b>To put right.</b> \($0)</p>" })")</div>

            """
    }

    /// Two wrote into the line: what it holds now, by whom, beside what was typed.
    private func conflict(_ now: SubmissionLine) -> HTML {
        let who = now.changedBy.map { page.names.of($0) } ?? "Somebody"
        let when = now.changedAt.map { " at \($0.iso8601.dropFirst(11).prefix(5)) on \($0.day.long)" } ?? ""
        return """
            <p class="error" id="\(LineBoxes.field(line(now), "seen"))-error">\(who) changed this line\(when). It now says \(ReturnLineView.says(now, indicator)). \
            What you typed stands below and is not kept yet: save again to put it in its place.</p>
            """
    }

    private func line(_ line: SubmissionLine) -> SubmissionLine { line }

    static func says(_ line: SubmissionLine, _ indicator: Indicator) -> String {
        if let reason = line.entry.noValue { return "“\(reason.label.lowercased())”" }
        guard let value = line.figure?.value(in: indicator.unit) else { return "nothing" }
        let of = [line.entry.numerator, line.entry.denominator].compactMap(\.self).map { LineBoxes.text($0) }
        return FigureText(indicator).value(value) + (of.count == 2 ? " (\(of.joined(separator: " of ")))" : "")
    }

    // MARK: - Checks, reasons, words

    private func checks(_ line: SubmissionLine) -> HTML {
        let found = answer.findings.filter { $0.line == line.place }
        return "\(each: found, check)"
    }

    private func check(_ finding: ReturnFinding) -> HTML {
        let head: String =
            switch finding.grade {
            case .error: "To put right."
            case .mustExplain: finding.isExplained ? "Explained." : "Please say why."
            case .note: "Worth a look."
            }
        return "<p class=\"check\"><b>\(head)</b> \(finding.sentence) \(when: !finding.isExplained, "\(finding.remedy)")</p>\n"
    }

    private func reasons(_ line: SubmissionLine, _ boxes: LineBoxes) -> HTML {
        let (why, when) = (LineBoxes.field(line, "why"), LineBoxes.field(line, "when"))
        let isOpen = !boxes["why"].isEmpty || page.problems[when] != nil
        let choices: [(String, String)] =
            [("", "I have one: use the boxes above")] + LineEntry.reasons.map { ($0.code, "\($0.label) (\($0.code))") }
        return """
            <details\(attribute: "open", isOpen ? "" : nil)><summary>I have no figure for this line</summary>
            <p class="hint">An empty box is never read as nought.</p>
            <div class="field"><label for="\(why)">Why is there no figure?</label><select id="\(why)" name="\(why)">\
            \(each: choices, { "<option value=\"\($0.0)\"\(attribute: "selected", $0.0 == boxes["why"] ? "" : nil)>\($0.1)</option>" })</select></div>
            <div class="field\(when: page.problems[when] != nil, " wrong")"><label for="\(when)">If it is not available, when will it be?</label>\(page.problems.message(when))\
            <input class="date" type="text" id="\(when)" name="\(when)" value="\(boxes["when"])" placeholder="2026-11-30"\(page.problems.marks(when))></div>
            \(when: line.place != main?.place && asked(of: line).isEmpty, area(line, boxes, "explain", "Why?"))</details>
            \(when: line.place != main?.place, answers(line, boxes))
            """
    }

    private func asked(of line: SubmissionLine) -> [ReturnFinding] {
        answer.findings.filter { $0.line == line.place && $0.grade == .mustExplain }
    }

    /// The main line has its words for the board below; any other has boxes for what the checks ask, and only then.
    private func answers(_ line: SubmissionLine, _ boxes: LineBoxes) -> HTML {
        let asked = asked(of: line)
        guard !asked.isEmpty else { return HTML() }
        guard asked.contains(where: { $0.rule == Check.worseThanTarget.rawValue }) else {
            return area(line, boxes, "explain", "Why is it so?")
        }
        return """
            \(area(line, boxes, "what", "What happened?"))\(area(line, boxes, "so", "So what? Who is affected?"))\
            \(area(line, boxes, "now", "Now what? Who will do what, and by when?"))\(area(line, boxes, "explain", "Why is it so?"))
            """
    }

    private func words(_ line: SubmissionLine) -> HTML {
        let boxes = page.boxes(line)
        let needed = answer.findings.contains { $0.line == line.place && $0.grade == .mustExplain }
        let isOpen = needed || ["what", "so", "now", "explain"].contains { !boxes[$0].isEmpty }
        let used = line.entry.commentary.words
        return """
            <details\(attribute: "open", isOpen ? "" : nil)><summary>What the board will read</summary>
            <p class="hint">All three together, 80 words at most. Do not name or describe a child.</p>
            \(area(line, boxes, "what", "What happened?"))\(area(line, boxes, "so", "So what? Who is affected?"))\
            \(area(line, boxes, "now", "Now what? Who will do what, and by when?"))
            <p class="note">\("\(used)") of 80 words used.</p>
            \(area(line, boxes, "explain", "To the performance officer, where a check asks for it"))</details>
            <details\(attribute: "open", boxes["system"].isEmpty && boxes["extracted"].isEmpty && page.problems[LineBoxes.field(line, "extracted")] == nil ? nil : "")><summary>Where the figure is from</summary>
            \(input(line, boxes, "system", "System or list", "Stands beside the figure."))\(input(line, boxes, "extracted", "Taken from it on", "As 2026-11-30."))</details>
            """
    }

    private func area(_ line: SubmissionLine, _ boxes: LineBoxes, _ name: String, _ label: String) -> HTML {
        let id = LineBoxes.field(line, name)
        return """
            <div class="field"><label for="\(id)">\(label)</label><textarea id="\(id)" name="\(id)" rows="2"\(page.problems.marks(id))>
            \(boxes[name])</textarea></div>
            """
    }

    private func input(_ line: SubmissionLine, _ boxes: LineBoxes, _ name: String, _ label: String, _ hint: String) -> HTML {
        let id = LineBoxes.field(line, name)
        return """
            <div class="field\(when: page.problems[id] != nil, " wrong")"><label for="\(id)">\(label)</label><p class="hint">\(hint)</p>\(page.problems.message(id))\
            <input type="text" id="\(id)" name="\(id)" value="\(boxes[name])" autocomplete="off"\(page.problems.marks(id))></div>
            """
    }

    // MARK: - What was before

    private func lastFour(_ line: SubmissionLine) -> HTML {
        let points = (answer.before[line.place] ?? []).suffix(4)
        guard !points.isEmpty else { return "<p class=\"note\">No value has been told before.</p>" }
        return """
            <table class="lastfour"><caption>Your last four values</caption><thead><tr><th scope="col">Period</th>\
            <th scope="col" class="num">Of how many</th><th scope="col" class="num">Value</th></tr></thead><tbody>\
            \(each: points, last)</tbody></table>
            <p class="note"><a href="\(Address.indicator(indicator.id, IndicatorFilter()).text)">See the chart</a></p>
            """
    }

    private func last(_ point: SeriesPoint) -> HTML {
        let of = point.shown.value.flatMap { FigureText(indicator).of($0) } ?? "–"
        return """
            <tr><th scope="row">\(point.period.label)</th><td class="num">\(of)</td><td class="num">\(FigureView(point.shown, of: indicator).short)</td></tr>
            """
    }
}
