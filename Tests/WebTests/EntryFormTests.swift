import Domain
import Foundation
import Markup
import Services
import Storage
import TestKit
import Testing

@testable import Web

@Suite("A form made of fields")
struct EntryFormTests {
    @Test("that is opened and kept changes nothing", arguments: ["aireborough", "leeds"])
    func nothingChanges(sample: String) async throws {
        let file = URL(filePath: #filePath).appending(path: "../../../Samples/\(sample).yaml").standardized
        try await SmallPartnership.with(.sqlite, framework: String(contentsOf: file, encoding: .utf8)) { small in
            try await check(small.services)
        }
    }

    private func check(_ services: Bellwether) async throws {
        for part in FrameworkPart.all {
            let answer = try await services.frameworkPart(part, as: .owner)
            let form = EntryForm(options: EntryOptions(answer.document))
            for thing in answer.things {
                let posted = Query(Self.posted(form.fields(part.fields, of: thing).source))
                let read = EntryField.read(part.fields, from: posted, before: thing)
                for field in part.fields {
                    #expect(read[field.key] == thing[field.key], "\(part.noun) \(part.id(of: thing)), \(field.key)")
                }
            }
        }
    }

    @Test("shows what stands in it as text and never as markup")
    func escaped() {
        let thing = EntryFields([("name", .text("\"><script>alert(1)</script>")), ("data_lead", .text("</textarea>"))])
        let html = EntryForm(options: EntryOptions(EntryFields())).fields(FrameworkPart.agencies.fields, of: thing).source
        #expect(!html.contains("<script>"))
        #expect(html.contains("&lt;script&gt;"))
    }

    @Test("names what is missing, in the row in which it is missing")
    func missing() {
        var problems = FormProblems()
        let members = Entry.list([
            .fields(EntryFields([("id", .text("a")), ("name", .text("A"))])), .fields(EntryFields([("id", .text("b"))])),
        ])
        problems.addMissing(FrameworkPart.groups.fields, of: EntryFields([("dimension", .text("age")), ("members", members)]))
        #expect(problems.all.map(\.field) == ["members.1.name"])
    }

    /// What a browser would send of these fields.
    private static func posted(_ html: String) -> String {
        var pairs: [String] = []
        func add(_ name: some StringProtocol, _ value: some StringProtocol) {
            pairs.append("\(Query.encoded(String(name)))=\(Query.encoded(unescaped(String(value))))")
        }
        for match in html.matches(of: /<input type="(\w+)"[^>]*? name="([^"]*)" value="([^"]*)"([^>]*)>/) {
            if match.1 == "checkbox", !match.4.contains("checked") { continue }
            add(match.2, match.3)
        }
        for match in html.matches(of: /<textarea[^>]*? name="([^"]*)"[^>]*>\n([^<]*)<\/textarea>/) { add(match.1, match.2) }
        for match in html.matches(of: /<select[^>]*? name="([^"]*)"[^>]*>(.*?)<\/select>/) {
            if let chosen = match.2.firstMatch(of: /<option value="([^"]*)" selected/) { add(match.1, chosen.1) }
        }
        return pairs.joined(separator: "&")
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
            "&#39;", with: "'"
        )
        .replacing("&amp;", with: "&")
    }
}
