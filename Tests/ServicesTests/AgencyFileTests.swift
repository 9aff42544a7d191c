import Domain
import Services
import Storage
import TestKit
import Testing

@Suite("Files that an agency sends")
struct AgencyFileTests {
    private static func lead(_ agencies: ID<Agency>..., role: Role = .dataLead) -> Actor {
        .person(
            ActingPerson(
                number: 9, grants: agencies.map { Grant(role: role, scope: .agency($0), from: SmallPartnership.today) }))
    }

    private static func file(_ rows: String, _ name: String = "return.csv") -> [(name: String, bytes: [UInt8])] {
        [(name: name, bytes: Array(("indicator,area,period,source,numerator,denominator,value\n" + rows).utf8))]
    }

    @Test(
        "what another agency populates, and another source, is a problem with its row and column", arguments: TestDatabase.kinds)
    func belongsToOthers(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let rows = """
                missing,smallborough,2026-27Q2,,21,,
                visits,smallborough,2026-27Q2,,20,30,
                missing,smallborough,2026-27Q1,return-cmh,22,,
                missing,northside,2026-27Q1,return-csc,3,,

                """
            let answer = try #require(
                try await small.services.preview(Self.file(rows), knownOn: nil, as: Self.lead("csc")).first)
            #expect(answer.record.state == .refused && answer.record.agency == "csc")
            #expect(answer.problems.map(\.row) == [3, 4] && answer.problems.map(\.column) == ["indicator", "source"])
            #expect(answer.problems.allSatisfy { $0.what.contains("belongs to Smallborough Community Health") })
            let csv = String(
                decoding: try await small.services.problemList(of: answer.record.number, as: Self.lead("csc")), as: UTF8.self)
            #expect(csv.contains("belongs to Smallborough Community Health"))
            // The same file is an officer's to give.
            let officers = try #require(try await small.services.preview(Self.file(rows), knownOn: nil, as: .owner).first)
            #expect(officers.record.state == .previewed && officers.record.agency == nil)
        }
    }

    @Test("its own figures wait, are seen by it alone, and are known once an officer accepts", arguments: TestDatabase.kinds)
    func ownFigures(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let services = small.services
            let sent = try #require(
                try await services.preview(
                    Self.file("missing,smallborough,2026-27Q2,,21,,\n"), knownOn: nil, as: Self.lead("csc", role: .approver)
                ).first?.record)
            #expect(sent.state == .previewed)
            #expect(try await services.imports(as: Self.lead("csc")).map(\.number) == [sent.number])
            #expect(try await services.imports(as: Self.lead("cmh")).isEmpty)
            #expect(try await services.home(as: Self.lead("csc")).imports.count == 1)
            #expect(try await services.home(as: Self.lead("cmh")).imports.isEmpty)
            await #expect(throws: Refusal.self) { try await services.importRecord(sent.number, as: Self.lead("cmh")) }
            await #expect(throws: Refusal.self) {
                try await services.accept(sent.number, seen: sent.counts, as: Self.lead("csc"))
            }
            await #expect(throws: Refusal.self) { try await services.withdraw(sent.number, why: "x", as: Self.lead("csc")) }
            _ = try await services.accept(sent.number, seen: sent.counts, as: .owner)
            let theirs = try await services.importRecord(sent.number, as: Self.lead("csc"))
            #expect(theirs.record.state == .accepted && theirs.record.actor.word == "person-9")
            #expect(try await small.export().contains("missing,smallborough,2026-27Q2"))
            // The figure is the board's now; the file and its name stay the agency's.
            func brought(_ actor: Actor) async throws -> [Int64] {
                try await services.indicator(
                    "missing", area: nil, source: nil, group: .total, for: .board, asKnown: nil, as: actor
                ).imports.keys.sorted()
            }
            #expect(try await brought(Self.lead("csc")) == [sent.number])
            #expect(try await brought(Self.lead("cmh")) == [])
        }
    }

    @Test("who sends for two agencies says for which, and a role for none that is there sends nothing")
    func whichAgency() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let rows = Self.file("missing,smallborough,2026-27Q2,,21,,\n")
            let both = Self.lead("csc", "cmh")
            await #expect(throws: Refusal.self) { try await small.services.preview(rows, knownOn: nil, as: both) }
            let sent = try await small.services.preview(rows, knownOn: nil, sentFor: "csc", as: both)
            #expect(sent.map(\.record.agency) == ["csc"])
            await #expect(throws: Refusal.self) { try await small.services.preview(rows, knownOn: nil, as: Self.lead("gone")) }
            await #expect(throws: Refusal.self) {
                try await small.services.preview(rows, knownOn: nil, sentFor: "gone", as: .owner)
            }
            #expect(try await small.services.imports(as: both).count == 1)
        }
    }

    @Test("the table to fill in has the agency’s own measures")
    func table() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let own = String(decoding: try await small.services.emptyTable(as: Self.lead("csc")), as: UTF8.self)
            #expect(own.contains("missing,") && !own.contains("visits,"))
            let all = String(decoding: try await small.services.emptyTable(as: .owner), as: UTF8.self)
            #expect(all.contains("missing,") && all.contains("visits,"))
        }
    }

    @Test("a file that changes hands in the framework is read again by the rule of that day")
    func readAgain() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let sent = try #require(
                try await small.services.preview(
                    Self.file("missing,smallborough,2026-27Q2,,21,,\n"), knownOn: nil, as: Self.lead("csc")
                ).first?.record)
            let text = SmallPartnership.framework.replacing(
                "period_type: financial-quarter, agency: csc", with: "period_type: financial-quarter, agency: cmh")
            _ = try await small.services.applyFramework(text, why: "It moved", as: .owner)
            let now = try await small.services.importRecord(sent.number, as: .owner)
            #expect(now.record.state == .refused && now.problems.first?.what.contains("belongs to") == true)
            await #expect(throws: Refusal.self) {
                try await small.services.accept(sent.number, seen: sent.counts, as: .owner)
            }
        }
    }

    @Test("an agency cannot send figures of a restricted measure, and learns of none")
    func restricted() async throws {
        let framework = SmallPartnership.framework.replacing(
            "title: Missing episodes,", with: "title: Missing episodes, access: exempt-2,")
        try await SmallPartnership.with(.sqlite, framework: framework) { small in
            let rows = "missing,smallborough,2026-27Q2,,21,,\nmistaken,smallborough,2026-27Q2,,21,,\n"
            let answer = try #require(
                try await small.services.preview(Self.file(rows), knownOn: nil, as: Self.lead("csc")).first)
            #expect(answer.problems.count == 2)
            #expect(answer.problems[0].what.replacing("missing", with: "mistaken") == answer.problems[1].what)
            #expect(answer.version.indicator("missing") == nil)
        }
    }
}
