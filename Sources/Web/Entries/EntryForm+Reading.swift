import Domain

extension EntryField {
    /// More rows than anybody types; one who has more of them uses the file.
    static let mostRows = 400

    /// What a form says of the fields of one thing. What it shows and cannot say stays as it was.
    static func read(
        _ fields: [EntryField], from form: Query, under path: String = "", before: EntryFields = EntryFields()
    ) -> EntryFields {
        var thing = EntryFields()
        for field in fields {
            thing[field.key] = field.entry(form, path + field.key, before: before[field.key])
        }
        return thing
    }

    private func entry(_ form: Query, _ name: String, before: Entry?) -> Entry? {
        switch kind {
        case .text, .paragraph, .number, .whole, .day, .period, .reference: text(form[name])
        case .word: text(form[name + ".other"]) ?? text(form[name])
        case .choice, .rule: form[name] == EntryForm.kept ? before : text(form[name])
        case .flag: form[name] == "true" ? .text("true") : nil
        case .references: list((0..<EntryField.mostRows).compactMap { form["\(name).\($0)"]?.trimmed })
        case .texts: list(lines(form[name]))
        case .range: list((0...1).compactMap { form["\(name).\($0)"]?.trimmed })
        case .pairs: pairs(lines(form[name]))
        case .fields(let inner):
            fields(EntryField.read(inner, from: form, under: name + ".", before: before?.fields ?? EntryFields()))
        case .rows(let inner, _): rows(inner, form, name, before?.list ?? [])
        }
    }

    private func text(_ given: String?) -> Entry? {
        guard let text = given?.trimmed, !text.isEmpty else { return nil }
        return .text(text.replacing("\r\n", with: "\n"))
    }

    private func lines(_ given: String?) -> [String] {
        (given ?? "").split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    private func list(_ texts: [String]) -> Entry? {
        let said = texts.filter { !$0.isEmpty }
        return said.isEmpty ? nil : .list(said.map(Entry.text))
    }

    private func fields(_ fields: EntryFields) -> Entry? { fields.isEmpty ? nil : .fields(fields) }

    private func pairs(_ lines: [String]) -> Entry? {
        fields(
            EntryFields(
                lines.map { line in
                    let parts = line.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
                    return (parts.first ?? "", .text(parts.count > 1 ? parts[1] : ""))
                }))
    }

    private func rows(_ inner: [EntryField], _ form: Query, _ name: String, _ before: [Entry]) -> Entry? {
        let rows = (0..<EntryField.mostRows).compactMap { place -> Entry? in
            guard form["\(name).\(place).out"] == nil else { return nil }
            let old = place < before.count ? before[place].fields ?? EntryFields() : EntryFields()
            return fields(EntryField.read(inner, from: form, under: "\(name).\(place).", before: old))
        }
        return rows.isEmpty ? nil : .list(rows)
    }
}

extension FormProblems {
    /// What the framework's checks found, each beside the field that it is about where one can be told.
    mutating func add(_ found: [Problem], _ fields: [EntryField], of thing: EntryFields) {
        for problem in found.prefix(20) {
            let places = EntryField.places(of: fields, in: thing).filter { $0.key == problem.column }
            let place = places.first { $0.text == problem.cell } ?? places.first
            add(place?.name ?? fields.first?.key ?? "why", "\(problem.what) \(problem.remedy)")
        }
    }

    /// What must be said and was not.
    mutating func addMissing(_ fields: [EntryField], of thing: EntryFields) {
        for (name, field) in EntryField.missing(fields, in: thing) {
            add(name, "Give “\(field.label)”.")
        }
    }
}

extension EntryField {
    fileprivate struct Place {
        var key: String
        var name: String
        var text: String?
    }

    fileprivate static func places(of fields: [EntryField], in thing: EntryFields, under path: String = "") -> [Place] {
        fields.flatMap { field -> [Place] in
            let (name, entry) = (path + field.key, thing[field.key])
            let here = Place(key: field.key, name: name, text: entry?.text)
            switch field.kind {
            case .rows(let inner, _):
                let rows = (entry?.list ?? []).compactMap(\.fields).enumerated()
                return [here] + rows.flatMap { places(of: inner, in: $0.element, under: "\(name).\($0.offset).") }
            case .fields(let inner): return [here] + places(of: inner, in: entry?.fields ?? EntryFields(), under: name + ".")
            default: return [here]
            }
        }
    }

    fileprivate static func missing(
        _ fields: [EntryField], in thing: EntryFields, under path: String = ""
    ) -> [(String, EntryField)] {
        fields.flatMap { field -> [(String, EntryField)] in
            let name = path + field.key
            guard let entry = thing[field.key] else { return field.isRequired ? [(name, field)] : [] }
            guard case .rows(let inner, _) = field.kind else { return [] }
            return (entry.list ?? []).compactMap(\.fields).enumerated().flatMap {
                missing(inner, in: $0.element, under: "\(name).\($0.offset).")
            }
        }
    }
}
