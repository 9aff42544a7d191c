import Domain

/// A thing that was found, and where it stands among those of its kind. Its words are read when it is shown.
public struct FoundThing: Hashable, Sendable {
    public var thing: Thing
    /// Where the next page begins.
    public var place: SearchPlace
}

/// A place in what was found of one kind: the word by which, and the newest first under each.
public struct SearchPlace: Hashable, Sendable {
    public var word: String
    public var rank: Int64

    public init(word: String, rank: Int64) {
        self.word = word
        self.rank = rank
    }
}

extension SearchStore {
    /// So many words are looked at that begin as somebody typed.
    private static let mostWords = 24

    /// What has all of the words, kind by kind, at most `limit` of each. The reach is part of the question: what somebody
    /// may not see is neither found nor counted.
    ///
    /// For each kind the database goes along one word, the one that is likely to be rarest, and looks up the others of
    /// each thing it meets; it stops when there is enough. So what many things have in common costs no more than what few
    /// have.
    public func find(
        _ asked: [SearchWords.Asked], _ reach: SearchReach, kinds: [Thing.Kind], after: SearchPlace? = nil, limit: Int
    ) throws -> [FoundThing] {
        let lists = try words(of: asked)
        guard let lists, !lists.isEmpty, !kinds.isEmpty else { return [] }
        let question = Question(reach: reach, kinds: kinds, lists: lists, after: after, limit: limit)
        let parts = kinds.map { question.part($0) }
        let sql = parts.enumerated().map { "SELECT * FROM (\($0.element)) AS part_\($0.offset)" }.joined(
            separator: "\nUNION ALL\n")
        return try connection.rows(sql, question.arguments) { row in
            FoundThing(thing: try SearchStore.thing(row), place: SearchPlace(word: try row.text(1), rank: try row.integer(2)))
        }
    }

    /// For each that is asked for the words that are there, the rarest first; nil when one of them is nowhere.
    private func words(of asked: [SearchWords.Asked]) throws -> [[String]]? {
        let beginnings = asked.filter { !$0.isWhole }
        let found = try wordsBeginning(with: beginnings.map(\.word))
        let lists = asked.sorted { ($0.isWhole ? 0 : 1, -$0.word.count) < ($1.isWhole ? 0 : 1, -$1.word.count) }
            .map { $0.isWhole ? [$0.word] : found[$0.word] ?? [] }
        return lists.contains { $0.isEmpty } ? nil : lists
    }

    /// Goes from word to word through the index, and not through the things that have them.
    private func wordsBeginning(with beginnings: [String]) throws -> [String: [String]] {
        guard !beginnings.isEmpty else { return [:] }
        let asked = beginnings.indices.map { place in
            "SELECT CAST($\(place * 2 + 1) AS TEXT) AS low, CAST($\(place * 2 + 2) AS TEXT) AS high"
        }.joined(separator: " UNION ALL ")
        let sql = """
            WITH RECURSIVE asked AS (\(asked)), found (low, high, word, place) AS (
                SELECT low, high, (SELECT word FROM search_word WHERE word >= low AND word < high ORDER BY word LIMIT 1), 1
                FROM asked
                UNION ALL
                SELECT low, high,
                    (SELECT w.word FROM search_word w WHERE w.word > found.word AND w.word < high ORDER BY w.word LIMIT 1),
                    place + 1
                FROM found WHERE word IS NOT NULL AND place < \(SearchStore.mostWords)
            )
            SELECT low, word FROM found WHERE word IS NOT NULL ORDER BY word
            """
        var words: [String: [String]] = [:]
        // The highest letter there is ends the range of all that begin so.
        try connection.query(sql, beginnings.flatMap { [.text($0), .text($0 + "\u{10FFFF}")] }) { row in
            words[try row.text(0), default: []].append(try row.text(1))
        }
        return words
    }
}

/// The text of the question, and what goes into it.
private struct Question {
    private(set) var arguments: [SQLValue]
    private let reach: SearchReach
    /// The words to go along, in their order: one, or a run of neighbours in the index.
    private let run: (words: String, first: String, last: String)
    private let isOneWord: Bool
    private let others: [String]
    private let committees: String
    private let from: String
    private let limit: Int

    init(reach: SearchReach, kinds: [Thing.Kind], lists: [[String]], after: SearchPlace?, limit: Int) {
        var arguments: [SQLValue] = [
            SQLValue(reach.seesRestricted),
            .text("|" + reach.hiddenIndicators.map(\.text).sorted().joined(separator: "|") + "|"),
        ]
        func places(_ texts: [String]) -> String {
            let first = arguments.count + 1
            arguments += texts.map { .text($0) }
            return texts.indices.map { "$\(first + $0)" }.joined(separator: ", ")
        }
        isOneWord = lists[0].count == 1
        let lists = lists.map { places(Question.padded($0)) }
        let ends = lists[0].split(separator: ", ").map(String.init)
        run = (lists[0], ends[0], ends[ends.count - 1])
        others = Array(lists.dropFirst())
        // What goes in must be asked for: PostgreSQL cannot tell otherwise what it is.
        let asksWhere = kinds.contains { reach.ownOnly.contains($0) } && !reach.committees.isEmpty
        committees = asksWhere ? places(reach.committees.map(\.text).sorted()) : "NULL"
        if let after {
            from =
                "AND (w.word > $\(arguments.count + 1) OR (w.word = $\(arguments.count + 1) AND w.rank > $\(arguments.count + 2)))"
            arguments += [.text(after.word), .integer(after.rank)]
        } else {
            from = ""
        }
        self.arguments = arguments
        self.reach = reach
        self.limit = limit
    }

    /// A few lengths of lists make a few statements, which are kept prepared.
    private static func padded(_ words: [String]) -> [String] {
        guard let last = words.last, words.count > 1 else { return words }
        let length = words.count <= 6 ? 6 : max(24, words.count)
        return words + Array(repeating: last, count: length - words.count)
    }

    /// The words asked for are all that the index has between the first and the last, so the database may go along it in
    /// order and stop; a list of words it would look up, sort and then cut off.
    func part(_ kind: Thing.Kind) -> String {
        let same = "x.kind = w.kind AND x.rank = w.rank AND x.thing = w.thing"
        var conditions = others.map { "AND EXISTS (SELECT 1 FROM search_word x WHERE x.word IN (\($0)) AND \(same))" }
        if !isOneWord {
            conditions.append(
                "AND NOT EXISTS (SELECT 1 FROM search_word x WHERE x.word IN (\(run.words)) AND NOT x.word >= w.word AND \(same))"
            )
        }
        if reach.ownOnly.contains(kind) { conditions.append("AND e.in_public_at IN (\(committees))") }
        return """
            SELECT e.thing, w.word, w.rank
            FROM search_word w JOIN search_entry e ON e.thing = w.thing
            WHERE w.word >= \(run.first) AND w.word <= \(run.last) AND w.kind = '\(kind.rawValue)' \(from)
            \(conditions.joined(separator: "\n"))
            AND ($1 = 1 OR (e.access = 'open' AND (e.indicator IS NULL OR $2 NOT LIKE '%|' || e.indicator || '|%')))
            ORDER BY w.word, w.rank LIMIT \(limit)
            """
    }
}
