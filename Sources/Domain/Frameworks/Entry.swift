/// What stands under a key of the framework, whatever it means: the form of a page, the body of a request and the
/// file all say the same things in the same keys.
public indirect enum Entry: Hashable, Sendable {
    case text(String)
    case list([Entry])
    case fields(EntryFields)

    public var text: String? { if case .text(let text) = self { text } else { nil } }
    public var list: [Entry]? { if case .list(let list) = self { list } else { nil } }
    public var fields: EntryFields? { if case .fields(let fields) = self { fields } else { nil } }
}

/// Keys with their entries, in order. A key that says nothing is not there.
public struct EntryFields: Hashable, Sendable {
    public struct Pair: Hashable, Sendable {
        public var key: String
        public var entry: Entry

        public init(key: String, entry: Entry) {
            self.key = key
            self.entry = entry
        }
    }

    public private(set) var pairs: [Pair] = []

    public init(_ pairs: [(String, Entry)] = []) {
        for (key, entry) in pairs { self[key] = entry }
    }

    public var isEmpty: Bool { pairs.isEmpty }

    public subscript(key: String) -> Entry? {
        get { pairs.first { $0.key == key }?.entry }
        set {
            guard let place = pairs.firstIndex(where: { $0.key == key }) else {
                if let newValue { pairs.append(Pair(key: key, entry: newValue)) }
                return
            }
            if let newValue {
                pairs[place].entry = newValue
            } else {
                pairs.remove(at: place)
            }
        }
    }

    public func text(_ key: String) -> String? { self[key]?.text }
    public func list(_ key: String) -> [Entry] { self[key]?.list ?? [] }

    /// The same keys and entries, in whatever order.
    public func saysTheSame(as other: EntryFields) -> Bool {
        pairs.count == other.pairs.count && pairs.allSatisfy { other[$0.key] == $0.entry }
    }
}
