import Domain
import HTTPTypes
import Services

enum TokenRoutes {
    static let all: [Route] = [
        .get("/account/tokens", .needs(.useTokens), .page, "One's own tokens for programs", by: own),
        .post("/account/tokens", .needs(.useTokens), "Makes a token and shows it, this once", by: make),
        .get("/tokens", .needs(.readPeople), .page, "Everybody's tokens", by: everybody),
        .post(
            "/tokens/{number}/end", .signedIn, "Ends a token: one's own, or anybody's with the right to change people", by: end),
    ]

    @Sendable private static func own(_ visit: Visit) async throws -> Reply {
        try await shown(try await page(visit), visit)
    }

    @Sendable private static func make(_ visit: Visit) async throws -> Reply {
        let form = TokenForm(try await visit.form())
        var page = try await page(visit)
        page.form = form
        do {
            let draft = try form.draft()
            let made = try await visit.services.addToken(draft, for: try visit.requiredVisitor().person.number, as: visit.actor)
            page.made = made.secret
            page.form = TokenForm(until: visit.services.today)
            page.tokens = try await tokens(visit)
            return try await shown(page, visit)
        } catch let problems as FormProblems {
            page.problems = problems
        } catch let refusal as Refusal {
            page.problems.add(refusal.what.contains("year") ? "until" : "token-name", refusal.description)
        }
        return try await shown(page, visit, status: .unprocessableContent)
    }

    @Sendable private static func everybody(_ visit: Visit) async throws -> Reply {
        let page = EveryTokenPage(
            tokens: try await visit.services.tokens(of: nil, as: visit.actor), names: try await visit.names(),
            today: visit.services.today, mayEnd: visit.may(.changePeople))
        return .page(page.layout(try await visit.chrome()).html)
    }

    @Sendable private static func end(_ visit: Visit) async throws -> Reply {
        let token = try await visit.services.endToken(try visit.number(), as: visit.actor)
        let isOwn = visit.visitor?.person.number == token.person
        return .see(isOwn ? .accountTokens : .tokens)
    }

    private static func page(_ visit: Visit) async throws -> TokensPage {
        let today = visit.services.today
        let choices = AccessToken.choices.filter(visit.may)
        return TokensPage(
            tokens: try await tokens(visit), choices: choices, today: today, form: TokenForm(until: today))
    }

    private static func tokens(_ visit: Visit) async throws -> [AccessToken] {
        try await visit.services.tokens(of: try visit.requiredVisitor().person.number, as: visit.actor)
    }

    private static func shown(_ page: TokensPage, _ visit: Visit, status: HTTPResponse.Status = .ok) async throws -> Reply {
        .page(page.layout(try await visit.chrome()).html, status: status)
    }
}
