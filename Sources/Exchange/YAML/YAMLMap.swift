import Domain
import Yams

/// Keys with values at one place of a YAML file, asked for one by one. What is wrong with a value is noted with its
/// line and the answer is nil, so that one reading finds every mistake.
struct YAMLMap {
    /// What it is, as a message names it: "indicator “cpp-rate”".
    let name: String
    let line: Int
    private let fields: [(key: String, line: Int, value: Node)]
    private let reading: YAMLReading

    init(_ mapping: Node.Mapping, name: String, line: Int, in reading: YAMLReading) {
        self.name = name
        self.line = line
        self.reading = reading
        fields = mapping.map { key, value in
            (key.scalar?.string ?? "", key.mark?.line ?? value.mark?.line ?? line, value)
        }
    }

    var keys: [String] { fields.map(\.key) }

    func line(of key: String) -> Int { fields.first { $0.key == key }?.line ?? line }

    /// Whether it says anything under this key; an empty value says nothing.
    func has(_ key: String) -> Bool { node(key) != nil }

    func note(_ key: String?, cell: String? = nil, _ what: String, _ remedy: String) {
        reading.note(line: key.map(line(of:)) ?? line, key, cell: cell, what, remedy)
    }

    /// Every key must be one of these. Those in `later` are accepted and left aside; `also` admits whole families.
    func check(_ known: [String], later: [String] = [], under path: String, also isKnown: (String) -> Bool = { _ in false }) {
        for field in fields where !known.contains(field.key) && !isKnown(field.key) {
            if later.contains(field.key) {
                reading.leaveAside(path.isEmpty ? field.key : path + "." + field.key)
                continue
            }
            let meant = (known + later).nearest(to: field.key)
            reading.note(
                line: field.line, field.key, "\(name) has no key “\(field.key)”".capitalisedFirst,
                meant.map { "Write \($0), or take the line out" } ?? "Take it out, or use one of \(known.joined(separator: ", "))"
            )
        }
    }
}

// Single values
extension YAMLMap {
    func text(_ key: String) -> String? {
        guard let node = node(key) else { return nil }
        if case .scalar(let scalar) = node { return scalar.string }
        note(key, "\(key) of \(name) must be text and is \(YAMLReading.kind(of: node))", "Write it as \(key): text")
        return nil
    }

    func required(_ key: String) -> String? {
        if !has(key) {
            note(nil, "\(name) has no \(key)".capitalisedFirst, "Add \(key):")
            return nil
        }
        return text(key)
    }

    /// The id of the thing itself.
    func id<Thing>(_ key: String = "id", of: Thing.Type = Thing.self) -> ID<Thing>? {
        guard let text = required(key) else { return nil }
        if ID<Thing>.isWellFormed(text) { return ID(text) }
        note(
            key, cell: text, "“\(text)” cannot be an id",
            "Use small letters, digits, hyphens and dots, at most 80, such as “\(Self.idLike(text))”")
        return nil
    }

    func whole(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = text(key) else { return nil }
        if let number = Int(text), range.contains(number) { return number }
        note(
            key, cell: text,
            "\(key) of \(name) is “\(text)”, which is not a whole number from \(range.lowerBound) to \(range.upperBound)",
            "Write the number alone")
        return nil
    }

    func number(_ key: String) -> Double? {
        guard let text = text(key) else { return nil }
        return number(text, key)
    }

    func flag(_ key: String) -> Bool? {
        guard let text = text(key) else { return nil }
        switch text.lowercased() {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            note(key, cell: text, "\(key) of \(name) is “\(text)”, which is neither true nor false", "Write true or false")
            return nil
        }
    }

    func day(_ key: String) -> Day? {
        guard let text = text(key) else { return nil }
        return day(text, key)
    }

    func period(_ key: String) -> Period? {
        guard let text = text(key) else { return nil }
        if let period = Period(code: text) { return period }
        let examples = PeriodType.allCases.map { "\($0.example) (\($0.label))" }.joined(separator: ", ")
        note(
            key, cell: text, "\(key) of \(name) is “\(text)”, which is not the code of a period",
            "Use one of these forms: \(examples)")
        return nil
    }

    /// A word of a closed vocabulary.
    func word<Value>(_ key: String, of vocabulary: [String], _ read: (String) -> Value?) -> Value? {
        guard let text = text(key) else { return nil }
        if let value = read(text) { return value }
        let meant = vocabulary.nearest(to: text).map { "Write \($0)" } ?? "Use one of \(vocabulary.joined(separator: ", "))"
        note(key, cell: text, "\(key) of \(name) is “\(text)”, which is not known here", meant)
        return nil
    }

    func requiredWord<Value>(_ key: String, of vocabulary: [String], _ read: (String) -> Value?) -> Value? {
        required(key) == nil ? nil : word(key, of: vocabulary, read)
    }
}

// Lists and mappings
extension YAMLMap {
    func map(_ key: String, name: String) -> YAMLMap? {
        guard let node = node(key) else { return nil }
        if case .mapping(let mapping) = node { return YAMLMap(mapping, name: name, line: line(of: key), in: reading) }
        note(
            key, "\(key) of \(self.name) must be keys with values and is \(YAMLReading.kind(of: node))", "Write it as \(key): {…}"
        )
        return nil
    }

    func isMapping(_ key: String) -> Bool { node(key)?.mapping != nil }

    func requiredMap(_ key: String, name: String) -> YAMLMap? {
        if !has(key) { note(nil, "\(self.name) has no \(key)".capitalisedFirst, "Add \(key):") }
        return map(key, name: name)
    }

    /// A list of things, each named by its id where it has one.
    func maps(_ key: String, each noun: String) -> [YAMLMap] {
        (sequence(key) ?? []).enumerated().compactMap { index, node in
            guard case .mapping(let mapping) = node else {
                reading.note(
                    line: node.mark?.line, key,
                    "Number \(index + 1) of \(key) is \(YAMLReading.kind(of: node)), not keys with values",
                    "Write it as - {id: …, name: …}")
                return nil
            }
            let id = mapping.first { $0.key.scalar?.string == "id" }?.value.scalar?.string
            let name = id.map { "\(noun) “\($0)”" } ?? "\(noun) \(index + 1)"
            return YAMLMap(mapping, name: name, line: node.mark?.line ?? line(of: key), in: reading)
        }
    }

    func requiredMaps(_ key: String, each noun: String) -> [YAMLMap] {
        if !has(key) { note(nil, "\(name) has no \(key)".capitalisedFirst, "Add \(key): with at least one \(noun)") }
        return maps(key, each: noun)
    }

    func texts(_ key: String) -> [String] {
        (sequence(key) ?? []).compactMap { node in
            if let scalar = node.scalar { return scalar.string }
            reading.note(
                line: node.mark?.line, key, "\(key) of \(name) holds \(YAMLReading.kind(of: node)), where text is wanted",
                "Write it as \(key): [one, two]")
            return nil
        }
    }

    func days(_ key: String) -> [Day] { texts(key).compactMap { day($0, key) } }

    /// Two numbers, the lower first.
    func range(_ key: String) -> (Double, Double)? {
        guard has(key) else { return nil }
        let ends = texts(key).compactMap { number($0, key) }
        if ends.count == 2, ends[0] <= ends[1] { return (ends[0], ends[1]) }
        note(key, "\(key) of \(name) is not a lower and an upper end", "Write it as \(key): [lower, upper]")
        return nil
    }
}

extension YAMLMap {
    private func node(_ key: String) -> Node? {
        guard let node = fields.first(where: { $0.key == key })?.value else { return nil }
        guard case .scalar(let scalar) = node, scalar.style == .plain else { return node }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string) ? nil : node
    }

    private func sequence(_ key: String) -> [Node]? {
        guard let node = node(key) else { return nil }
        if case .sequence(let sequence) = node { return Array(sequence) }
        note(key, "\(key) of \(name) must be a list and is \(YAMLReading.kind(of: node))", "Write it as \(key): [one, two]")
        return nil
    }

    private func number(_ text: String, _ key: String) -> Double? {
        if let number = NumberText.read(text) { return number }
        note(key, cell: text, "\(key) of \(name) is “\(text)”, which is not a number", "Write digits, with a point for decimals")
        return nil
    }

    private func day(_ text: String, _ key: String) -> Day? {
        if let day = Day(iso8601: text) { return day }
        note(
            key, cell: text, "\(key) of \(name) is “\(text)”, which is not a day of the calendar",
            "Write it as year-month-day, such as 2026-09-30")
        return nil
    }

    private static func idLike(_ text: String) -> String {
        let words = text.lowercased().unicodeScalars.split {
            !($0.isASCII && $0.properties.isAlphabetic) && !("0"..."9").contains($0)
        }
        let joined = words.map { String($0) }.joined(separator: "-")
        return joined.isEmpty ? "north-area" : String(joined.prefix(80))
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
