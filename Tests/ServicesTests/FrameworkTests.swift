import Domain
import Services
import Storage
import TestKit
import Testing

@Suite("The framework is kept as whole dated versions")
struct FrameworkTests {
    @Test("what export gives, apply finds unchanged", arguments: TestDatabase.kinds)
    func unchanged(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let text = try await small.services.frameworkText(as: .owner)
            let difference = try await small.services.applyFramework(text, why: "Nothing", as: .owner)
            #expect(difference.isEmpty)
            let versions = try await small.services.frameworkVersions(as: .owner)
            #expect(versions.count == 1)
        }
    }

    @Test("a change is a new version with who and why, and names what changed", arguments: TestDatabase.kinds)
    func change(kind: Dialect) async throws {
        try await SmallPartnership.with(kind) { small in
            let text = SmallPartnership.framework.replacing("value: 90", with: "value: 92")
            let difference = try await small.services.applyFramework(text, why: "Agreed on 24 September", as: .owner)
            #expect(difference.lines.map { "\($0.change) \($0.noun) \($0.id)" } == ["changed basket line visits"])
            let versions = try await small.services.frameworkVersions(as: .owner)
            #expect(versions.map(\.why) == ["Agreed on 24 September", "A test"])
            let old = try await small.services.frameworkText(asKnown: Day(iso8601: "2026-11-20"), as: .owner)
            #expect(old.contains("value: 90"))
        }
    }

    @Test("a file with faults is refused, every fault with its line")
    func faults() throws {
        let text = SmallPartnership.framework.replacing("unit: count", with: "unit: heads").replacing(
            "agency: cmh", with: "agency: nobody")
        let refused = #expect(throws: FrameworkRefused.self) { _ = try Bellwether.checkFramework(text) }
        let problems = try #require(refused).problems
        #expect(problems.count == 2)
        #expect(problems.allSatisfy { $0.row != nil && !$0.remedy.isEmpty })
    }
}
