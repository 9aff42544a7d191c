import Domain
import HTTPTypes
import Services

enum SearchRoutes {
    static let all: [Route] = [
        .get(
            "/search", .needs(.readFramework), .page, "What there is about these words",
            [
                .init(name: "q", says: "The words"), .init(name: "kind", says: "Only things of this kind"),
                .init(name: "after", says: "Where the page before ended"),
            ], by: page)
    ]

    @Sendable private static func page(_ visit: Visit) async throws -> Reply {
        let filter = try SearchFilter(visit)
        let answer = try await visit.services.search(filter.query, kind: filter.kind, after: filter.after, as: visit.actor)
        return .page(SearchPage(answer: answer, filter: filter).layout(visit.house.chrome(answer.version)).html)
    }
}

/// What is looked for, as it stands in the address.
struct SearchFilter: Hashable, Sendable {
    var query = ""
    var kind: SearchGroupKind?
    var after: String?

    var pairs: [(String, String?)] { [("q", query), ("kind", kind?.word), ("after", after)] }
}

extension SearchFilter {
    init(_ visit: Visit) throws(Fault) {
        query = visit.query["q"]?.trimmed ?? ""
        after = visit.query["after"]
        guard let word = visit.query["kind"], !word.isEmpty else { return }
        guard let kind = SearchGroupKind(word: word) else {
            throw Fault(
                .badRequest, "“\(word)” is no kind of thing.",
                remedy: "Choose one of \(SearchGroupKind.all.map(\.word).joined(separator: ", ")).")
        }
        self.kind = kind
    }
}

extension Address {
    static func search(_ filter: SearchFilter) -> Address { .at("/search" + Address.query(filter.pairs)) }
}
