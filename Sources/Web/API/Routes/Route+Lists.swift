import Domain
import HTTPTypes
import Hummingbird
import Services

/// What part of a list is asked for.
struct PageRequest: Sendable {
    /// `Int.max` for all of it: a table to be had as a whole.
    var limit: Int
    /// Where the page before ended, as the list counts.
    var after: String?
    var isTable: Bool

    static let usual = 100
    static let most = 1000

    var isWhole: Bool { limit == Int.max && after == nil }

    init(_ visit: Visit, most: Int) throws(Fault) {
        isTable = try visit.wantsTable()
        let given = visit.query["limit"].flatMap { Int($0) }
        limit = given.map { min(max($0, 1), most) } ?? (isTable ? Int.max : PageRequest.usual)
        guard let text = visit.query["after"] else { return }
        guard let place = Cursor.place(text) else { throw PageRequest.badCursor }
        after = place
    }

    /// A page of a list that is in memory; `key` is where each stands, and does not change.
    func cut<Item>(_ all: [Item], by key: (Item) -> String, _ json: (Item) -> JSON) throws(Fault) -> Listing {
        var rest = all[...]
        if let after {
            guard let place = all.firstIndex(where: { key($0) == after }) else { throw PageRequest.badCursor }
            rest = all[(place + 1)...]
        }
        let page = rest.prefix(limit)
        return Listing(items: page.map(json), next: page.count < rest.count ? page.last.map(key) : nil)
    }

    /// A page that the database cut, which was asked for one more than fits.
    func cut<Item>(oneMore found: [Item], by key: (Item) -> Int64, _ json: (Item) -> JSON) -> Listing {
        let page = found.prefix(limit)
        return Listing(items: page.map(json), next: page.count < found.count ? page.last.map { "\(key($0))" } : nil)
    }

    var oneMore: Int { limit == Int.max ? limit : limit + 1 }

    /// The place as a number, where the list is in the order of one.
    func number() throws(Fault) -> Int64? {
        guard let after else { return nil }
        guard let number = Int64(after) else { throw PageRequest.badCursor }
        return number
    }

    static let badCursor = Fault(
        .badRequest, "“after” is no place in this list.",
        remedy: "Take “next” of the answer before, or leave “after” out to begin.",
        problems: [BodyProblem("after", "This is no place in this list.", "Take “next” of the answer before.")])
}

/// A page of a list, and what stands beside it.
struct Listing: Sendable {
    var items: [JSON]
    /// Where the next page begins; nil on the last.
    var next: String?
    /// Where the list has a table of its own.
    var table: [UInt8]?
    var beside: [(String, JSON)] = []

    func beside(_ pairs: KeyValuePairs<String, JSON>) -> Listing {
        var listing = self
        listing.beside += pairs.map { ($0.key, $0.value) }
        return listing
    }
}

/// A place in a list as programs get it: nothing to be read or made up.
enum Cursor {
    static func text(_ place: String) -> String {
        Base64.text(of: place.utf8).replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func place(_ text: String) -> String? {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        var bytes: [UInt8] = []
        var (buffer, bits) = (0, 0)
        for letter in text.utf8 {
            guard let digit = alphabet.firstIndex(of: letter) else { return nil }
            buffer = (buffer << 6 | digit) & 0xFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(buffer >> bits & 255))
            }
        }
        guard let place = String(validating: bytes, as: UTF8.self), Cursor.text(place) == text else { return nil }
        return place
    }
}

extension Route {
    static let listParameters = [
        Parameter(name: "after", says: "Where to go on: “next” of the answer before", schema: .cursor),
        Parameter(
            name: "format", says: "csv for a table, json for pages; else the Accept header decides",
            schema: .choice(["json", "csv"])),
    ]

    /// A row that reads a list: paged by `limit` and `after`, and as a table of comma-separated values when asked for,
    /// then whole unless a limit is given. `whole` gives a whole table that may be larger than memory.
    static func list(
        _ path: String, _ access: Access, _ name: String, of item: Schema, beside: KeyValuePairs<String, Schema> = [:],
        _ summary: String, _ own: [Parameter] = [], most: Int = PageRequest.most,
        whole: (@Sendable (Visit) async throws -> Reply)? = nil,
        by handle: @escaping @Sendable (Visit, PageRequest) async throws -> Listing
    ) -> Route {
        let limit = Parameter(name: "limit", says: "How many at most", schema: .integer(1...Int64(most)))
        let parameters = own + [limit] + listParameters
        let answer = Schema.object([:]).with(beside).adding(name, .list(item)).with(["next": .cursor.orNull])
        return Route(
            method: .get, path: path, access: access, gives: .json, summary: summary, parameters: parameters,
            interface: Interface(answer: answer, list: (name, item, most)),
            handle: { visit in
                try visit.check(parameters)
                let page = try PageRequest(visit, most: most)
                if page.isTable, page.isWhole, let whole { return try await whole(visit) }
                let listing = try await namingTheRequest(path, .badRequest) { try await handle(visit, page) }
                return page.isTable ? visit.table(listing, named: name, of: item) : visit.page(listing, named: name)
            })
    }
}

extension Schema {
    fileprivate func adding(_ name: String, _ member: Schema) -> Schema {
        guard case .object(let own) = shape else { return self }
        var schema = self
        schema.shape = .object(own + [Member(name: name, schema: member, isNeeded: true)])
        return schema
    }
}

extension Visit {
    /// By the address, or else by what the program would rather have.
    func wantsTable() throws(Fault) -> Bool {
        if let format = query["format"] { return format == "csv" }
        guard let accept = request.headers[.accept]?.lowercased(), let csv = accept.firstRange(of: "text/csv") else {
            return false
        }
        guard let json = accept.firstRange(of: "application/json") else { return true }
        return csv.lowerBound < json.lowerBound
    }

    fileprivate func page(_ listing: Listing, named name: String) -> Reply {
        let next = listing.next.map(Cursor.text)
        var reply = Reply.json(
            .object(listing.beside + [(name, .list(listing.items)), ("next", JSON(next))]))
        setNext(next, &reply)
        return reply
    }

    func table(_ listing: Listing, named name: String, of item: Schema) -> Reply {
        var reply = Reply(body: .bytes(listing.table ?? FlatTable(item).bytes(listing.items)))
        reply.headers[.contentType] = "text/csv; charset=utf-8"
        reply.headers[.contentDisposition] = "attachment; filename=\"\(name.replacing("_", with: "-")).csv\""
        setNext(listing.next.map(Cursor.text), &reply)
        return reply
    }

    /// The same address with another place, as RFC 8288 has it.
    func setNext(_ next: String?, _ reply: inout Reply) {
        guard let next else { return }
        let others = query.pairs.filter { $0.0 != "after" && !$0.1.isEmpty }.map {
            "\(Query.encoded($0.0))=\(Query.encoded($0.1))"
        }
        let address = request.uri.path + "?" + (others + ["after=\(next)"]).joined(separator: "&")
        reply.headers[.link] = "<\(address)>; rel=\"next\""
    }
}
