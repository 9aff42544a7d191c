import Domain
import Exchange
import Testing

@Suite("The catalogue")
struct CatalogueFileTests {
    private static let entries = Result { try CatalogueFile.read(Array(RealFile.sample("catalogue.csv").utf8)) }

    @Test("is read whole, each entry once")
    func whole() throws {
        let entries = try Self.entries.get()
        #expect(entries.count > 200)
        #expect(Set(entries.map(\.id)).count == entries.count)
        #expect(entries.allSatisfy { ID<Indicator>.isWellFormed($0.id.text) && !$0.title.isEmpty && !$0.verifiedBy.isEmpty })
    }

    @Test("knows the old national indicators by their code")
    func nationalCodes() throws {
        let entry = try #require(try Self.entries.get().first { $0.nationalCode == "NI 32" })
        #expect(entry.unit == .percent && entry.polarity == .inRange && entry.kind == .nationalIndicator)
        #expect(entry.periodKind == .rollingMonths(12) && entry.frequency == .quarterly && entry.localLagDays == 20)
        #expect(entry.definition.numerator?.isEmpty == false)
    }

    @Test("says which row cannot be used and why")
    func problems() throws {
        let text =
            "id,title,unit,polarity,frequency,period_type\na,A,percent,higher-better,annual,financial-year\nb,B,miles,higher-better,annual,financial-year\n"
        do {
            _ = try CatalogueFile.read(Array(text.utf8))
            Issue.record("an entry without a unit was read")
        } catch let problems as FrameworkProblems {
            #expect(problems.problems.map(\.row) == [3])
        }
    }
}
