import Domain
import Testing

@testable import Exchange

/// An invented district with its neighbours, and tables as such places keep them.
enum SpreadsheetFixture {
    static let framework = """
        partnership: {id: dale-scp, name: Dale Partnership}
        agencies: [{id: csc, name: Social care}, {id: pol, name: Police}]
        areas:
          list:
          - {id: dale, name: Dale, kind: district, code: E08000901, old_codes: ['901']}
          - {id: upper-dale, name: Upper Dale, parent: dale}
          - {id: lower-dale, name: Lower Dale, parent: dale}
          - {id: fell, name: 'Fell, City of', kind: authority, code: E08000902, old_codes: ['902']}
          - {id: hill, name: Hill, kind: authority, code: E06000903, old_codes: ['903']}
          - {id: north, name: North, kind: region, code: E12000901}
          - {id: england, name: England, kind: country, code: E92000001}
        sources: [{id: published, name: A release}]
        indicators:
        - {id: cpp, title: Children subject to a child protection plan, unit: count, polarity: neutral-in-range, frequency: quarterly, period_type: snapshot-period-end, agency: csc}
        - {id: cpp-neglect, title: 'Child protection plans: category neglect', unit: count, polarity: neutral-in-range, frequency: quarterly, period_type: snapshot-period-end, agency: csc}
        - {id: s47-to-icpc, title: Section 47 enquiries leading to initial child protection conference, unit: percent, polarity: higher-better, frequency: quarterly, period_type: financial-quarter, agency: csc}
        - {id: re-referrals, national_code: NI 68, title: Re-referrals within 12 months, unit: percent, polarity: lower-better, frequency: quarterly, period_type: financial-quarter, agency: csc}
        - {id: missing-episodes, title: Missing episodes, unit: count, polarity: lower-better, frequency: monthly, period_type: calendar-month, agency: pol}
        - {id: cla-missing, title: Children looked after who went missing, unit: count, polarity: lower-better, frequency: annual, period_type: financial-year, agency: csc}
        - {id: cla, title: Children looked after, unit: count, polarity: neutral-in-range, frequency: annual, period_type: snapshot-31-march, agency: csc}
        - {id: low-income, title: Children in low-income families, unit: count, polarity: lower-better, frequency: annual, period_type: financial-year, agency: csc}
        """

    static func version(mappings: String = "") throws -> FrameworkVersion {
        try FrameworkFixture.version(mappings.isEmpty ? framework : framework + "\nmappings:\n" + mappings)
    }

    static func sheet(_ text: String, named name: String = "") -> Sheet {
        var problems: [Problem] = []
        var sheet = Sheet(csv: Array(text.utf8), problems: &problems)
        sheet.name = name
        return sheet
    }

    static func read(
        _ text: String, named fileName: String = "table.csv", sheet: String = "", mappings: String = "",
        pointing: TablePointing? = nil
    ) throws -> FileReading {
        var reading = FileReading(format: "spreadsheet")
        let found = SpreadsheetFile.read(
            [self.sheet(text, named: sheet)], named: fileName, using: try version(mappings: mappings), pointing: pointing,
            into: &reading)
        try #require(found)
        return reading
    }

    static func offer(_ text: String, named fileName: String = "table.csv", pointing: TablePointing? = nil) throws -> FileOffer {
        try #require(try read(text, named: fileName, pointing: pointing).offer)
    }

    /// Twelve quarters as a business unit keeps them: a year over its quarters, sub-letters, owners and targets between,
    /// sections, dashes, quarters that are still to come.
    static let dataset = """
        Dale Partnership: multi-agency dataset,,,,,,,,,,,,,
        Updated by the business unit,,,,,,,,,,,,,
        ,,,,2023/24,,,,2024/25,,,,,
        Ref,Measure,Owner,Target,Q1,Q2,Q3,Q4,Q1,Q2,Q3,Q4,RAG,Comments
        3,Child protection,,,,,,,,,,,,
        3.1,S47 enquiries leading to ICPC (%),Social care,60%,51%,52.5%,55.0%,-,58%,12 / 20,,,G,Rising
        3.4,Children subject of a CP plan by category (Month End),Social care,,"1,210",215,220,219,n/a,230,,,A,
        3.4(a),Neglect,Social care,,110,112,113,115,116,118,,,G,
        3.4(b),Physical abuse,Social care,,20,21,*,19,22,23,,,G,
        3.5,"Re referrals
        in 12 months",Social care,20%,22%,21.3%,20.1%,19.8%,20%,18%,,,G,
        4,Missing,,,,,,,,,,,,
        4.1,No. on CP plan (Average),Police,,31,32,33,34,35,36,,,,
        """

    static let datasetMapping = """
        - id: dataset
          name: Quarterly dataset
          format: spreadsheet
          source: return-csc
          layout: {header_row: 4, header_rows: 2, measure: {rows: [Ref, Measure]}, period: columns, area: {is: dale}}
          lines:
          - {indicator: s47-to-icpc, measure: '3.1 S47 enquiries leading to ICPC (%)', periods: as-written}
          - {indicator: cpp, measure: '3.4 Children subject of a CP plan by category (Month End)', periods: as-written}
          - {indicator: cpp-neglect, measure: '3.4 Children subject of a CP plan by category (Month End): (a) Neglect', periods: as-written}
          - {indicator: re-referrals, measure: '3.5 Re referrals in 12 months', periods: as-written}
        """
}

extension FileReading {
    /// "cpp dale 2023-06-30 210", in the order of the batch.
    var figureLines: [String] {
        batch.rows.map { row in
            let period = Period(sortCode: row.period)?.code ?? "?"
            let said: String
            if let reason = NoValueReason(rawValue: row.state) {
                said = reason.code
            } else if !row.denominator.isNaN {
                said = "\(NumberText.write(row.numerator))/\(NumberText.write(row.denominator))"
            } else {
                said = NumberText.write(row.value)
            }
            return "\(batch.indicators[Int(row.indicator)]) \(batch.areas[Int(row.area)]) \(period) \(said)"
        }
    }
}
