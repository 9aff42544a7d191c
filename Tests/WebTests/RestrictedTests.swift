import Domain
import HTTPTypes
import Services
import TestKit
import Testing

@testable import Web

/// What is restricted stands nowhere for those who may not read it: neither its id nor its title nor its figures.
@Suite("Restricted things")
struct RestrictedTests {
    private static let sealed = """
        - {id: sealed-reviews, title: Sealed case reviews, unit: count, polarity: lower-better, frequency: quarterly, \
        period_type: financial-quarter, agency: csc, priority: p1, tier: core, access: restricted}

        """
    private static let secrets = [
        "sealed-reviews", "Sealed case reviews", "777,771", "777771", "777,772", "777772", "sealed-sitting", "2027-01-14",
        "14 January 2027", "14 Jan 2027", "Look into what was sealed", "A sealed matter", "Sealed post", "sealed-paper",
        "sealed words", "while sealed", "that is sealed", "Sealed cause",
        "Sealed evidence",
    ]

    /// Version 1 is open; version 2 brings a restricted indicator and an exempt meeting, and its reason names them.
    private static var framework: String {
        SmallPartnership.framework.replacing("bodies:\n", with: sealed + "bodies:\n")
            + "\n- {id: sealed-sitting, body: board, date: '2027-01-14', access: exempt-3}\n"
    }

    private static func withSecrets(
        _ body: @Sendable (Client, SmallPartnership, [Role: HTTPFields]) async throws -> Void
    ) async throws {
        try await AccessTests.everyRole { client, small, sessions in
            let mapped = try await small.services.frameworkText(as: .owner).components(of: "mappings:")
            _ = try await small.services.applyFramework(
                framework + mapped, why: "Added indicator Sealed case reviews", as: .owner)
            try await small.give(
                "sealed-reviews,smallborough,2026-27Q2,777771,,,final,\nsealed-reviews,northside,2026-27Q2,777772,,,final,\n",
                name: "officers-file.csv")
            _ = try await small.services.freezePack("board-2026-12", format: .html, audience: .board, as: .owner)
            _ = try await small.services.freezePack("sealed-sitting", format: .html, audience: .board, as: .owner)
            try await act(small.services)
            try await body(client, small, sessions)
        }
    }

    /// An action about a restricted figure, one that is restricted itself, and a file of it.
    private static func act(_ services: Bellwether) async throws {
        var draft = ActionDraft(
            title: "Look into what was sealed", origin: ActionOrigin(.other, "A sealed matter"), body: "board",
            owner: ActionOwner(agencies: ["csc"], post: "Sealed post"), due: SmallPartnership.today.adding(days: 30),
            indicator: "sealed-reviews")
        _ = try await services.addAction(draft, as: .owner)
        (draft.indicator, draft.access) = (nil, .restricted)
        let action = try await services.addAction(draft, as: .owner)
        let paper = EvidenceFile(name: "sealed-paper.pdf", bytes: Array("%PDF-1.4 sealed words".utf8))
        _ = try await services.giveEvidence("Sealed evidence", files: [paper], for: action.number, as: .owner)
        _ = try await services.raiseChallenge(
            ChallengeDraft(
                question: "What was asked while sealed?", agency: "csc", subject: "A sealed matter", access: .restricted),
            as: .owner)
        _ = try await services.addRisk(
            RiskDraft(
                title: "A risk that is sealed", cause: "Sealed cause", priority: "p1", agency: "csc",
                target: #require(RiskScore(likelihood: 1, impact: 1)), access: .restricted),
            now: #require(RiskScore(likelihood: 2, impact: 2)), as: .owner)
        var matter = MatterDraft(.decision, of: "board", words: "What was decided while sealed")
        (matter.access, matter.verb) = (.restricted, .note)
        _ = try await services.addMatter(matter, as: .owner)
    }

    private static func mayRead(_ role: Role) -> Bool {
        AccessTable.rows.contains { $0.capability == .readRestricted && $0.roles.contains(role) }
    }

    @Test("no trace of them in any answer to a role without the capability")
    func noTrace() async throws {
        try await Self.withSecrets { client, _, sessions in
            for (role, session) in sessions where !Self.mayRead(role) {
                for route in client.site.routes where route.method == .get && route.access != .open {
                    for path in Self.paths(of: route) {
                        let text = try await client.get(path, headers: session).text
                        for secret in Self.secrets { #expect(!text.contains(secret), "\(role) \(path): \(secret)") }
                    }
                }
            }
        }
    }

    private static func paths(of route: Route) -> [String] {
        let path = SiteTests.path(of: route)
        var paths = [path, path + "?known=2026-11-21", path + "?format=csv"]
        if route.path.contains("/{part}") {
            paths += FrameworkPart.all.map { route.path.replacing("{part}", with: $0.id).replacing("{id}", with: "missing") }
        }
        if route.path.contains("{number}") { paths += (1...6).map { route.path.replacing("{number}", with: "\($0)") } }
        return paths
    }

    /// Where somebody who may read it gets the paper.
    private static func sealedPaper(_ client: Client, _ sessions: [Role: HTTPFields]) async throws -> String {
        for number in 1...9 {
            let path = "/files/\(number)"
            if try await client.get(path, headers: sessions[.chair] ?? [:]).text.contains("sealed words") { return path }
        }
        return try #require(nil as String?, "nobody gets the sealed paper")
    }

    @Test("a direct address is answered like one that is not there")
    func notThere() async throws {
        try await Self.withSecrets { client, _, sessions in
            let paper = try await Self.sealedPaper(client, sessions)
            let pairs = [
                ("/indicators/sealed-reviews", "/indicators/no-such-thing"),
                ("/api/v1/indicators/sealed-reviews", "/api/v1/indicators/no-such-thing"),
                ("/framework/indicators/sealed-reviews", "/framework/indicators/no-such-thing"),
                ("/framework/meetings/sealed-sitting", "/framework/meetings/no-such-thing"),
                ("/meetings/sealed-sitting", "/meetings/no-such-thing"), ("/packs/3", "/packs/987654"),
                ("/api/v1/packs/3", "/api/v1/packs/987654"),
                (paper, "/files/777777"),
            ]
            for role in [Role.dataLead, .approver, .subGroupChair, .subGroupMember, .layMember] {
                for (there, nowhere) in pairs {
                    let (one, other) = (
                        try await client.get(there, headers: sessions[role] ?? [:]),
                        try await client.get(nowhere, headers: sessions[role] ?? [:])
                    )
                    #expect(one.status == 404, "\(role) \(there)")
                    let (name, otherName) = (there.split(separator: "/").last ?? "", nowhere.split(separator: "/").last ?? "")
                    #expect(
                        one.text.replacing(name, with: otherName) == other.text.replacing(name, with: otherName),
                        "\(role) \(there)")
                }
            }
            for (there, _) in pairs {
                #expect(try await client.get(there, headers: sessions[.chair] ?? [:]).status == 200, "\(there)")
            }
        }
    }

    @Test("those who may read them find them in lists, on the scorecard and in exports, and in no pack")
    func forThoseWhoMay() async throws {
        try await Self.withSecrets { client, _, sessions in
            let session = sessions[.scrutineer] ?? [:]
            for path in ["/scorecard", "/indicators", "/framework.yaml", "/figures.csv", "/figures.json", "/api/v1/scorecard"] {
                #expect(try await client.get(path, headers: session).text.contains("Sealed case reviews"), "\(path)")
            }
            #expect(try await client.get("/api/v1/meetings", headers: session).text.contains("sealed-sitting"))
            for pack in ["/packs/2", "/packs/3"] {
                let answer = try await client.get(pack, headers: session)
                #expect(answer.status == 200 && answer.text.contains("New birth visits"))
                #expect(!answer.text.contains("Sealed case reviews") && !answer.text.contains("777,771"))
            }
        }
    }

    @Test("pages of figures are full: what is left out leaves no hole")
    func noHoles() async throws {
        try await Self.withSecrets { client, _, sessions in
            let session = sessions[.subGroupChair] ?? [:]
            var (path, sizes): (String?, [Int]) = ("/api/v1/figures?limit=2", [])
            while let next = path {
                let answer = try JSON(reading: try await client.get(next, headers: session).bytes)
                sizes.append(answer["figures"].elements.count)
                path = answer["next"].string.map { "/api/v1/figures?limit=2&after=\($0)" }
            }
            #expect(sizes == [2, 2])
        }
    }

    @Test("what is restricted now is not found by asking for a day on which it was open")
    func earlier() async throws {
        try await AccessTests.everyRole { client, small, sessions in
            let text = try await small.services.frameworkText(as: .owner)
            let closed = text.replacing("title: Missing episodes", with: "title: Missing episodes\n  access: confidential")
            _ = try await small.services.applyFramework(closed, why: "Names children", as: .owner)
            for path in [
                "/scorecard?known=2026-11-20", "/api/v1/scorecard?known=2026-11-20", "/areas/smallborough?known=2026-11-20",
            ] {
                let before = try await client.get(path, headers: sessions[.layMember] ?? [:])
                #expect(before.status == 200 && !before.text.contains("Missing episodes"), "\(path)")
                #expect(try await client.get(path, headers: sessions[.chair] ?? [:]).text.contains("Missing episodes"), "\(path)")
            }
            let direct = try await client.get("/indicators/missing?known=2026-11-20", headers: sessions[.layMember] ?? [:])
            #expect(direct.status == 404)
            let newest = try #require(try await small.services.frameworkVersions(as: .owner).first)
            let line = try await client.get("/framework/versions/\(newest.number)", headers: sessions[.layMember] ?? [:])
            #expect(line.status == 404, "a version that changed nothing else is not told of")
            let list = try await client.get("/framework", headers: sessions[.layMember] ?? [:])
            #expect(!list.text.contains("Names children"))
        }
    }

    @Test("a token that was not made for them gives nothing of them, whoever made it")
    func byToken() async throws {
        try await Self.withSecrets { client, small, _ in
            let today = SmallPartnership.today
            let manager = try #require(
                try await small.services.people(as: .owner).first { $0.name == Role.businessManager.label })
            let actor = manager.acting(on: today)
            let scope = AccessToken.choices.filter { AccessTable.grants(actor, $0) && $0 != .readRestricted }
            let made = try await small.services.addToken(
                TokenDraft(name: "A program", scope: Set(scope), until: today.adding(days: 9)), for: manager.number, as: actor)
            let headers: HTTPFields = [.authorization: "Bearer \(made.secret)"]
            for route in client.site.routes where route.method == .get && route.isInterface && route.access != .open {
                for path in Self.paths(of: route) {
                    let text = try await client.get(path, headers: headers).text
                    for secret in Self.secrets { #expect(!text.contains(secret), "\(path): \(secret)") }
                }
            }
        }
    }
}

extension String {
    /// What begins with a line, to the end.
    fileprivate func components(of line: String) -> String {
        firstRange(of: line).map { String(self[$0.lowerBound...]) } ?? ""
    }
}
