import Domain
import Services
import Storage
import TestKit
import Testing

@Suite("When figures came, in both databases")
struct ArrivalTests {
    @Test("the first day on which a period was known counts, whatever was said later", arguments: TestDatabase.kinds)
    func first(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            try await small.give("visits,smallborough,2026-27Q1,190,231,,provisional,\n", knownOn: "2026-07-29")
            try await small.give("visits,smallborough,2026-27Q1,197,231,,revised,\n", knownOn: "2026-09-10", name: "again.csv")
            try await small.give("missing,smallborough,2026-27Q1,,,,ns,\n", knownOn: "2026-07-29", name: "none.csv")
            try await small.give("missing,smallborough,2026-27Q1,9,,,final,\n", knownOn: "2026-08-20", name: "late.csv")
            let found = try await small.database.read { try $0.arrivals.first(in: "smallborough", of: ["visits", "missing"]) }
            let days = Dictionary(uniqueKeysWithValues: found.map { ($0.indicator.text, $0.day.iso8601) })
            #expect(days == ["visits": "2026-07-29", "missing": "2026-08-20"], "a reason why there is none is no arrival")
            #expect(found.allSatisfy { $0.period == .financialQuarter(2026, 1) })
        }
    }

    @Test("what was withdrawn, another area's and another group's counts as if it had never come", arguments: TestDatabase.kinds)
    func leftOut(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            try await small.give("visits,northside,2026-27Q1,3,7,,final,\n", knownOn: "2026-07-29")
            let wrong = try await small.give(
                "visits,smallborough,2026-27Q1,1,2,,final,\n", knownOn: "2026-07-30", name: "wrong.csv")
            _ = try await small.services.withdraw(wrong.record.number, why: "Wrong", as: .owner)
            let none = try await small.database.read { try $0.arrivals.first(in: "smallborough", of: ["visits"]) }
            #expect(none.isEmpty)
            #expect(try await small.database.read { try $0.arrivals.first(in: "nowhere", of: ["visits"]) }.isEmpty)
            #expect(try await small.database.read { try $0.arrivals.first(in: "smallborough", of: []) }.isEmpty)
        }
    }
}
