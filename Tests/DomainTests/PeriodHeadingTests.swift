import Domain
import Testing

@Suite("Headings as periods")
struct PeriodHeadingTests {
    @Test(
        "a heading is read as the indicator's kind of period",
        arguments: [
            ("2024-25Q1", "financial-quarter", "2024-25Q1"), ("Q1 2024/25", "financial-quarter", "2024-25Q1"),
            ("2024/25 Q1", "financial-quarter", "2024-25Q1"), ("Q1 24-25", "financial-quarter", "2024-25Q1"),
            ("Qtr 1 (Apr-Jun) 2024/25", "financial-quarter", "2024-25Q1"),
            ("Quarter 4 2024/25", "financial-quarter", "2024-25Q4"),
            ("Q4 Jan–Mar 2025", "financial-quarter", "2024-25Q4"), ("Apr-Jun 2024", "financial-quarter", "2024-25Q1"),
            ("January to March 2025", "financial-quarter", "2024-25Q4"), ("Jan-Mar 2024/25", "financial-quarter", "2024-25Q4"),
            ("2024-06-30", "financial-quarter", "2024-25Q1"), ("30/06/2024", "financial-quarter", "2024-25Q1"),
            ("2024-04-01", "financial-quarter", "2024-25Q1"), ("01/04/2024 - 30/06/2024", "financial-quarter", "2024-25Q1"),
            ("Quarter ending June 2024", "financial-quarter", "2024-25Q1"), ("Q2 2024", "financial-quarter", "2024-25Q2"),
            ("2024/25\nQ3", "financial-quarter", "2024-25Q3"), ("Q1 2024", "calendar-quarter", "2024Q1"),
            ("2024Q1", "calendar-quarter", "2024Q1"), ("Jan-Mar 2024", "calendar-quarter", "2024Q1"),
            ("Apr-24", "calendar-month", "2024-M04"), ("April 2024", "calendar-month", "2024-M04"),
            ("Apr 2024", "calendar-month", "2024-M04"), ("2024-04", "calendar-month", "2024-M04"),
            ("2024-M04", "calendar-month", "2024-M04"), ("2024-04-01", "calendar-month", "2024-M04"),
            ("30/04/2024", "calendar-month", "2024-M04"), ("04/2024", "calendar-month", "2024-M04"),
            ("Sept '24", "calendar-month", "2024-M09"), ("2024/25 Jan", "calendar-month", "2025-M01"),
            ("2011-12", "calendar-month", "2011-M12"), ("2024/25", "financial-year", "2024-25"),
            ("2024-25", "financial-year", "2024-25"), ("24/25", "financial-year", "2024-25"),
            ("2024-2025", "financial-year", "2024-25"), ("2011-12", "financial-year", "2011-12"),
            ("FY 2024/25 Outturn", "financial-year", "2024-25"), ("Year ending March 2025", "financial-year", "2024-25"),
            ("31 March 2025", "financial-year", "2024-25"), ("Apr 2024 - Mar 2025", "financial-year", "2024-25"),
            ("2024/25", "academic-year", "2024/25"), ("2024-25", "academic-year", "2024/25"),
            ("2024", "calendar-year", "2024"), ("y/e Dec 2024", "calendar-year", "2024"),
            ("2024/25", "municipal-year", "2024-25MY"), ("2024-25MY", "municipal-year", "2024-25MY"),
            ("31 March 2024", "snapshot-period-end", "2024-03-31"), ("at 31/03/24", "snapshot-period-end", "2024-03-31"),
            ("As at 31st March 2024", "snapshot-period-end", "2024-03-31"), ("Q1 2024/25", "snapshot-period-end", "2024-06-30"),
            ("Apr-24", "snapshot-period-end", "2024-04-30"), ("31.03.2024", "snapshot-period-end", "2024-03-31"),
            ("2024-06-30 00:00:00", "snapshot-period-end", "2024-06-30"), ("2024", "snapshot-30-june", "2024-06-30"),
            ("2024/25", "snapshot-31-march", "2025-03-31"), ("Jun 2024", "snapshot-30-june", "2024-06-30"),
            ("Autumn term 2024/25", "academic-term", "2024/25T1"), ("Spring 2025", "academic-term", "2024/25T2"),
            ("Term 3 2024/25", "academic-term", "2024/25T3"), ("2024/25 Summer", "academic-term", "2024/25T3"),
            ("2022-24", "pooled-3-years", "2022-2024"), ("2022 to 2024", "pooled-3-years", "2022-2024"),
            ("12 months to Sept 2024", "rolling-12-months", "12M2024-09"), ("Sep-24", "rolling-12-months", "12M2024-09"),
            ("Rolling 12 months to 30/09/2024", "rolling-12-months", "12M2024-09"),
            ("Oct 2023 to Sep 2024", "rolling-12-months", "12M2024-09"), ("Q2 2024/25", "rolling-12-months", "12M2024-09"),
            ("year ending Sept 2024", "year-to-30-september", "Y2024-09-30"), ("2024", "year-to-30-september", "Y2024-09-30"),
        ])
    func reads(_ heading: String, _ kind: String, _ code: String) throws {
        let kind = try #require(PeriodKind(word: kind))
        #expect(PeriodHeading.period(heading, as: kind)?.code == code)
        #expect(PeriodHeading.looksLikePeriod(heading))
    }

    @Test(
        "what does not say its period, or could mean two, is not read",
        arguments: [
            ("Q1", "financial-quarter"), ("Apr-Jun", "financial-quarter"), ("Q4 2024", "financial-quarter"),
            ("2024Q1", "financial-quarter"), ("Jun 2024", "financial-quarter"), ("15/06/2024", "financial-quarter"),
            ("Q1 (Jul-Aug) 2024/25", "financial-quarter"), ("Q5 2024/25", "financial-quarter"), ("April", "calendar-month"),
            ("24-Mar", "calendar-month"), ("Q1 2024/25", "calendar-month"), ("2024", "financial-year"),
            ("2024/26", "financial-year"),
            ("2024/25", "calendar-year"), ("2024/25", "snapshot-period-end"), ("2024/25", "snapshot-30-june"),
            ("2022-24", "pooled-2-years"), ("Q1 2024", "snapshot-period-end"), ("31 March", "snapshot-period-end"),
            ("30/02/2024", "snapshot-period-end"), ("Autumn", "academic-term"), ("2024/25", "financial-quarter"),
            ("Mar 2024", "snapshot-30-june"), ("2011-12", "snapshot-period-end"),
        ])
    func refuses(_ heading: String, _ kind: String) throws {
        #expect(PeriodHeading.period(heading, as: try #require(PeriodKind(word: kind))) == nil)
    }

    @Test(
        "other headings are no periods",
        arguments: [
            "", "Total", "Target 2024/25", "YTD 2024/25", "RAG", "Trend", "Q1", "Comments", "1,840", "1840", "45 days", "3.4(a)",
            "E08000999",
            "Children aged 10 to 15", "Change 2023/24 to 2024/25", "2024/25 v 2023/24", "Percentage7", "0-17", "12/40", "2150",
        ])
    func noPeriods(_ heading: String) {
        #expect(!PeriodHeading.looksLikePeriod(heading))
    }

    @Test(
        "marks are taken off and say the status",
        arguments: [
            ("2024/25 (prov)", ValueStatus.provisional), ("2024/25 (Provisional)", .provisional), ("2024/25p", .provisional),
            ("2024/25 r", .revised), ("2024/25 (Rev)", .revised), ("2024/25 (r)", .revised), ("2024/25 (Final)", .final),
            ("2024/25 (e)", .estimated), ("2024/25*", .final), ("2024/25 (1)", .final), ("2024/25", .final),
        ])
    func marks(_ heading: String, _ status: ValueStatus) {
        let read = PeriodHeading(heading)
        #expect(read.status == status)
        #expect(read.period(as: .of(.financialYear)) == .financialYear(2024))
    }

    @Test("without an indicator the likeliest is shown")
    func likely() {
        let shown = [
            "Q1 2024/25", "Apr-24", "2024", "2024/25", "2022-24", "31 March 2024", "12 months to Sep 2024", "Autumn 2024",
            "Q4 2024",
        ]
        .map { PeriodHeading($0).likelyPeriod?.code }
        #expect(shown == ["2024-25Q1", "2024-M04", "2024", "2024-25", "2022-2024", "2024-03-31", "12M2024-09", "2024/25T1", nil])
    }

    @Test("bare years of an indicator that ends within them are proposed as the Department writes them")
    func readings() {
        #expect(PeriodHeading.reading(of: ["2022", "2023 (prov)"], for: .of(.financialYear)) == .financialYear)
        #expect(PeriodHeading.reading(of: ["2021/22", "2022/23"], for: .of(.financialYear)) == .asWritten)
        #expect(PeriodHeading.reading(of: ["2022", "2023"], for: .of(.snapshot)) == .snapshot(month: 3))
        #expect(PeriodHeading.reading(of: ["Q1 2023/24"], for: .of(.financialQuarter)) == .asWritten)
    }

    @Test("every code is read as its own period")
    func codes() {
        let kinds: [PeriodKind] = [
            .of(.financialYear), .of(.financialQuarter), .of(.month), .of(.calendarYear), .of(.calendarQuarter),
            .of(.academicYear),
            .of(.academicTerm), .of(.municipalYear), .of(.snapshot), .yearEnding(month: 9), .rollingMonths(12), .pooledYears(3),
        ]
        let codes = [
            "2024-25", "2024-25Q3", "2024-M11", "2024", "2024Q3", "2024/25", "2024/25T2", "2024-25MY", "2024-05-15",
            "Y2024-09-30",
            "12M2024-09", "2022-2024",
        ]
        for (kind, code) in zip(kinds, codes) { #expect(PeriodHeading.period(code, as: kind)?.code == code) }
    }
}
