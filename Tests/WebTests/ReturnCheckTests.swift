import Domain
import HTTPTypes
import Services
import TestKit
import Testing

@testable import Web

@Suite("Checks while a return is written")
struct ReturnCheckTests {
    @Test("say what is found beside each box, and keep nothing")
    func checks() async throws {
        try await SiteTests.lived { client, small in
            let before = try await small.services.submission(2, as: .owner)
            func asked(_ boxes: String) async throws -> Client.Answer {
                try await client.post("/returns/2/checks", form: "l1.seen=0&l1.was=other&" + boxes)
            }
            let more = try await asked("l1.n=240&l1.d=231")
            #expect(
                more.status == 200 && more.text.contains(#"<div id="l1.checks"><p class="check"><b>To put right.</b>"#),
                "\(more.text)")
            let word = try await asked("l1.n=twelve&l1.d=231")
            #expect(word.text.contains("enter a number") && word.text.contains(#"<output id="l1.result"></output>"#))
            let sound = try await asked("l1.n=200&l1.d=231")
            #expect(
                sound.text.contains(#"<output id="l1.result">86.6%</output>"#) && !sound.text.contains("To put right"),
                "\(sound.text)")
            let after = try await small.services.submission(2, as: .owner)
            #expect(after.lines == before.lines && after.steps.count == before.steps.count)
        }
    }

    @Test("stand beside boxes that the page shows, by the same names")
    func places() async throws {
        try await SiteTests.lived { client, _ in
            let page = try await client.get("/returns/2").text
            for id in ["l1.result", "l1.checks"] { #expect(page.contains("id=\"\(id)\"")) }
            #expect(page.contains(#"data-checks="/returns/2/checks""#))
        }
    }
}
