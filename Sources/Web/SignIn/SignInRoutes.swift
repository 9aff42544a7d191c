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
        .post("/sign-out", .ownAccount, "Signs out", by: signOut),
        .get("/account", .ownAccount, .page, "What I hold, and how I sign in", by: account),
        .get("/account/data.json", .ownAccount, .json, "Everything that is kept about me", by: ownData),
        .post("/account/password", .ownAccount, "Changes one's own password", by: changePassword),
        .post("/account/second-factor", .ownAccount, "Begins to set up a second factor", by: beginSecondFactor),
        .post("/account/second-factor/confirmation", .ownAccount, "Confirms the second factor", by: confirmSecondFactor),
        .post(
            "/account/second-factor/removal", .ownAccount, "Switches the second factor off, where no role needs one",
            by: switchOffSecondFactor),
        .post("/account/sign-out-everywhere", .ownAccount, "Signs out on every browser", by: signOutEverywhere),
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
                email: email, password: form["password"] ?? "", from: visit.address, device: visit.device)
            return try await entered(answer, to: to, visit)
        } catch let refusal as Refusal where refusal.kind != .busy {
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
                form["code"]?.trimmed ?? "", pending: pending, from: visit.address, device: visit.device)
            return try await entered(answer, to: to, visit)
        } catch let refusal as Refusal where refusal.kind != .busy {
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

    static func page(
        _ page: SignInPage, _ visit: Visit, status: HTTPResponse.Status = .ok
    ) async throws -> Reply {
        var page = page
        page.provider = visit.services.openIDName
        let framework = try await visit.services.framework(as: .owner).framework
        page.isDemonstration = framework.fictionalBanner != nil
        if page.isDemonstration {
            page.people = try await visit.services.people(as: .owner).filter { $0.state != .closed }
                .sorted { $0.number < $1.number }
        }
        return .page(page.layout(try await visit.chrome()).html, status: status)
    }

    static func entered(_ answer: SignInAnswer, to: String?, _ visit: Visit) async throws -> Reply {
        switch answer {
        case .session(let token):
            // One browser, one session: the one before ends.
            if let before = visit.session { try await visit.services.signOut(session: before) }
            var reply = Reply(status: .seeOther, headers: [.location: to ?? Address.home.text], body: .bytes([]))
            reply.headers[.setCookie] = Cookie.session(visit.house.settings).setting(token)
            if let device = try await visit.services.deviceCookie(afterSigningInTo: token, before: visit.device) {
                let cookie = Cookie.device(visit.house.settings)
                reply.headers.append(
                    HTTPField(name: .setCookie, value: cookie.setting(device, for: Bellwether.deviceCookieLasts)))
            }
            return reply
        case .secondFactor(let pending):
            return .page(SecondFactorPage(pending: pending, destination: to).layout(try await visit.chrome()).html)
        }
    }

    /// Only a path of our own: a link in a mail must not lead elsewhere through us.
    static func destination(_ text: String?) -> String? {
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
        } catch let refusal as Refusal where refusal.kind != .busy {
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
        reply.headers[.setCookie] = Cookie.session(visit.house.settings).ending
        return reply
    }

    @Sendable private static func account(_ visit: Visit) async throws -> Reply {
        let page = try await accountPage(visit)
        return .page(page.layout(visit.house.chrome(page.version)).html)
    }

    @Sendable private static func ownData(_ visit: Visit) async throws -> Reply {
        let number = try visit.requiredVisitor().person.number
        return .download(
            try await visit.services.exportPerson(number, as: visit.actor), name: "person-\(number).json",
            type: "application/json")
    }

    /// Who owes a second factor may read no framework yet, and the page names what their roles are for.
    private static func accountPage(_ visit: Visit) async throws -> AccountPage {
        let visitor = try visit.requiredVisitor()
        return AccountPage(
            visitor: visitor, version: try await visit.services.framework(as: .owner),
            identities: try await visit.services.identities(of: visitor.person.number, as: visit.actor),
            mailChoice: try await visit.services.mailChoice(of: visitor.person.number))
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
        let form = try await visit.form()
        return try await change(visit, field: "proof") { page, session in
            page.secret = try await visit.services.beginSecondFactor(proof: form["proof"] ?? "", session: session)
        }
    }

    @Sendable private static func switchOffSecondFactor(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        return try await change(visit, field: "off-proof") { page, session in
            try await visit.services.switchOffSecondFactor(proof: form["proof"] ?? "", session: session)
            page.visitor.hasSecondFactor = false
            page.notice = "Your second factor is switched off."
        }
    }

    @Sendable private static func confirmSecondFactor(_ visit: Visit) async throws -> Reply {
        let form = try await visit.form()
        return try await change(visit, field: "code") { page, session in
            page.recoveryCodes = try await visit.services.confirmSecondFactor(form["code"]?.trimmed ?? "", session: session)
            page.visitor.hasSecondFactor = true
            page.visitor.owesSecondFactor = false
            page.notice = "Your second factor is set up."
        }
    }

    /// The page again with what came of it, or with what has to be put right.
    static func change(
        _ visit: Visit, field: String, _ make: (inout AccountPage, String) async throws -> Void
    ) async throws -> Reply {
        guard let session = visit.session else { throw Fault.unreadable }
        var page = try await accountPage(visit)
        do {
            try await make(&page, session)
        } catch let refusal as Refusal where refusal.kind != .busy {
            page.problems.add(field, refusal.description)
        }
        let status: HTTPResponse.Status = page.problems.isEmpty ? .ok : .unprocessableContent
        return .page(page.layout(visit.house.chrome(page.version)).html, status: status)
    }
}
