import Domain
import HTTPTypes
import Services
import TestKit
import Testing

@testable import Web

@Suite("Pages and interface of challenges")
struct ChallengeRouteTests {
    @Test("from a figure there is one press to a form that can be sent as it stands")
    func twoPresses() async throws {
        try await SiteTests.lived { client, small in
            let page = try await client.get("/indicators/visits?area=northside").text
            let address = try #require(page.firstMatch(of: /href="(\/challenges\/new[^"]*)">Ask about this figure</)?.1)
            let form = try await client.get(String(address).replacing("&amp;", with: "&")).text
            #expect(form.contains("New birth visits within 14 days, Northside") && form.contains("3 of 7"))
            var fields: [String] = []
            for match in form.matches(of: /<input type="(?:hidden|text|date)"[^>]*? name="([^"]+)" value="([^"]*)"/) {
                fields.append("\(match.1)=\(Query.encoded(String(match.2)))")
            }
            let question = try #require(form.firstMatch(of: /<textarea[^>]*>\n([^<]*)</)?.1)
            fields += ["question=\(Query.encoded(String(question)))", "to=cmh", "kind=question"]
            let answer = try await client.post("/challenges", form: fields.joined(separator: "&"))
            #expect(answer.status == 303 && answer.headers[.location] == "/challenges/2")
            let raised = try await small.services.challenge(2, as: .owner).challenge
            #expect(raised.evidence?.area == "northside" && raised.evidence?.sentence.contains("3 of 7") == true)
        }
    }

    @Test("a form with something missing is shown again with what was typed and what to put right")
    func keepsTyped() async throws {
        try await SiteTests.lived { client, _ in
            let sent = try await client.post(
                "/challenges", form: "question=&to=cmh&addressee=The+Nurse&due=soon&kind=question&indicator=visits")
            #expect(sent.status == 422)
            for part in [
                "There are 2 things to put right", "href=\"#question\"", "href=\"#due\"", "value=\"The Nurse\"", "197 of 231",
                "<option value=\"cmh\" selected=\"\">",
            ] {
                #expect(sent.text.contains(part), "\(part)")
            }
            let view = try await client.post("/challenges/1/escalations", form: "escalations.stage=2&escalations.says=Late")
            #expect(view.status == 422 && view.text.contains("href=\"#escalations.to\"") && view.text.contains("Late</textarea>"))
            let early = try await client.post("/challenges/1/views", form: "views.view=accept&views.says=Good")
            #expect(early.status == 422 && early.text.contains("no answer that could be judged"))
        }
    }

    @Test("the page offers each reader what they may do and nothing else")
    func forms() async throws {
        try await AccessTests.everyRole { client, _, sessions in
            for (role, offered, hidden) in [
                (Role.chair, ["Escalate it", "Withdraw it"], ["Answer it"]),
                (.performanceOfficer, ["Answer it", "Escalate it"], []),
                (.dataLead, [], ["Answer it", "Escalate it", "Add a note"]), (.inspector, [], ["Answer it", "Add a note"]),
            ] as [(Role, [String], [String])] {
                let text = try await client.get("/challenges/1", headers: sessions[role] ?? [:]).text
                #expect(text.contains("Why has it fallen?"), "\(role)")
                for words in offered { #expect(text.contains(words), "\(role): \(words)") }
                for words in hidden { #expect(!text.contains(words), "\(role): \(words)") }
            }
            let scorecard = try await client.get("/scorecard", headers: sessions[.inspector] ?? [:]).text
            #expect(!scorecard.contains("Ask about this figure"))
            #expect(
                try await client.get("/scorecard", headers: sessions[.scrutineer] ?? [:]).text.contains("Ask about this figure"))
        }
    }

    @Test("a restricted one is found nowhere by those who may not know of it")
    func restricted() async throws {
        try await AccessTests.everyRole { client, small, sessions in
            var draft = ChallengeDraft(question: "What of the sealed review?", agency: "cmh", figure: .init(indicator: "visits"))
            draft.access = .restricted
            try await small.services.raiseChallenge(draft, as: .owner)
            for (role, session) in sessions {
                let may = AccessTable.rows.contains { $0.capability == .readRestricted && $0.roles.contains(role) }
                let reads = AccessTable.rows.contains { $0.capability == .readBusiness && $0.roles.contains(role) }
                for path in [
                    "/challenges", "/challenges?show=all", "/challenges/2", "/agencies/cmh", "/api/v1/challenges",
                    "/api/v1/challenges/2",
                ] {
                    let answer = try await client.get(path, headers: session)
                    #expect(answer.text.contains("sealed review") == (may && reads), "\(role) \(path)")
                }
                let (there, nowhere) = (
                    try await client.get("/challenges/2", headers: session),
                    try await client.get("/challenges/9", headers: session)
                )
                if !may { #expect(there.text.replacing("C-02", with: "C-09") == nowhere.text, "\(role)") }
            }
        }
    }

    @Test("a program puts a question, an agency's program answers it, and the board's closes it")
    func program() async throws {
        try await Program.with { program in
            let raised = try await program.post(
                "/api/v1/challenges", #"{"question":"Why?","agency":"csc","figure":{"indicator":"missing"},"due":"2026-12-18"}"#)
            #expect(raised.status == 201 && raised.headers[.location] == "/api/v1/challenges/2")
            #expect(try raised.json()["figure"]["says"].string?.contains("21") == true)
            for (act, body) in [
                ("replies", #"{"says":"Staff"}"#), ("views", #"{"view":"refuse","says":"More","due":"2026-12-20"}"#),
                ("escalations", #"{"stage":2,"to":"Director","says":"Late"}"#), ("replies", #"{"says":"A plan"}"#),
                ("views", #"{"view":"accept","says":"Good","agreed":"The plan"}"#),
                ("agreements", #"{"says":"The plan","action":"A-028"}"#), ("notes", #"{"says":"Seen"}"#),
                ("closing", #"{"says":"It fell"}"#), ("reopening", #"{"says":"It rose"}"#), ("withdrawal", #"{"says":"Merged"}"#),
            ] {
                let answer = try await program.post("/api/v1/challenges/2/\(act)", body)
                #expect(answer.status == 200, "\(act): \(answer.text)")
                #expect(Schema.named("ChallengeDetail").problems(in: try answer.json()).map(\.what) == [], "\(act)")
            }
            let one = try await program.get("/api/v1/challenges/2").json()
            #expect(one["challenge"]["state"].string == "withdrawn" && one["challenge"]["action"].string == "A-028")
            #expect(one["steps"].elements.count == 11)
            #expect(try await program.post("/api/v1/challenges/2/closing", #"{"says":"Again"}"#).status == 409)
            #expect(try await program.post("/api/v1/challenges/2/views", #"{"says":"No view"}"#).status == 422)
            #expect(try await program.post("/api/v1/challenges/99/notes", #"{"says":"None"}"#).status == 404)
        }
    }

    @Test("a wrong word in the address is said, and is no silent default")
    func wrongAddress() async throws {
        try await SiteTests.lived { client, _ in
            for path in [
                "/challenges?show=everything", "/challenges?kind=order", "/challenges?agency=A%20B",
                "/challenges/new?indicator=A%20B",
                "/challenges/new?indicator=visits&known=soon",
            ] {
                let answer = try await client.get(path)
                #expect(answer.status == 400, "\(path)")
            }
            for path in [
                "/challenges/99", "/challenges/x", "/challenges?after=x", "/agencies/none", "/coverage?priority=none",
                "/challenges/new?indicator=none",
            ] {
                let answer = try await client.get(path)
                #expect(answer.status == 404, "\(path)")
            }
        }
    }
}
