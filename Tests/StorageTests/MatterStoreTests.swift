import Domain
import Storage
import TestKit
import Testing

@Suite("Matters, in both databases")
struct MatterStoreTests {
    private let whole = MatterStore.Sight(seesRestricted: true)
    private func day(_ text: String) -> Day { Day(iso8601: text)! }

    private func promise(_ words: String, due: String? = nil, body: ID<Body> = "south", access: AccessClass = .open) -> Matter {
        Matter(
            .commitment, body: body, meeting: "south-2026-07", minute: "46", on: day("2026-07-16"), words: words, who: "Lead",
            due: due.flatMap { Day(iso8601: $0) }, access: access)
    }

    @Test("what is kept comes back whole, each kind numbered by itself", arguments: TestDatabase.kinds)
    func whole(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { [whole] database in
            try await database.write { connection in
                let first = try connection.matters.add(promise("One", due: "2026-12-10"))
                #expect(first.number == 1)
                #expect(try connection.matters.find(.commitment, 1, whole) == first)
                #expect(try connection.matters.add(promise("Numbered elsewhere"), number: 9).number == 9)
                #expect(try connection.matters.add(promise("Next")).number == 10)
                var decision = Matter(.decision, body: "south", on: day("2026-07-16"), words: "That it be approved")
                decision.verb = .approveSubjectTo
                decision.item = Thing(.body, "south")
                #expect(try connection.matters.add(decision).number == 1)
                #expect(try connection.matters.heldApprovals(of: Thing(.body, "south"), whole).map(\.number) == [1])
                #expect(try connection.matters.heldApprovals(of: Thing(.body, "north"), whole).isEmpty)
                let closed = first.after(.close, says: "Thanked", on: day("2026-12-10"), at: "m", due: nil, to: nil)
                try connection.matters.change(closed)
                #expect(try connection.matters.find(.commitment, 1, whole) == closed)
            }
        }
    }

    @Test("what hurts first comes first, page by page, and each once", arguments: TestDatabase.kinds)
    func pages(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { [whole] database in
            try await database.write { connection in
                for (place, due) in [nil, "2026-12-01", "2026-08-01", "2026-12-01"].enumerated() {
                    _ = try connection.matters.add(promise("\(place)", due: due))
                }
                let done = try connection.matters.add(promise("done"))
                try connection.matters.change(done.after(.withdraw, says: "x", on: day("2026-09-01"), at: nil, due: nil, to: nil))
                let today = day("2026-11-21")
                var (found, place) = ([Int64](), MatterPlace?.none)
                for _ in 0..<6 {
                    let page = try connection.matters.page(
                        MatterFilter(.commitment, show: .all), after: place, limit: 1, on: today, whole)
                    found += page.map(\.number)
                    place = page.last.map { MatterPlace($0) } ?? place
                }
                #expect(found == [3, 2, 4, 1, 5])
                let count = try connection.matters.count(MatterFilter(.commitment), on: today, whole)
                #expect(count == MatterCount(carried: 4, overdue: 1, all: 5))
                let late = try connection.matters.page(
                    MatterFilter(.commitment, show: .overdue), limit: 9, on: today, whole)
                #expect(late.map(\.number) == [3])
            }
        }
    }

    @Test("restricted ones, those of a hidden meeting and those of other bodies are not there", arguments: TestDatabase.kinds)
    func sight(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { connection in
                _ = try connection.matters.add(promise("open"))
                _ = try connection.matters.add(promise("exempt", access: .exempt(.individual)))
                _ = try connection.matters.add(promise("other", body: "north"))
                var referral = Matter(.referral, body: "north", on: day("2026-07-16"), words: "Look", due: day("2026-12-01"))
                referral.toBody = "south"
                _ = try connection.matters.add(referral)
                func numbers(_ sight: MatterStore.Sight) throws -> [Int64] {
                    try connection.matters.page(
                        MatterFilter(.commitment, show: .all), limit: 9, on: day("2026-11-21"), sight
                    ).map(\.number)
                }
                #expect(try numbers(.init(seesRestricted: true)) == [1, 2, 3])
                #expect(try numbers(.init(seesRestricted: false)) == [1, 3])
                #expect(try numbers(.init(seesRestricted: true, hiddenMeetings: ["south-2026-07"])).isEmpty)
                #expect(try numbers(.init(seesRestricted: false, bodies: ["south"])) == [1])
                #expect(try numbers(.init(seesRestricted: true, bodies: [])).isEmpty)
                let own = MatterStore.Sight(seesRestricted: false, bodies: ["south"])
                #expect(try connection.matters.find(.referral, 1, own) != nil, "it was referred here")
                #expect(try connection.matters.count(MatterFilter(.commitment), on: day("2026-11-21"), own).all == 1)
            }
        }
    }

    @Test("the list of a meeting is what the rule of the domain says", arguments: TestDatabase.kinds)
    func carried(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { [whole] database in
            try await database.write { connection in
                for number in 0..<6 {
                    var matter = Matter(
                        number % 2 == 0 ? .referral : .comment, body: "north", on: day("2026-07-16"), words: "\(number)",
                        due: day("2026-12-01"))
                    matter.toBody = number < 4 || number % 2 == 0 ? "south" : nil
                    let kept = try connection.matters.add(matter)
                    let acts: [MatterAct] = [[], [.report], [.report, .close]][number / 2]
                    var day = day("2026-09-01")
                    var changed = kept
                    for act in acts {
                        changed = changed.after(act, says: "x", on: day, at: nil, due: nil, to: nil)
                        day = day.adding(days: 60)
                    }
                    try connection.matters.change(changed)
                }
                let all =
                    try connection.matters.page(MatterFilter(.referral, show: .all), limit: 9, on: day("2027-12-01"), whole)
                    + connection.matters.page(MatterFilter(.comment, show: .all), limit: 9, on: day("2027-12-01"), whole)
                #expect(all.count == 6)
                for body: ID<Body> in ["north", "south"] {
                    for at in ["2026-07-16", "2026-08-01", "2026-09-01", "2026-09-02", "2026-10-31", "2026-11-21", "2027-11-01"] {
                        let found = try connection.matters.carried(by: body, at: day(at), limit: 99, whole)
                        let expected = all.filter { $0.isCarried(by: body, at: day(at)) }
                        #expect(Set(found.map(\.thing)) == Set(expected.map(\.thing)), "\(body) \(at)")
                    }
                }
            }
        }
    }

    @Test("a format is the next version of its body's, and final once", arguments: TestDatabase.kinds)
    func templates(kind: Dialect) async throws {
        try await TestDatabase.with(kind) { database in
            try await database.write { connection in
                let template = ReportTemplate(
                    body: "south", version: 0, parts: [.figure, .count], why: "Agreed", meeting: "m", minute: "47", request: 2,
                    from: day("2026-07-01"), by: .owner)
                #expect(try connection.reportTemplates.add(template).version == 1)
                #expect(try connection.reportTemplates.add(template).version == 2)
                let kept = try connection.reportTemplates.all(of: "south")
                #expect(kept.map(\.version) == [1, 2] && kept[0].parts == [.figure, .count] && kept[0].request == 2)
                #expect(try connection.reportTemplates.makeFinal("south", version: 2, on: day("2026-12-01")))
                #expect(try !connection.reportTemplates.makeFinal("south", version: 2, on: day("2026-12-02")))
                #expect(try connection.reportTemplates.all(of: "south").last?.finalOn == day("2026-12-01"))
                #expect(try connection.reportTemplates.all(of: "north").isEmpty)
            }
        }
    }
}
