import Domain
import Testing

@testable import Exchange

@Suite("Indicators proposed for a measure")
struct IndicatorProposalTests {
    private static func proposals(_ title: String, code: String? = nil) throws -> [FileOffer.Proposal] {
        IndicatorProposals(try SpreadsheetFixture.version()).proposals(for: title, code: code)
    }

    @Test(
        "by the national code, however it is written, or by the indicator's id",
        arguments: [
            ("NI 68", nil), ("NI068 (quarterly)", nil), ("Anything", "ni68"), ("Re_Referrals", nil), ("Anything", "re-referrals"),
        ])
    func codes(title: String, code: String?) throws {
        let first = try #require(try Self.proposals(title, code: code).first)
        #expect(first == FileOffer.Proposal(indicator: "re-referrals", likeness: 1, because: "same code"))
    }

    @Test(
        "by the words of its title, whatever reference, bracket or abbreviation stands in them",
        arguments: [
            ("3.4 Children subject to a CPP (Month End)", "cpp"), ("No. of CPPs", "cpp"), ("CP Plans (Average)", "cpp"),
            ("3.4(a) CPP category: Neglect", "cpp-neglect"), ("% of s47s leading to ICPC", "s47-to-icpc"),
            ("Percentage of S.47 enquiries to ICPCs", "s47-to-icpc"), ("re referrals in 12 mths", "re-referrals"),
            ("CLA who went missing", "cla-missing"), ("CLA_MissDuringYear", "cla-missing"), ("Number of LAC", "cla"),
            ("Children in care", "cla"), ("Relative low income: children", "low-income"),
        ])
    func words(title: String, indicator: String) throws {
        let first = try #require(try Self.proposals(title).first, "nothing for \(title)")
        #expect(first.indicator.text == indicator)
        #expect(first.likeness < 1 && first.likeness >= 0.45)
    }

    @Test("with “same words” where nothing differs but their form")
    func sameWords() throws {
        #expect(try Self.proposals("2.1 Number of children looked after (Month End)").first?.because == "same words")
        #expect(try Self.proposals("Children looked after by others").first?.because == "similar words")
    }

    @Test("the likeliest first, at most five, and none for what is nothing alike")
    func order() throws {
        let proposals = try Self.proposals("Children subject to a child protection plan")
        #expect(proposals.first?.indicator == "cpp")
        #expect(proposals.map(\.likeness) == proposals.map(\.likeness).sorted(by: >))
        #expect((2...IndicatorProposals.most).contains(proposals.count))
        #expect(try Self.proposals("Average broadband speed").isEmpty)
        #expect(try Self.proposals("").isEmpty)
    }

    @Test("a percent sign prefers a percentage")
    func units() throws {
        let text =
            SpreadsheetFixture.framework + """

                - {id: referrals-share, title: Referrals from schools, unit: percent, polarity: neutral-in-range, frequency: annual, period_type: financial-year, agency: csc}
                - {id: referrals-number, title: Referrals from schools, unit: count, polarity: neutral-in-range, frequency: annual, period_type: financial-year, agency: csc}
                """
        let proposals = IndicatorProposals(try FrameworkFixture.version(text))
        #expect(proposals.proposals(for: "Referrals from schools (%)").first?.indicator == "referrals-share")
        #expect(proposals.proposals(for: "No. of referrals from schools").first?.indicator == "referrals-number")
    }
}
