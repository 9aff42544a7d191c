import Domain
import HTTPTypes
import Services
import Storage
import TestKit
import Testing

@testable import Web

@Suite("The pages about the record")
struct RecordPagesTests {
    @Test("privacy and accessibility are read without signing in, linked from every page, and name whom to ask")
    func statements() async throws {
        try await AccessTests.everyRole { client, _, sessions in
            for (path, says) in [
                ("/privacy", ["Cookies", Client.sessionCookie, "ten years outlast", "business manager of Smallborough"]),
                ("/accessibility", ["What was not tested", "WCAG 2.2", "business manager of Smallborough"]),
            ] {
                let answer = try await client.get(path)
                #expect(answer.status == 200)
                for text in says { #expect(answer.text.contains(text), "\(path): \(text)") }
                for page in ["/sign-in", "/nothing"] {
                    let other = try await client.get(page, headers: sessions[.chair] ?? [:])
                    #expect(other.text.contains("<a href=\"\(path)\">"), "\(page)")
                }
            }
        }
    }

    @Test("a partnership that says whom to ask is asked")
    func contact() async throws {
        let framework = SmallPartnership.framework.replacing(
            "name: Smallborough Safeguarding Children Partnership}",
            with: "name: Smallborough Safeguarding Children Partnership, contact: 'the <team> on 0100 000'}")
        try await SmallPartnership.with(.sqlite, framework: framework) { small in
            let text = try await Client(small.services).get("/accessibility").text
            #expect(text.contains("Smallborough Safeguarding Children Partnership: the &lt;team&gt; on 0100 000"))
        }
    }

    @Test("the page of what is kept says the table, and what was cleared away")
    func retention() async throws {
        try await AccessTests.everyRole { client, small, sessions in
            let headers = sessions[.administrator] ?? [:]
            #expect(try await client.get("/retention", headers: headers).text.contains("Nothing has been cleared away yet."))
            _ = try await small.services.retainWhenDue()
            let text = try await client.get("/retention", headers: headers).text
            #expect(text.contains("Last cleared away:") && text.contains("Nothing was due."))
            #expect(text.ranges(of: "<th scope=\"row\"").count == RetentionTable.rows.count)
            #expect(try await client.get("/audit", headers: headers).text.contains("<a href=\"/retention\">"))
            #expect(
                try await !client.get("/audit", headers: sessions[.inspector] ?? [:]).text.contains("<a href=\"/retention\">"))
        }
    }

    @Test("one's own data and a person's are downloads that nothing in between keeps")
    func data() async throws {
        try await AccessTests.everyRole { client, small, sessions in
            let chair = try #require(try await small.services.people(as: .owner).first { $0.name == Role.chair.label })
            let own = try await client.get("/account/data.json", headers: sessions[.chair] ?? [:])
            let other = try await client.get("/people/\(chair.number)/data.json", headers: sessions[.businessManager] ?? [:])
            for answer in [own, other] {
                #expect(answer.status == 200 && answer.text.contains("\"email\" : \"chair@example.org\""))
                #expect(answer.headers[.contentDisposition] == "attachment; filename=\"person-\(chair.number).json\"")
                #expect(answer.headers[.cacheControl] == "no-store")
            }
            let refused = try await client.get("/people/\(chair.number)/data.json", headers: sessions[.scrutineer] ?? [:])
            #expect(refused.status == 403)
            let page = try await client.get("/people/\(chair.number)", headers: sessions[.administrator] ?? [:])
            #expect(page.text.contains("href=\"/people/\(chair.number)/data.json\""))
            #expect(
                try await client.get("/account", headers: sessions[.chair] ?? [:]).text.contains("href=\"/account/data.json\""))
        }
    }
}
