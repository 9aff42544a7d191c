import Domain
import Markup

/// What stands under a key, in words for a list.
struct EntryWords {
    var options: EntryOptions

    func text(_ field: EntryField, _ entry: Entry?) -> String {
        guard let entry else { return field.kind == .flag ? "no" : "–" }
        switch (field.kind, entry) {
        case (.choice(let choices), .text(let text)), (.word(let choices), .text(let text)),
            (.rule(let choices, _), .text(let text)):
            return choices.first { $0.word == text }?.label ?? text
        case (.reference(let part), .text(let text)): return options.name(text, in: part)
        case (.references(let part), .list(let list)):
            return list.compactMap(\.text).map { options.name($0, in: part) }.joined(separator: ", ")
        case (.day, .text(let text)): return Day(iso8601: text)?.long ?? text
        case (.period, .text(let text)): return Period(code: text)?.label ?? text
        case (.flag, _): return "yes"
        case (.rows(let inner, _), .list(let rows)):
            let names = rows.compactMap(\.fields).compactMap { row in inner.last.flatMap { row.text($0.key) } }
            return names.count == rows.count ? names.joined(separator: ", ") : "\(rows.count)"
        case (.fields(let inner), .fields(let fields)):
            let said = inner.filter { fields[$0.key] != nil }
            return said.map { "\($0.label): \(self.text($0, fields[$0.key]))" }.joined(separator: "; ")
        case (_, .text(let text)): return text
        case (_, .list(let list)): return list.compactMap(\.text).joined(separator: ", ")
        case (_, .fields(let fields)): return "\(fields.pairs.count)"
        }
    }
}
