import Domain
import Storage

extension Bellwether {
    private static let mostWords = 6
    private static let longestQuery = 200

    /// Everything that has all of the words and that the actor may see. What they may not see is not counted either.
    ///
    /// - Parameters:
    ///   - kind: only things of this kind, a page of them.
    ///   - after: where the page before ended.
    public func search(
        _ query: String, kind: SearchGroupKind? = nil, after: String? = nil, as actor: Actor
    ) async throws -> SearchAnswer {
        try require(.readFramework, of: actor)
        let query = String(query.trimmed.prefix(Bellwether.longestQuery))
        let asked = Array(SearchWords.asked(query).prefix(Bellwether.mostWords))
        let place = try after.map { try SearchPlace(cursor: $0) }
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            guard !asked.isEmpty else {
                return SearchAnswer(version: version, query: query, asked: [], groups: [], actor: actor)
            }
            let reach = try searchReach(of: actor, version, connection)
            var groups: [SearchGroup] = []
            let kinds = kind.map { [$0] } ?? SearchGroupKind.all
            let kept = try keptGroups(asked, reach, kinds, after: place, connection)
            let shown = kind == nil ? SearchGroup.few : SearchGroup.most
            let entries = try connection.search.entries(of: kept.values.flatMap { $0.prefix(shown).map(\.thing) })
            let hits = Dictionary(uniqueKeysWithValues: entries.map { ($0.thing, $0) })
            for one in kinds {
                let known = place == nil ? try known(one, asked, reach, version, actor, connection) : []
                let group = SearchGroup(one, known, kept[one] ?? [], shown: shown, asked) { hits[$0] }
                if let group { groups.append(group) }
            }
            return SearchAnswer(version: version, query: query, asked: asked, groups: groups, actor: actor)
        }
    }

    func searchReach(of actor: Actor, _ version: FrameworkVersion, _ connection: any SQLConnection) throws -> SearchReach {
        let hidden = Set(try hiddenIndicators(from: actor, asKnown: nil, in: connection))
        return SearchReach(of: actor, hiding: hidden) { version.area($0)?.committee }
    }

    /// What the search keeps of the board's things.
    private func keptGroups(
        _ asked: [SearchWords.Asked], _ reach: SearchReach, _ kinds: [SearchGroupKind], after: SearchPlace?,
        _ connection: any SQLConnection
    ) throws -> [SearchGroupKind: [FoundThing]] {
        let things = kinds.compactMap { if case .thing(let kind) = $0, reach.kinds.contains(kind) { kind } else { nil } }
        let found = try connection.search.find(asked, reach, kinds: things, after: after, limit: SearchGroup.most + 1)
        return Dictionary(grouping: found) { .thing($0.thing.kind) }
    }

    /// What the framework and the list of people know.
    private func known(
        _ kind: SearchGroupKind, _ asked: [SearchWords.Asked], _ reach: SearchReach, _ version: FrameworkVersion, _ actor: Actor,
        _ connection: any SQLConnection
    ) throws -> [KnownHit] {
        guard kind != .person else { return try people(asked, actor, connection) }
        let search = frameworkSearch.search(version, seesRestricted: reach.seesRestricted)
        return search.find(asked, kind, reach).map {
            KnownHit(found: $0.found, reference: $0.reference, title: $0.title, text: $0.text)
        }
    }

    private func people(_ asked: [SearchWords.Asked], _ actor: Actor, _ connection: any SQLConnection) throws -> [KnownHit] {
        guard AccessTable.grants(actor, .readPeople) else { return [] }
        let people = try searchedPeople.answer(today, in: connection) {
            try connection.people.all().filter { $0.state != .closed }.map { SearchedPerson($0) }
        }
        return people.filter { asked.allSatisfy($0.has) }.map {
            KnownHit(found: .person($0.number), reference: nil, title: $0.name, text: $0.email)
        }
    }

    /// The words of everything over again, for whoever doubts them; says how many things there are.
    public func rebuildSearch(as actor: Actor) async throws -> Int {
        try require(.operate, of: actor)
        let now = clock()
        return try await database.write { connection in
            let count = try connection.search.rebuild()
            try connection.audit.append(
                at: now, by: actor, .operate, verb: "rebuild", noun: "search", id: "all", detail: "\(count) things")
            return count
        }
    }

    static let badSearchPlace = Refusal(
        .notPossible, "“after” is no place in what was found.", remedy: "Search anew, and take the link to the next page.")
}

extension SearchGroup {
    /// So many of each kind stand in the overview.
    fileprivate static let few = 5
    /// So many are counted of each kind in the overview, and stand on a page of one kind.
    fileprivate static let most = 50

    /// Those of the framework first, then those that the search keeps; nil when there are none. Only in what is shown are
    /// the words marked by which it was found.
    fileprivate init?(
        _ kind: SearchGroupKind, _ known: [KnownHit], _ kept: [FoundThing], shown: Int, _ asked: [SearchWords.Asked],
        entry: (Thing) -> SearchEntry?
    ) {
        let isMore = kept.count > SearchGroup.most
        let kept = kept.prefix(SearchGroup.most)
        let seen = Set(kept.map { SearchHit.Found.thing($0.thing) })
        let known = known.filter { !seen.contains($0.found) }
        guard !known.isEmpty || !kept.isEmpty else { return nil }
        let isPage = shown == SearchGroup.most
        let first = known.prefix(isPage ? known.count : shown)
        let then = kept.prefix(isPage ? kept.count : shown - first.count).compactMap { entry($0.thing) }
        self.init(
            kind: kind, hits: first.map { SearchHit($0, asked: asked) } + then.map { SearchHit(KnownHit($0), asked: asked) },
            count: known.count + kept.count, isMore: isMore, next: isPage && isMore ? kept.last?.place.cursor : nil)
    }
}

/// What was found, before its words are marked.
private struct KnownHit {
    var found: SearchHit.Found
    var reference: String?
    var title: String
    var text: String
}

extension KnownHit {
    init(_ entry: SearchEntry) {
        self.init(
            found: .thing(entry.thing), reference: entry.thing.kind.letter == nil ? nil : entry.thing.reference,
            title: entry.title, text: entry.text)
    }
}

extension SearchHit {
    fileprivate init(_ known: KnownHit, asked: [SearchWords.Asked]) {
        self.init(
            found: known.found, reference: known.reference, title: Snippet(of: known.title, asked: asked, upTo: 300),
            snippet: known.text.isEmpty ? nil : Snippet(of: known.text, asked: asked))
    }
}

extension SearchPlace {
    /// "missing -27", as it stands in the address of the next page.
    var cursor: String { "\(word) \(rank)" }

    init(cursor: String) throws {
        let parts = cursor.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let rank = Int64(parts[1]) else { throw Bellwether.badSearchPlace }
        self.init(word: String(parts[0]), rank: rank)
    }
}
