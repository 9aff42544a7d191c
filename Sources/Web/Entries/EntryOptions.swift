import Domain

/// What can be chosen where one thing of the framework names another.
struct EntryOptions {
    struct Option {
        var id: String
        var name: String
        /// Closed things are named by what is old, and offered to nothing new.
        var isClosed: Bool
    }

    private var lists: [String: [Option]] = [:]

    init(_ document: EntryFields) {
        for part in FrameworkPart.all {
            lists[part.id] = document.things(of: part).map { thing in
                Option(id: part.id(of: thing), name: part.choiceName(of: thing), isClosed: thing["closed_on"] != nil)
            }
        }
        let returns = document.things(of: .agencies).map { agency in
            Option(
                id: "return-" + FrameworkPart.agencies.id(of: agency),
                name: "Return of " + FrameworkPart.agencies.name(of: agency), isClosed: false)
        }
        lists[FrameworkPart.sources.id] = returns + (lists[FrameworkPart.sources.id] ?? [])
    }

    func offered(in part: String, chosen: String) -> [Option] {
        let all = lists[part] ?? []
        let open = all.filter { !$0.isClosed || $0.id == chosen }
        guard !chosen.isEmpty, !open.contains(where: { $0.id == chosen }) else { return open }
        return open + [Option(id: chosen, name: chosen, isClosed: false)]
    }

    func name(_ id: String, in part: String) -> String { lists[part]?.first { $0.id == id }?.name ?? id }
}

extension FrameworkPart {
    /// A code tells two of the same title apart.
    fileprivate func choiceName(of thing: EntryFields) -> String {
        [thing.text("national_code"), name(of: thing), thing.text("edition")].compactMap(\.self).joined(separator: ", ")
    }
}
