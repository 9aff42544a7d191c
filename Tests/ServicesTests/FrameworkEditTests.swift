import Domain
import Services
import Storage
import TestKit
import Testing

@Suite("The framework is changed thing by thing")
struct FrameworkEditTests {
    private func agency(_ name: String) -> EntryFields { EntryFields([("name", .text(name))]) }

    @Test("each change is a version with who and why, on the page of the thing", arguments: TestDatabase.kinds)
    func history(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let added = try await small.services.editFramework(
                FrameworkEdit(.agencies, .add([agency("Fire service")])), why: "", as: .owner)
            #expect(added.ids == ["fire-service"])
            var thing = try await small.services.frameworkThing("fire-service", of: .agencies, as: .owner).thing
            thing["type"] = .text("justice")
            let edit = FrameworkEdit(.agencies, .change(id: "fire-service", thing))
            try await small.services.editFramework(edit, why: "It said so", as: .owner)
            let answer = try await small.services.frameworkThing("fire-service", of: .agencies, as: .owner)
            #expect(answer.history.map(\.why) == ["It said so", "Added agency Fire service"])
            let (line, changes) = try await small.services.frameworkVersion(answer.history[0].number, as: .owner)
            #expect(line.actor == .owner)
            #expect(changes == [.init(change: .changed, noun: "agency", id: "fire-service", name: "Fire service")])
            let trail = try await small.services.auditTrail(before: nil, limit: 2, as: .owner)
            #expect(trail.map(\.verb) == ["change", "add"])
            #expect(trail.map(\.detail) == ["It said so", "Added agency Fire service"])
        }
    }

    @Test("nothing is changed without a reason, by a fault, or by whoever may not", arguments: TestDatabase.kinds)
    func refused(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let before = try await small.services.frameworkText(as: .owner)
            await #expect(throws: Refusal.self) {
                try await small.services.editFramework(
                    FrameworkEdit(.agencies, .change(id: "cmh", agency("Other"))), why: "", as: .owner)
            }
            await #expect(throws: FrameworkRefused.self) {
                try await small.services.editFramework(
                    FrameworkEdit(.agencies, .add([EntryFields([("type", .text("police"))])])), why: "", as: .owner)
            }
            await #expect(throws: Refusal.self) {
                try await small.services.editFramework(
                    FrameworkEdit(.agencies, .change(id: "nobody", agency("Other"))), why: "Because", as: .owner)
            }
            await #expect(throws: Refusal.self) {
                try await small.services.editFramework(FrameworkEdit(.agencies, .add([agency("Fire")])), why: "", as: .visitor)
            }
            #expect(try await small.services.frameworkText(as: .owner) == before)
        }
    }

    @Test("what something names, or what has figures, is not taken out", arguments: TestDatabase.kinds)
    func takingOut(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let named = await #expect(throws: Refusal.self) {
                try await small.services.editFramework(FrameworkEdit(.agencies, .takeOut(id: "cmh")), why: "Merged", as: .owner)
            }
            #expect(named?.what.contains("still named by indicator") == true)
            try await small.services.editFramework(FrameworkEdit(.agencies, .add([agency("Fire")])), why: "", as: .owner)
            try await small.services.editFramework(FrameworkEdit(.agencies, .takeOut(id: "fire")), why: "Merged", as: .owner)
            await #expect(throws: Refusal.self) { try await small.services.frameworkThing("fire", of: .agencies, as: .owner) }
        }
    }

    @Test("an indicator with figures is closed, and leaves the scorecard on that day", arguments: TestDatabase.kinds)
    func closing(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            try await small.give("visits,smallborough,2026-27Q1,9,10,,,\n")
            let refused = await #expect(throws: Refusal.self) {
                try await small.services.editFramework(FrameworkEdit(.indicators, .takeOut(id: "visits")), why: "Old", as: .owner)
            }
            #expect(refused?.remedy.contains("Closed on") == true)
            let before = try await small.services.scorecard(for: .board, asKnown: nil, as: .owner).scorecard.readings.count
            var thing = try await small.services.frameworkThing("visits", of: .indicators, as: .owner).thing
            thing["closed_on"] = .text("2026-04-01")
            try await small.services.editFramework(
                FrameworkEdit(.indicators, .change(id: "visits", thing)), why: "Not collected any more", as: .owner)
            let after = try await small.services.scorecard(for: .board, asKnown: nil, as: .owner).scorecard.readings.count
            #expect(after == before - 1)
        }
    }

    @Test("two who change one thing: the second is told; two things are no conflict", arguments: TestDatabase.kinds)
    func conflict(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let seen = try await small.services.framework(as: .owner).number
            try await small.services.editFramework(FrameworkEdit(.agencies, .add([agency("Fire")])), why: "", as: .owner)
            var thing = try await small.services.frameworkThing("cmh", of: .agencies, as: .owner).thing
            thing["data_lead"] = .text("Analyst")
            let edit = FrameworkEdit(.agencies, .change(id: "cmh", thing))
            try await small.services.editFramework(edit, why: "New post", seen: seen, as: .owner)
            thing["data_lead"] = .text("Somebody else")
            let conflict = await #expect(throws: FrameworkConflict.self) {
                try await small.services.editFramework(
                    FrameworkEdit(.agencies, .change(id: "cmh", thing)), why: "Told so", seen: seen, as: .owner)
            }
            #expect(conflict?.theirs.text("data_lead") == "Analyst")
            #expect(conflict?.line.why == "New post")
        }
    }
}
