import Domain
import Services
import Storage
import TestKit
import Testing

@Suite("Actions")
struct ActionTests {
    static func draft(
        _ title: String = "Write the plan", agencies: [ID<Agency>] = ["cmh"], due: String = "2026-12-31",
        indicator: ID<Indicator>? = nil, access: AccessClass = .open
    ) -> ActionDraft {
        ActionDraft(
            title: title, says: "So that it is known.",
            origin: ActionOrigin(.minute, "Item 6", thing: Thing(.meeting, "board-2026-09")),
            body: "board", priority: "p1", owner: ActionOwner(agencies: agencies, post: "Head of Safeguarding"),
            due: Day(iso8601: due)!, indicator: indicator, access: access)
    }

    static func somebody(_ role: Role, _ scope: Scope = .partnership) -> Actor {
        .person(ActingPerson(number: 7, grants: [Grant(role: role, scope: scope, from: SmallPartnership.today)]))
    }

    static let health = somebody(.dataLead, .agency("cmh"))
    static let council = somebody(.approver, .agency("csc"))

    @Test(
        "from raised to closed, each act leaves a step, an entry in the trail and no words in it", arguments: TestDatabase.kinds)
    func chain(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let services = small.services
            let action = try await services.addAction(Self.draft(), number: 26, as: .owner)
            #expect(action.reference == "A-026" && action.firstDue == action.due)
            #expect(try await services.addAction(Self.draft("Second"), as: .owner).number == 27)
            _ = try await services.reportOnAction(
                26, ActionReport(.onCourse, progress: 40, says: "Half a plan."), as: Self.health)
            _ = try await services.moveAction(26, to: Day(iso8601: "2027-01-31")!, why: "Leave.", as: .owner)
            _ = try await services.reportOnAction(26, ActionReport(.complete, progress: 100, says: "A plan."), as: Self.health)
            let files = [
                EvidenceFile(name: "plan.pdf", bytes: Array("%PDF-1.4 plan".utf8)),
                EvidenceFile(name: "C:\\log.csv", bytes: Array("a,b\n".utf8)),
            ]
            _ = try await services.giveEvidence("Secret words", files: files, for: 26, as: Self.health)
            let closed = try await services.acceptEvidence(1, of: 26, by: "board", closes: true, as: Self.somebody(.chair))
            #expect(closed.state == .closed && closed.standing(on: services.today).colour == .blue)
            let answer = try await services.action(26, as: Self.health)
            #expect(
                answer.steps.map(\.act) == ["raise", "progress", "move", "complete", "evidence", "accept and close"])
            #expect(answer.action.moves == 1 && answer.action.firstDue == Day(iso8601: "2026-12-31"))
            #expect(
                answer.steps[2].from == "2026-12-31" && answer.steps[2].to == "2027-01-31" && answer.steps[2].says == "Leave.")
            #expect(answer.evidence.first?.decision?.body == "board")
            #expect(answer.files.values.map(\.name).sorted() == ["log.csv", "plan.pdf"])
            #expect(answer.action.startedOn == services.today)
            #expect(answer.origin == Thing(.meeting, "board-2026-09"))
            let trail = try await services.auditTrail(before: nil, limit: 50, as: .owner).filter { $0.noun == "action" }
            #expect(trail.count == 7)
            for entry in trail {
                for word in ["Secret", "plan", "Leave", "Head"] { #expect(!entry.detail.contains(word), "\(entry.detail)") }
            }
            #expect(try await services.attachedFile(1, as: Self.council).bytes == files[0].bytes)
            #expect(try await services.actions(from: Thing(.meeting, "board-2026-09"), as: .owner).map(\.number) == [26, 27])
            #expect(try await services.actions(ofPriority: "p1", as: .owner).map(\.number) == [27, 26])
        }
    }

    @Test("closing without accepted evidence is refused with the reason; an override is on record", arguments: TestDatabase.kinds)
    func closing(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let services = small.services
            _ = try await services.addAction(Self.draft(), as: .owner)
            func refusal(_ act: () async throws -> Action) async -> Refusal? {
                do {
                    _ = try await act()
                    return nil
                } catch { return error as? Refusal }
            }
            let early = await refusal { try await services.closeAction(1, as: .owner) }
            #expect(early?.what == "A-001 cannot be closed: it is on course.")
            _ = try await services.reportOnAction(1, ActionReport(.complete, progress: 100, says: "Done."), as: Self.health)
            let without = await refusal { try await services.closeAction(1, as: .owner) }
            #expect(without?.what == "A-001 cannot be closed: no evidence has been accepted since it was opened.")
            _ = try await services.giveEvidence("A log.", for: 1, as: Self.health)
            _ = try await services.refuseEvidence(1, of: 1, by: "board", why: "It shows nothing.", as: .owner)
            #expect(await refusal { try await services.closeAction(1, as: .owner) }?.kind == .notPossible)
            #expect(
                await refusal { try await services.acceptEvidence(1, of: 1, by: "board", as: .owner) }?.what.contains(
                    "refused already") == true)
            let mayNot = await refusal {
                try await services.closeAction(1, settingAside: "I say so", as: Self.somebody(.performanceOfficer))
            }
            #expect(mayNot?.kind == .denied)
            let closed = try await services.closeAction(1, settingAside: "The service has ended.", as: Self.somebody(.chair))
            #expect(closed.isCheckSetAside && closed.standing(on: services.today).colour == .green)
            let entry = try await services.auditTrail(before: nil, limit: 1, as: .owner).first
            #expect(entry?.capability == .setChecksAside && entry?.detail == "check set aside: accepted evidence")
            // What was accepted before it was reopened counts no more.
            _ = try await services.reopenAction(1, why: "It has not.", as: .owner)
            _ = try await services.giveEvidence("More.", for: 1, as: Self.health)
            _ = try await services.acceptEvidence(2, of: 1, by: "board", as: .owner)
            _ = try await services.reportOnAction(1, ActionReport(.complete, progress: 100, says: "Done."), as: Self.health)
            _ = try await services.closeAction(1, as: .owner)
            _ = try await services.reopenAction(1, why: "Once more.", as: .owner)
            _ = try await services.reportOnAction(1, ActionReport(.complete, progress: 100, says: "Done."), as: Self.health)
            #expect(await refusal { try await services.closeAction(1, as: .owner) } != nil)
        }
    }

    @Test("an agency reports on its own actions and on no other", arguments: TestDatabase.kinds)
    func own(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let services = small.services
            _ = try await services.addAction(Self.draft(agencies: ["cmh"]), as: .owner)
            _ = try await services.addAction(Self.draft(agencies: ["cmh", "csc"]), as: .owner)
            _ = try await services.addAction(Self.draft(agencies: []), as: .owner)
            let report = ActionReport(.onCourse, progress: 10, says: "Begun.")
            func allowed(_ number: Int64, _ actor: Actor) async throws -> Bool {
                do {
                    _ = try await services.reportOnAction(number, report, as: actor)
                    return true
                } catch let refusal as Refusal {
                    #expect(refusal.kind == .denied)
                    return false
                }
            }
            for (number, actor, may) in [
                (1, Self.health, true), (2, Self.health, true), (3, Self.health, false), (1, Self.council, false),
                (2, Self.council, true), (3, Self.somebody(.performanceOfficer), true), (1, Self.somebody(.layMember), false),
            ] as [(Int64, Actor, Bool)] {
                let isAllowed = try await allowed(number, actor)
                #expect(isAllowed == may, "\(number)")
            }
            #expect(try await services.action(1, as: Self.council).mayReport == false)
            #expect(try await services.action(1, as: Self.health).mayReport)
            for act in [Self.health, Self.somebody(.layMember), Self.somebody(.electedMember, .area("northside"))] {
                let refused = await #expect(throws: Refusal.self) { try await services.addAction(Self.draft(), as: act) }
                #expect(refused?.kind == .denied)
            }
            let councillor = Self.somebody(.electedMember, .area("northside"))
            let denied = await #expect(throws: Refusal.self) { try await services.actions(as: councillor) }
            #expect(denied?.kind == .denied)
        }
    }

    @Test(
        "what is restricted stands in no list, count, file, export or address for who may not see it",
        arguments: TestDatabase.kinds)
    func restricted(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let services = small.services
            _ = try await services.addAction(Self.draft("Open one"), as: .owner)
            _ = try await services.addAction(Self.draft("Hidden one", access: .restricted), as: .owner)
            let pdf = [EvidenceFile(name: "plan.pdf", bytes: Array("%PDF-1.4 x".utf8))]
            _ = try await services.giveEvidence("", files: pdf, for: 2, as: .owner)
            let member = Self.somebody(.layMember)
            let list = try await services.actions(as: member)
            #expect(list.actions.map(\.title) == ["Open one"] && list.counts.total == 1)
            #expect(try await services.actions(as: Self.somebody(.chair)).counts.total == 2)
            for call in [2, 99] {
                let refused = await #expect(throws: Refusal.self) { try await services.action(Int64(call), as: member) }
                #expect(refused?.what == "There is no action A-0\(call < 10 ? "0" : "")\(call).")
            }
            await #expect(throws: Refusal.self) { try await services.attachedFile(1, as: member) }
            #expect(try await services.attachedFile(1, as: .owner).file.name == "plan.pdf")
            for format in FigureExportFormat.allCases {
                let sink = Sink()
                try await services.exportActions(format, as: member) { sink.add($0) }
                #expect(sink.text.contains("Open one") && !sink.text.contains("Hidden one"))
                #expect(sink.text.contains("FICTIONAL DATA"))
            }
            let denied = await #expect(throws: Refusal.self) {
                try await services.addAction(
                    Self.draft(access: .restricted), as: Self.somebody(.subGroupChair, .body("board")))
            }
            #expect(denied?.kind == .denied)
        }
    }

    @Test("what cannot be is refused in words that say what to do", arguments: TestDatabase.kinds)
    func refusals(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let services = small.services
            func what(_ act: () async throws -> Void) async -> String {
                do {
                    try await act()
                    return "nothing"
                } catch let refusal as Refusal {
                    #expect(!refusal.remedy.isEmpty)
                    return refusal.what
                } catch { return "\(error)" }
            }
            func add(_ change: (inout ActionDraft) -> Void) async -> String {
                var draft = Self.draft()
                change(&draft)
                let changed = draft
                return await what { _ = try await services.addAction(changed, as: .owner) }
            }
            #expect(await add { $0.title = " " } == "What is to be done is missing.")
            #expect(await add { $0.body = "nowhere" } == "There is no body nowhere.")
            #expect(await add { $0.owner.agencies = ["xyz"] } == "There is no agency xyz.")
            #expect(await add { $0.owner.agencies = ["cmh", "cmh"] } == "An action is owned by one agency, or by two together.")
            #expect(await add { $0.area = "northside" } == "An area and a direction belong to a figure.")
            #expect(await add { $0.startedOn = Day(iso8601: "2026-12-01") }.contains("still to come"))
            _ = try await services.addAction(Self.draft(), number: 5, as: .owner)
            #expect(await what { _ = try await services.addAction(Self.draft(), number: 5, as: .owner) }.contains("taken"))
            #expect(
                await what { _ = try await services.moveAction(5, to: Day(iso8601: "2026-11-20")!, why: "x", as: .owner) }
                    .contains("gone by"))
            #expect(
                await what { _ = try await services.moveAction(5, to: Day(iso8601: "2027-01-20")!, why: "", as: .owner) }
                    .contains("missing"))
            #expect(await what { _ = try await services.giveEvidence("", for: 5, as: .owner) }.contains("missing"))
            let odd = [EvidenceFile(name: "run.exe", bytes: [0x4D, 0x5A, 0, 1])]
            #expect(
                await what { _ = try await services.giveEvidence("", files: odd, for: 5, as: .owner) }.contains(
                    "no kind that is kept"))
            let left = try await services.action(5, as: .owner)
            #expect(left.evidence.isEmpty && left.steps.count == 1)
            _ = try await services.giveEvidence("Words.", for: 5, as: .owner)
            #expect(
                await what {
                    _ = try await services.acceptEvidence(1, of: 5, by: "board", on: Day(iso8601: "2026-11-20"), as: .owner)
                }.contains("Nobody can have looked at it"))
            #expect(
                await what { _ = try await services.acceptEvidence(1, of: 5, by: "board", closes: true, as: .owner) }.contains(
                    "cannot be closed"))
            _ = try await services.withdrawAction(5, why: "Not needed.", as: .owner)
            #expect(
                await what { _ = try await services.moveAction(5, to: Day(iso8601: "2027-01-20")!, why: "x", as: .owner) }
                    .contains("withdrawn"))
        }
    }

    @Test("two who add at once get two numbers", arguments: TestDatabase.kinds)
    func crowd(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let numbers = try await withThrowingTaskGroup(of: Int64.self) { group in
                for _ in 0..<8 { group.addTask { try await small.services.addAction(Self.draft(), as: .owner).number } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(numbers.sorted() == Array(1...8))
        }
    }

    @Test("counts follow every change", arguments: TestDatabase.kinds)
    func counts(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let services = small.services
            for expected in 1...3 {
                _ = try await services.addAction(Self.draft(), as: .owner)
                #expect(try await services.actions(as: .owner).counts.live == expected)
            }
            _ = try await services.withdrawAction(2, why: "Not needed.", as: .owner)
            let counts = try await services.actions(as: .owner).counts
            #expect(counts.live == 2 && counts[.withdrawn] == 1 && counts.total == 3)
        }
    }

    @Test("the people of the owner and of the body are told, and whoever did it is not", arguments: TestDatabase.kinds)
    func notices(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let services = small.services
            func add(_ name: String, _ role: Role, _ scope: Scope) async throws -> Actor {
                let grant = Grant(role: role, scope: scope, from: SmallPartnership.today)
                let person = try await services.addPerson(
                    name: name, email: "\(name)@example.org", grants: [grant], as: .owner
                ).person
                return .person(ActingPerson(number: person.number, grants: [grant]))
            }
            let (officer, lead) = (
                try await add("officer", .businessManager, .partnership), try await add("lead", .dataLead, .agency("cmh"))
            )
            _ = try await add("other", .dataLead, .agency("csc"))
            _ = try await services.addAction(Self.draft(), as: officer)
            _ = try await services.reportOnAction(1, ActionReport(.complete, progress: 100, says: "Done."), as: lead)
            let told = try await small.database.read { connection in
                try connection.rows("SELECT person, reason, thing, place FROM notice ORDER BY number") {
                    "\(try $0.integer(0)) \(try $0.text(1)) \(try $0.text(2)) \(try $0.integer(3))"
                }
            }
            #expect(told == ["2 asked action 1 1", "1 answered action 1 2"])
        }
    }

    @Test("the linked figure is held against what was ordinary before", arguments: TestDatabase.kinds)
    func impact(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            var rows = ""
            for (place, value) in [60, 62, 60, 62, 60, 62, 61, 80, 81, 82].enumerated() {
                rows += "visits,smallborough,\(2024 + place / 4)-\((25 + place / 4))Q\(place % 4 + 1),\(value),100,,final,\n"
            }
            try await small.give(rows)
            var draft = Self.draft(indicator: "visits")
            (draft.startedOn, draft.expected) = (Day(iso8601: "2025-10-15"), .rise)
            _ = try await small.services.addAction(draft, as: .owner)
            let (_, impact) = try await small.services.actionImpact(1, as: Self.somebody(.layMember))
            #expect(impact.verdict.word == "changed" && impact.isAsExpected == true)
            #expect(impact.sentence.hasPrefix("3 of 3 figures since it began lie above "))
            _ = try await small.services.addAction(Self.draft(), as: .owner)
            await #expect(throws: Refusal.self) { try await small.services.actionImpact(2, as: .owner) }
        }
    }
}
