import Domain
import Services

enum NoticeRoutes {
    static let all: [Route] = [
        .get(
            "/notices", .signedIn, .page, "Everything that I was told",
            [.init(name: "before", says: "Where the page before ended")],
            by: page),
        .get("/notices/{number}", .signedIn, .redirection, "Opens what a notice is about; it is seen by then", by: open),
        .post("/notices/seen", .signedIn, "Marks everything as seen, up to what the page showed", by: markSeen),
        .post("/account/mail", .signedIn, "Chooses how to hear by e-mail", by: chooseMail),
        .get("/mail", .needs(.operate), .page, "Whether mail goes out", by: mail),
    ]

    private static let length = 50

    @Sendable private static func page(_ visit: Visit) async throws -> Reply {
        let before = visit.query["before"].flatMap { Int64($0) }
        if visit.query["before"] != nil, before == nil { throw PageRequest.badCursor }
        let answer = try await visit.services.notices(length, before: before, as: visit.actor)
        return .page(NoticesPage(answer: answer, isFirst: before == nil).layout(try await visit.chrome()).html)
    }

    @Sendable private static func open(_ visit: Visit) async throws -> Reply {
        let thing = try await visit.services.openNotice(try visit.number(), as: visit.actor)
        return .see(.thing(thing, for: visit.actor) ?? .notices(before: nil))
    }

    @Sendable private static func markSeen(_ visit: Visit) async throws -> Reply {
        guard let last = try await visit.form()["up-to"].flatMap({ Int64($0) }) else { throw Fault.unreadable }
        try await visit.services.markAllSeen(upTo: last, as: visit.actor)
        return .see(.home)
    }

    @Sendable private static func chooseMail(_ visit: Visit) async throws -> Reply {
        let word = try await visit.form()["choice"]
        return try await SignInRoutes.change(visit, field: "choice") { page, _ in
            guard let choice = word.flatMap(MailChoice.init) else {
                page.problems.add("choice", "Choose one of the three")
                return
            }
            try await visit.services.chooseMail(choice, as: visit.actor)
            page.mailChoice = choice
            page.notice = choice == .off ? "You get no mail any more. Your home page shows what waits." : "Your choice is kept."
        }
    }

    @Sendable private static func mail(_ visit: Visit) async throws -> Reply {
        .page(MailPage(status: try await visit.services.mailStatus(as: visit.actor)).layout(try await visit.chrome()).html)
    }
}

extension Address {
    static func notices(before: Int64?) -> Address { .at("/notices" + Address.query([("before", before.map(String.init))])) }
    static func notice(_ number: Int64) -> Address { .at("/notices/\(number)") }
    static let noticesSeen = Address.at("/notices/seen")
    static let mailChoice = Address.at("/account/mail")
    static let mail = Address.at("/mail")
}
