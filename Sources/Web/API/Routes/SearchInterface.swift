import Domain
import Services

enum SearchInterface {
    static let all: [Route] = [
        .read(
            "/api/v1/search", .needs(.readFramework),
            .object(["query": .text, "groups": .list(.named("SearchGroup"))]),
            "Everything that one may see and that has all of the words, by kind: five of each, or a page of one kind",
            [
                .init(name: "q", says: "Words, each of which may be a beginning, and codes such as NI 59 or C-06"),
                .init(name: "kind", says: "Only this kind", schema: .choice(SearchGroupKind.all.map(\.word))),
                .init(name: "after", says: "Where to go on: “next” of the answer before", schema: .cursor),
            ], by: search)
    ]

    @Sendable private static func search(_ visit: Visit) async throws -> Reply {
        let filter = try SearchFilter(visit)
        let after = try filter.after.map { text throws(Fault) in
            guard let place = Cursor.place(text) else { throw PageRequest.badCursor }
            return place
        }
        let answer = try await visit.services.search(filter.query, kind: filter.kind, after: after, as: visit.actor)
        return .json(
            .object([("query", .text(answer.query)), ("groups", .list(answer.groups.map { JSON($0, for: visit.actor) }))]))
    }
}

extension JSON {
    init(_ group: SearchGroup, for actor: Actor) {
        self = .object([
            ("kind", .text(group.kind.word)), ("label", .text(group.kind.label)), ("count", JSON(group.count)),
            ("is_more", .bool(group.isMore)), ("next", JSON(group.next.map(Cursor.text))),
            ("found", .list(group.hits.map { JSON($0, for: actor) })),
        ])
    }

    init(_ hit: SearchHit, for actor: Actor) {
        let id =
            switch hit.found {
            case .thing(let thing): thing.id
            case .area(let id): id.text
            case .person(let number): "\(number)"
            }
        self = .object([
            ("id", .text(id)), ("reference", JSON(hit.reference)), ("title", .text(hit.title.text)),
            ("snippet", JSON(hit.snippet?.text)), ("address", JSON(Address.found(hit.found, for: actor)?.text)),
        ])
    }
}
