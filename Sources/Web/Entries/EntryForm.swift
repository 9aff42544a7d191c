import Domain
import Markup

/// The fields of one thing, each with what stands in it.
///
/// A field of a field is named by its way: `targets.0.value`. A list shows what it holds and one more that is empty, so
/// that it grows without a script.
struct EntryForm {
    var options: EntryOptions
    var problems = FormProblems()

    func fields(_ fields: [EntryField], of thing: EntryFields, under path: String = "") -> HTML {
        fields.map { field($0, thing[$0.key], path + $0.key) }.joined()
    }

    private func field(_ field: EntryField, _ entry: Entry?, _ name: String) -> HTML {
        switch field.kind {
        case .text: around(field, name, line(name, entry?.text ?? ""))
        case .number, .whole, .period: around(field, name, line(name, entry?.text ?? "", class: "number"))
        case .day: around(field, name, line(name, entry?.text ?? "", type: "date"))
        case .paragraph: around(field, name, area(name, entry?.text ?? ""))
        case .flag: flag(field, name, entry?.text == "true")
        case .choice(let choices), .rule(let choices, _): around(field, name, select(name, choices, entry))
        case .word(let choices): around(field, name, word(field, name, choices, entry?.text ?? ""))
        case .reference(let part): around(field, name, reference(name, part, entry?.text ?? "", isMarked: true))
        case .references(let part): several(field, name, part, (entry?.list ?? []).compactMap(\.text))
        case .texts:
            around(
                field, name, area(name, (entry?.list ?? []).compactMap(\.text).joined(separator: "\n")), hint: "One on a line.")
        case .range: range(field, name, (entry?.list ?? []).compactMap(\.text))
        case .pairs: around(field, name, area(name, EntryForm.lines(of: entry?.fields ?? EntryFields())))
        case .fields(let inner): inside(field, name, inner, entry?.fields ?? EntryFields())
        case .rows(let inner, let noun): rows(field, name, inner, noun, (entry?.list ?? []).compactMap(\.fields))
        }
    }

    static func lines(of pairs: EntryFields) -> String {
        pairs.pairs.map { "\($0.key) = \($0.entry.text ?? "")" }.joined(separator: "\n")
    }

    // MARK: - One field

    private func around(_ field: EntryField, _ name: String, _ control: HTML, hint: String? = nil) -> HTML {
        """
        <div class="field\(when: problems[name] != nil, " wrong")"><label for="\(name)">\(field.label)\(when: field.isRequired, "<span class=\"needed\"> (needed)</span>")</label>
        \(some: field.hint ?? hint, { "<p class=\"hint\">\($0)</p>" })\(problems.message(name))\(control)</div>

        """
    }

    private func line(_ name: String, _ text: String, type: String = "text", class look: String? = nil) -> HTML {
        "<input type=\"\(type)\"\(attribute: "class", look) id=\"\(name)\" name=\"\(name)\" value=\"\(text)\" autocomplete=\"off\"\(problems.marks(name))>"
    }

    private func area(_ name: String, _ text: String) -> HTML {
        let rows = max(2, min(12, text.split(separator: "\n", omittingEmptySubsequences: false).count + 1))
        return "<textarea id=\"\(name)\" name=\"\(name)\" rows=\"\(rows)\"\(problems.marks(name))>\n\(text)</textarea>"
    }

    private func flag(_ field: EntryField, _ name: String, _ isOn: Bool) -> HTML {
        """
        <div class="field tick"><input type="checkbox" id="\(name)" name="\(name)" value="true"\(attribute: "checked", isOn ? "" : nil)>\
        <label for="\(name)">\(field.label)</label></div>

        """
    }

    private func option(_ value: String, _ says: String, _ chosen: String) -> HTML {
        "<option value=\"\(value)\"\(attribute: "selected", value == chosen ? "" : nil)>\(says)</option>"
    }

    private func select(_ name: String, _ choices: [EntryField.Choice], _ entry: Entry?) -> HTML {
        // A rule of one's own, written in the file, is kept as long as no other is chosen.
        guard let entry, entry.text == nil else { return select(name, choices, entry?.text ?? "", extra: nil) }
        return select(name, choices, EntryForm.kept, extra: .init(EntryForm.kept, "as the file says it"))
    }

    /// Stands for an entry that the form cannot show.
    static let kept = "(kept)"

    private func select(_ name: String, _ choices: [EntryField.Choice], _ chosen: String, extra: EntryField.Choice?) -> HTML {
        var all = choices + [extra].compactMap(\.self)
        if !chosen.isEmpty, !all.contains(where: { $0.word == chosen }) { all.append(.init(chosen, chosen)) }
        return """
            <select id="\(name)" name="\(name)"\(problems.marks(name))><option value="">– choose</option>\
            \(each: all, { option($0.word, $0.label, chosen) })</select>
            """
    }

    private func word(_ field: EntryField, _ name: String, _ choices: [EntryField.Choice], _ text: String) -> HTML {
        """
        \(select(name, choices, text, extra: nil)) <label class="beside" for="\(name).other">or another</label> \
        <input type="text" class="word" id="\(name).other" name="\(name).other" value="" autocomplete="off">
        """
    }

    private func reference(_ name: String, _ part: String, _ chosen: String, isMarked: Bool) -> HTML {
        """
        <select id="\(name)" name="\(name)"\(when: isMarked, problems.marks(name))><option value="">– choose</option>\
        \(each: options.offered(in: part, chosen: chosen), { option($0.id, $0.name, chosen) })</select>
        """
    }

    // MARK: - Several in one

    private func several(_ field: EntryField, _ name: String, _ part: String, _ chosen: [String]) -> HTML {
        let places = Array((chosen + [""]).enumerated())
        return group(
            field, name,
            places.map { place, id in
                """
                <label class="unseen" for="\(name).\(place)">\(field.label), number \(place + 1)</label>\(reference("\(name).\(place)", part, id, isMarked: false)) 
                """
            }.joined())
    }

    private func range(_ field: EntryField, _ name: String, _ ends: [String]) -> HTML {
        group(
            field, name,
            """
            <label class="beside" for="\(name).0">from</label> <input type="text" class="number" id="\(name).0" name="\(name).0" value="\(ends.first ?? "")" autocomplete="off"> \
            <label class="beside" for="\(name).1">to</label> <input type="text" class="number" id="\(name).1" name="\(name).1" value="\(ends.count > 1 ? ends[1] : "")" autocomplete="off">
            """)
    }

    private func group(_ field: EntryField, _ name: String, _ content: HTML) -> HTML {
        """
        <fieldset class="field\(when: problems[name] != nil, " wrong")" id="\(name)"><legend>\(field.label)</legend>
        \(some: field.hint, { "<p class=\"hint\">\($0)</p>" })\(problems.message(name))\(content)</fieldset>

        """
    }

    private func inside(_ field: EntryField, _ name: String, _ inner: [EntryField], _ thing: EntryFields) -> HTML {
        """
        <details class="field"\(attribute: "open", thing.isEmpty ? nil : "")><summary>\(field.label)</summary>
        \(some: field.hint, { "<p class=\"hint\">\($0)</p>" })\(fields(inner, of: thing, under: name + "."))</details>

        """
    }

    private func rows(_ field: EntryField, _ name: String, _ inner: [EntryField], _ noun: String, _ things: [EntryFields]) -> HTML
    {
        let present = Array(things.enumerated()).map { place, thing -> HTML in
            """
            <fieldset class="row-of-fields"><legend>\((noun + " \(place + 1)").capitalisedFirst)</legend>
            \(fields(inner, of: thing, under: "\(name).\(place)."))
            <div class="field tick"><input type="checkbox" id="\(name).\(place).out" name="\(name).\(place).out" value="true"><label for="\(name).\(place).out">Take this \(noun) out</label></div></fieldset>

            """
        }
        return """
            <div class="field\(when: problems[name] != nil, " wrong")" id="\(name)"><h3>\(field.label)</h3>\(problems.message(name))
            \(some: field.hint, { "<p class=\"hint\">\($0)</p>" })\(each: present)
            <details\(attribute: "open", things.isEmpty && field.isRequired ? "" : nil)><summary>Add a \(noun)</summary><fieldset class="row-of-fields"><legend>New \(noun)</legend>
            \(fields(inner, of: EntryFields(), under: "\(name).\(things.count)."))</fieldset></details></div>

            """
    }
}
