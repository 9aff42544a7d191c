import Domain
import HTTPTypes
import Services

enum SignInRoutes {
    static let all: [Route] = [
        .get("/sign-in", .open, .page, "The door", [.init(name: "to", says: "The page to go to afterwards")], by: form),
        .post("/sign-in", .open, "Signs in with e-mail address and password", by: signIn),
        .post("/sign-in/code", .open, "Answers the second factor", by: code),
        .post("/sign-in/demonstration", .open, "Signs in as somebody of the demonstration", by: demonstration),
        .get("/links/{token}", .open, .page, "The page of an invitation or a reset", by: link),
        .post("/links/{token}", .open, "Uses an invitation or a reset: sets the password", by: useLink),
        .post("/sign-out", .signedIn, "Signs out", by: signOut),
        .get("/account", .signedIn, .page, "What I hold, and how I sign in", by: account),
        .post("/account/password", .signedIn, "Changes one's own password", by: changePassword),
        .post("/account/second-factor", .signedIn, "Begins to set up a second factor", by: beginSecondFactor),
        .post("/account/second-factor/confirmation", .signedIn, "Confirms the second factor", by: confirmSecondFactor),
        .post("/account/sign-out-everywhere", .signedIn, "Signs out on every browser", by: signOutEverywhere),
    ]

    // MARK: - The door

    @Sendable private static func form(_ visit: Visit) async throws -> Reply {
        try await page(SignInPage(destination: destination(visit.query["to"])), visit)
    }

    @Sendable private static func signIn(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let (email, to) = (form["email"]?.trimmed ?? "", destination(form["to"]))
        do {
            let answer = try await visit.services.signIn(
                email: email, password: form["password"] ?? "", from: visit.address)
            return try await entered(answer, to: to, visit)
        } catch let refusal as Refusal {
            var page = SignInPage(email: email, destination: to)
            page.problems.add("email", refusal.description)
            return try await Self.page(page, visit, status: .unprocessableContent)
        }
    }

    @Sendable private static func code(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        let (pending, to) = (form["pending"] ?? "", destination(form["to"]))
        do {
            let answer = try await visit.services.answerSecondFactor(
                form["code"]?.trimmed ?? "", pending: pending, from: visit.address)
            return try await entered(answer, to: to, visit)
        } catch let refusal as Refusal {
            var page = SecondFactorPage(pending: pending, destination: to)
            page.problems.add("code", refusal.description)
            return .page(page.layout(try await visit.chrome()).html, status: .unprocessableContent)
        }
    }

    @Sendable private static func demonstration(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        guard let number = form["person"].flatMap({ Int64($0) }) else { throw Fault.unreadable }
        let token = try await visit.services.signInAsDemonstration(number)
        return try await entered(.session(token), to: destination(form["to"]), visit)
    }

    private static func page(
        _ page: SignInPage, _ visit: Visit, status: HTTPResponse.Status = .ok
    ) async throws -> Reply {
        var page = page
        let framework = try await visit.services.framework(as: .owner).framework
        page.isDemonstration = framework.fictionalBanner != nil
        if page.isDemonstration {
            page.people = try await visit.services.people(as: .owner).filter { $0.state != .closed }
                .sorted { $0.number < $1.number }
        }
        return .page(page.layout(try await visit.chrome()).html, status: status)
    }

    private static func entered(_ answer: SignInAnswer, to: String?, _ visit: Visit) async throws -> Reply {
        switch answer {
        case .session(let token):
            // One browser, one session: the one before ends.
            if let before = visit.session { try await visit.services.signOut(session: before) }
            var reply = Reply(status: .seeOther, headers: [.location: to ?? Address.home.text], body: .bytes([]))
            reply.headers[.setCookie] = SessionCookie.setting(token, visit.house.settings)
            return reply
        case .secondFactor(let pending):
            return .page(SecondFactorPage(pending: pending, destination: to).layout(try await visit.chrome()).html)
        }
    }

    /// Only a path of our own: a link in a mail must not lead elsewhere through us.
    private static func destination(_ text: String?) -> String? {
        guard let text, text.hasPrefix("/"), !text.hasPrefix("//"), !text.hasPrefix("/\\"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !text.hasPrefix("/sign-in")
        else { return nil }
        return text
    }

    // MARK: - Links

    @Sendable private static func link(_ visit: Visit) async throws -> Reply {
        let token = visit.parameters["token"] ?? ""
        guard let person = try await visit.services.linkOwner(token) else { throw usedUp }
        return .page(LinkPage(token: token, person: person).layout(try await visit.chrome()).html)
    }

    @Sendable private static func useLink(_ visit: Visit) async throws -> Reply {
        let token = visit.parameters["token"] ?? ""
        guard let person = try await visit.services.linkOwner(token) else { throw usedUp }
        do {
            let answer = try await visit.services.usePassword(
                try await visit.form()["password"] ?? "", link: token, from: visit.address)
            return try await entered(answer, to: nil, visit)
        } catch let refusal as Refusal {
            var page = LinkPage(token: token, person: person)
            page.problems.add("password", refusal.description)
            return .page(page.layout(try await visit.chrome()).html, status: .unprocessableContent)
        }
    }

    private static let usedUp = Fault(
        .gone, "This link has been used, or is too old.", remedy: "Ask your business manager for a new one.")

    // MARK: - One's own account

    @Sendable private static func signOut(_ visit: Visit) async throws -> Reply {
        if let session = visit.session { try await visit.services.signOut(session: session) }
        return left(visit)
    }

    @Sendable private static func signOutEverywhere(_ visit: Visit) async throws -> Reply {
        if let session = visit.session { try await visit.services.signOutEverywhere(session: session) }
        return left(visit)
    }

    private static func left(_ visit: Visit) -> Reply {
        var reply = Reply.see(.signIn(to: nil))
        reply.headers[.setCookie] = SessionCookie.ending(visit.house.settings)
        return reply
    }

    @Sendable private static func account(_ visit: Visit) async throws -> Reply {
        let page = AccountPage(visitor: try visit.requiredVisitor(), version: try await visit.services.framework(as: visit.actor))
        return .page(page.layout(visit.house.chrome(page.version)).html)
    }

    @Sendable private static func changePassword(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        return try await change(visit, field: "old") { page, session in
            try await visit.services.changePassword(
                old: form["old"] ?? "", new: form["new"] ?? "", session: session, as: visit.actor)
            page.notice = "Your password is changed."
        }
    }

    @Sendable private static func beginSecondFactor(_ visit: Visit) async throws -> Reply {
        try await change(visit, field: "code") { page, session in
            page.secret = try await visit.services.beginSecondFactor(session: session)
        }
    }

    @Sendable private static func confirmSecondFactor(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        return try await change(visit, field: "code") { page, session in
            page.recoveryCodes = try await visit.services.confirmSecondFactor(form["code"]?.trimmed ?? "", session: session)
            page.visitor.hasSecondFactor = true
            page.notice = "Your second factor is set up."
        }
    }

    /// The page again with what came of it, or with what has to be put right.
    private static func change(
        _ visit: Visit, field: String, _ make: (inout AccountPage, String) async throws -> Void
    ) async throws -> Reply {
        guard let session = visit.session else { throw Fault.unreadable }
        var page = AccountPage(visitor: try visit.requiredVisitor(), version: try await visit.services.framework(as: visit.actor))
        do {
            try await make(&page, session)
        } catch let refusal as Refusal {
            page.problems.add(field, refusal.description)
        }
        let status: HTTPResponse.Status = page.problems.isEmpty ? .ok : .unprocessableContent
        return .page(page.layout(visit.house.chrome(page.version)).html, status: status)
    }
}

/// The cookie that holds the session's token: for our pages only, out of reach of scripts, not sent along by others.
enum SessionCookie {
    static let name = "bellwether_session"

    static func setting(_ token: String, _ settings: WebSettings) -> String {
        "\(name)=\(token); Path=/; HttpOnly; SameSite=Lax\(settings.loopbackOnly ? "" : "; Secure")"
    }

    static func ending(_ settings: WebSettings) -> String { setting("", settings) + "; Max-Age=0" }

    static func token(in headers: HTTPFields) -> String? {
        for cookie in headers[values: .cookie].joined(separator: "; ").split(separator: ";") {
            let parts = cookie.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0].allSatisfy({ $0 != "\"" }), String(parts[0]).trimmed == name {
                let token = String(parts[1]).trimmed
                return token.isEmpty ? nil : token
            }
        }
        return nil
    }
}
