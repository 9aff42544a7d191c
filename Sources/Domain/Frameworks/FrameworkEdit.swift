/// A change to the framework as a form or a request says it: to one of its lists, or to what stands once in it.
public struct FrameworkEdit: Hashable, Sendable {
    public enum Act: Hashable, Sendable {
        /// New things; one without an id gets one made of its name.
        case add([EntryFields])
        case change(id: String, EntryFields)
        /// Out of the newest version; the versions before keep it.
        case takeOut(id: String)
    }

    public var part: FrameworkPart
    public var act: Act

    public init(_ part: FrameworkPart, _ act: Act) {
        self.part = part
        self.act = act
    }

    /// The ids of the things it is about.
    public var ids: [String] {
        switch act {
        case .add(let things): things.map(part.id)
        case .change(let id, _), .takeOut(let id): [id]
        }
    }

    public var verb: String {
        switch act {
        case .add: "add"
        case .change: "change"
        case .takeOut: "take out"
        }
    }

    /// With an id for everything that it adds.
    public func withIDs(in document: EntryFields) -> FrameworkEdit {
        guard case .add(let things) = act else { return self }
        var taken = Set(document.things(of: part).map(part.id)).union(FrameworkPart.wordsOfAddresses)
        let named = things.map { thing -> EntryFields in
            guard part.id(of: thing).isEmpty else { return thing }
            var named = EntryFields([(part.idKey, .text(part.newID(for: thing, besides: taken)))])
            for pair in thing.pairs where pair.key != part.idKey { named[pair.key] = pair.entry }
            taken.insert(part.id(of: named))
            return named
        }
        return FrameworkEdit(part, .add(named))
    }

    /// The framework after it; nil when the thing to be changed is not there.
    public func applied(to document: EntryFields) -> EntryFields? {
        var things = document.things(of: part)
        switch act {
        case .add(let new):
            things += new
        case .change(let id, let thing):
            guard let place = things.firstIndex(where: { part.id(of: $0) == id }) else { return nil }
            things[place] = part.merged(thing, into: things[place])
        case .takeOut(let id):
            guard things.contains(where: { part.id(of: $0) == id }) else { return nil }
            things.removeAll { part.id(of: $0) == id }
        }
        return document.replacing(things, of: part)
    }
}

extension EntryFields {
    /// One list of a framework.
    public func things(of part: FrameworkPart) -> [EntryFields] {
        let list = part.path.dropLast().reduce(Optional(self)) { $0?[$1]?.fields }?.list(part.path.last ?? "") ?? []
        return list.compactMap(\.fields)
    }

    public func thing(_ id: String, of part: FrameworkPart) -> EntryFields? {
        things(of: part).first { part.id(of: $0) == id }
    }

    fileprivate func replacing(_ things: [EntryFields], of part: FrameworkPart) -> EntryFields {
        set(.list(things.map(Entry.fields)), at: part.path[...])
    }

    private func set(_ entry: Entry, at path: ArraySlice<String>) -> EntryFields {
        guard let key = path.first else { return self }
        var document = self
        document[key] = path.count == 1 ? entry : .fields((self[key]?.fields ?? EntryFields()).set(entry, at: path.dropFirst()))
        return document
    }
}

extension FrameworkPart {
    /// What stands in addresses where an id might.
    static let wordsOfAddresses: Set<String> = ["new", "several"]

    /// What was said anew, and what the form does not speak of as it was.
    func merged(_ new: EntryFields, into old: EntryFields) -> EntryFields {
        let asked = Set(fields.map(\.key)).subtracting([idKey])
        var merged = EntryFields([(idKey, .text(id(of: old)))])
        for pair in old.pairs where pair.key != idKey && !asked.contains(pair.key) { merged[pair.key] = pair.entry }
        for pair in new.pairs where pair.key != idKey { merged[pair.key] = pair.entry }
        return merged
    }

    /// An id made of the name: "Children's social care" is childrens-social-care. A meeting is its body and its day.
    public func newID(for thing: EntryFields, besides taken: Set<String>) -> String {
        let name =
            id == "meetings"
            ? [thing.text("body"), thing.text("date")].compactMap(\.self).joined(separator: "-") : self.name(of: thing)
        let words = name.lowercased().replacing("’", with: "").replacing("'", with: "").unicodeScalars.split {
            !("a"..."z").contains($0) && !("0"..."9").contains($0)
        }
        let joined = words.map { String($0) }.joined(separator: "-").prefix(60)
        let base = joined.isEmpty ? noun.replacing(" ", with: "-") : String(joined)
        guard taken.contains(base) else { return base }
        var count = 2
        while taken.contains("\(base)-\(count)") { count += 1 }
        return "\(base)-\(count)"
    }
}

/// A thing that names another, so that the other cannot go before it.
public struct FrameworkMention: Hashable, Sendable {
    public var part: FrameworkPart
    public var id: String
    public var name: String
}

extension EntryFields {
    /// Everything in the lists that names a thing.
    public func mentions(of id: String, in part: FrameworkPart) -> [FrameworkMention] {
        FrameworkPart.all.flatMap { other in
            things(of: other).filter { EntryField.mention(id, of: part.id, in: $0, other.fields) }
                .filter { other.id != part.id || other.id(of: $0) != id }
                .map { FrameworkMention(part: other, id: other.id(of: $0), name: other.name(of: $0)) }
        }
    }
}

extension EntryField {
    fileprivate static func mention(_ id: String, of part: String, in thing: EntryFields, _ fields: [EntryField]) -> Bool {
        fields.contains { field in
            guard let entry = thing[field.key] else { return false }
            return field.mentions(id, of: part, in: entry)
        }
    }

    private func mentions(_ id: String, of part: String, in entry: Entry) -> Bool {
        switch (kind, entry) {
        case (.reference(to: part), .text(let text)): text == id
        case (.references(to: part), .list(let list)): list.contains(.text(id))
        case (.pairs(to: part), .fields(let pairs)): pairs.pairs.contains { $0.entry == .text(id) }
        case (.rows(let fields, _), .list(let rows)):
            rows.compactMap(\.fields).contains { EntryField.mention(id, of: part, in: $0, fields) }
        case (.fields(let fields), .fields(let inner)): EntryField.mention(id, of: part, in: inner, fields)
        default: false
        }
    }
}
