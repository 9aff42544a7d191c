import Domain
import Markup
import Reports

/// What the board wants of each measure, on one form: the values, and how far from them is still amber.
struct TargetsForm {
    struct Line {
        var value = ""
        var tolerance = ""
    }

    var lines: [ID<Indicator>: Line] = [:]
    var from = ""

    init(_ version: FrameworkVersion, on day: Day) {
        for line in version.basket(on: day) {
            guard let target = TargetsForm.current(line, on: day), case .value(let value) = target.aim else { continue }
            let tolerance =
                switch target.tolerance {
                case .points(0): ""
                case .points(let points): TargetsForm.text(points)
                case .percentOfTarget(let percent): TargetsForm.text(percent) + "%"
                }
            lines[line.indicator] = Line(value: TargetsForm.text(value), tolerance: tolerance)
        }
    }

    init(_ form: Query, _ version: FrameworkVersion, on day: Day) {
        for line in version.basket(on: day) {
            let (value, tolerance) = (form["value.\(line.indicator)"]?.trimmed, form["tolerance.\(line.indicator)"]?.trimmed)
            lines[line.indicator] = Line(value: value ?? "", tolerance: tolerance ?? "")
        }
        from = form["from"]?.trimmed ?? ""
    }

    /// The target that holds for the district now; those for one area or for a range have their place on the page of the
    /// indicator.
    static func current(_ line: BasketLine, on day: Day) -> Target? {
        line.targets.last { $0.area == nil && ($0.until.map { day <= $0 } ?? true) }
    }

    /// One change for each measure whose target is another now. The old target ends on the day before.
    func edits(_ document: EntryFields, _ version: FrameworkVersion, on day: Day) throws(FormProblems) -> [FrameworkEdit] {
        var problems = FormProblems()
        let start = from.isEmpty ? nil : Day(iso8601: from)
        if !from.isEmpty, start == nil { problems.add("from", "Write the day as 2026-04-01, or leave it empty.") }
        let before = TargetsForm(version, on: day)
        var edits: [FrameworkEdit] = []
        for line in version.basket(on: day) {
            let (old, new) = (before.lines[line.indicator] ?? Line(), lines[line.indicator] ?? Line())
            guard old.value != new.value || old.tolerance != new.tolerance,
                var thing = document.thing(line.indicator.text, of: .indicators)
            else { continue }
            guard let said = said(new, line.indicator, &problems) else { continue }
            thing["targets"] = .list(targets(line, thing.list("targets"), said, from: start, on: day))
            if thing.list("targets").isEmpty { thing["targets"] = nil }
            edits.append(FrameworkEdit(.indicators, .change(id: line.indicator.text, thing)))
        }
        guard problems.isEmpty else { throw problems }
        return edits
    }

    /// The old target ends on the day before the new one begins; without such a day the new values replace the old.
    private func targets(_ line: BasketLine, _ old: [Entry], _ said: EntryFields, from start: Day?, on day: Day) -> [Entry] {
        var targets = old
        var new = said
        if let place = TargetsForm.current(line, on: day).flatMap({ line.targets.firstIndex(of: $0) }),
            case .fields(var last) = targets[place]
        {
            if let start {
                last["until"] = .text(start.adding(days: -1).iso8601)
                targets[place] = .fields(last)
            } else {
                targets.remove(at: place)
                for pair in last.pairs where !["value", "tolerance", "kind"].contains(pair.key) && !said.isEmpty {
                    new[pair.key] = pair.entry
                }
            }
        }
        new["from"] = start.map { .text($0.iso8601) } ?? new["from"]
        return said.isEmpty ? targets : targets + [.fields(new)]
    }

    /// Nil with a problem; empty where the target was taken away.
    private func said(_ line: Line, _ id: ID<Indicator>, _ problems: inout FormProblems) -> EntryFields? {
        guard !line.value.isEmpty else { return EntryFields() }
        let isRelative = line.tolerance.hasSuffix("%")
        let tolerance = isRelative ? String(line.tolerance.dropLast()).trimmed : line.tolerance
        guard Double(line.value) != nil else {
            problems.add("value.\(id)", "“\(line.value)” is no number. Write digits, with a point for decimals.")
            return nil
        }
        guard tolerance.isEmpty || Double(tolerance) != nil else {
            problems.add("tolerance.\(id)", "“\(line.tolerance)” is no tolerance. Write 2, or 5% for a share of the target.")
            return nil
        }
        var target = EntryFields([("value", .text(line.value))])
        if !tolerance.isEmpty {
            target["tolerance"] = .text(tolerance)
            target["kind"] = .text(isRelative ? "relative_percent" : "points")
        }
        return target
    }

    private static func text(_ number: Double) -> String { number == number.rounded() ? "\(Int(number))" : "\(number)" }
}

/// "What do we want of each measure?"
struct TargetsPage {
    var version: FrameworkVersion
    var form: TargetsForm
    var today: Day
    var why = ""
    var problems = FormProblems()

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Targets", place: .framework, content: body) }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.framework.text)">Framework</a> › <a href="\(Address.frameworkPart(.indicators).text)">Indicators</a></p>
        \(problems.summary)
        <h1>Targets: what do we want of each measure?</h1>
        <p class="lead">The district's targets. A range, or a target for one area, is set on the page of the indicator.</p>
        \(version.basket(on: today).isEmpty ? "<p>The board has chosen no measure yet.</p>" : table)
        """
    }

    private var table: HTML {
        """
        <form class="entries" action="\(Address.targets.text)" method="post" novalidate>
        <table class="stack mapped" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Measure</th>\
        <th scope="col" role="columnheader">Counted in</th><th scope="col" role="columnheader">Target</th>\
        <th scope="col" role="columnheader">Tolerance</th></tr></thead><tbody role="rowgroup">
        \(each: version.basket(on: today), row)</tbody></table>
        <div class="field above-4\(when: problems["from"] != nil, " wrong")"><label for="from">New targets hold from (may be left empty)</label>
        <p class="hint">The target before ends on the day before. Empty: the new one replaces it for all periods.</p>\(problems.message("from"))\
        <input type="date" id="from" name="from" value="\(form.from)"\(problems.marks("from"))></div>
        <div class="field\(when: problems["why"] != nil, " wrong")"><label for="why">Why</label>\(problems.message("why"))\
        <input type="text" id="why" name="why" value="\(why)" autocomplete="off"\(problems.marks("why"))></div>
        <button type="submit" class="button">Keep the targets</button></form>
        """
    }

    private func row(_ line: BasketLine) -> HTML {
        let indicator = version.indicator(line.indicator)
        let (title, said) = (indicator?.title ?? line.indicator.text, form.lines[line.indicator] ?? TargetsForm.Line())
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.frameworkThing(.indicators, line.indicator.text).text)">\(title)</a>\(some: range(line), { "<span class=\"of wrap\">\($0)</span>" })</th>\
            <td role="cell" class="half" data-label="Counted in">\(indicator?.unit.label ?? "–")</td>\
            <td role="cell" class="half" data-label="Target">\(input("value", "Target", line, title, said.value))</td>\
            <td role="cell" class="half" data-label="Tolerance">\(input("tolerance", "Tolerance", line, title, said.tolerance))</td></tr>

            """
    }

    /// A target that the form cannot show is not hidden by an empty box.
    private func range(_ line: BasketLine) -> String? {
        guard let indicator = version.indicator(line.indicator), let target = TargetsForm.current(line, on: today) else {
            return nil
        }
        if case .value = target.aim { return nil }
        return TargetWords(target, indicator, version).text
    }

    private func input(_ name: String, _ label: String, _ line: BasketLine, _ title: String, _ text: String) -> HTML {
        let field = "\(name).\(line.indicator)"
        return """
            <label class="unseen" for="\(field)">\(label) of \(title)</label>\(problems.message(field))\
            <input type="text" class="number" id="\(field)" name="\(field)" value="\(text)" autocomplete="off"\(problems.marks(field))>
            """
    }
}
