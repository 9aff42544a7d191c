import Domain

extension FrameworkFile {
    /// A framework as keys and entries, each thing under one key whatever it holds.
    public static func entries(of framework: Framework) -> EntryFields {
        EntryFields(
            FrameworkWriter(framework: framework, isUniform: true).parts.compactMap { key, value in
                value.map { (key, Entry($0)) }
            })
    }

    /// The framework that keys and entries say, with the same checks as for a file.
    public static func read(_ entries: EntryFields) throws(FrameworkProblems) -> Framework {
        try read(YAMLText.document(entries.pairs.map { ($0.key, YAMLText($0.entry, isInside: false)) })).framework
    }
}

extension Entry {
    fileprivate init(_ yaml: YAMLText) {
        switch yaml {
        case .text(let text), .plain(let text): self = .text(text)
        case .list(let items): self = .list(items.map { Entry($0) })
        case .map(let fields), .row(let fields):
            self = .fields(EntryFields(fields.compactMap { key, value in value.map { (key, Entry($0)) } }))
        }
    }
}

extension YAMLText {
    fileprivate init(_ entry: Entry, isInside: Bool) {
        switch entry {
        case .text(let text): self = .text(text)
        case .list(let items): self = .list(items.map { YAMLText($0, isInside: isInside) })
        case .fields(let fields):
            let pairs = fields.pairs.map { ($0.key, YAMLText?.some(YAMLText($0.entry, isInside: true))) }
            self = isInside ? .row(pairs) : .map(pairs)
        }
    }
}
