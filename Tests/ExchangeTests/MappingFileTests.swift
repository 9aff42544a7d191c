import Domain
import Exchange
import Foundation
import Testing

@Suite("A mapping in a framework file")
struct MappingFileTests {
    private static let spreadsheet = """
        - id: business-unit-dataset
          name: Quarterly dataset of the business unit
          format: spreadsheet
          source: return-csc
          layout: {sheet: Dataset, header_row: 5, header_rows: 2, measure: {rows: [Ref, Measure]}, period: columns, area: {is: dale}}
          areas: {'Uper Dale': upper-dale, 'Moor, old': moor}
          lines:
          - {indicator: visits, measure: '3.4 Visits (Month End)', periods: as-written}
        """

    private static func framework(_ mapping: String = spreadsheet) -> String {
        FrameworkFixture.fullest.replacing("mappings:\n", with: "mappings:\n\(mapping)\n")
    }

    private static func read(_ mapping: String) throws -> Mapping {
        try #require(try FrameworkFile.read(framework(mapping)).framework.mappings.first)
    }

    @Test("of a spreadsheet says its name, where things stand and whom names mean")
    func reads() throws {
        let mapping = try Self.read(Self.spreadsheet)
        #expect(mapping.name == "Quarterly dataset of the business unit")
        #expect(mapping.source == "return-csc")
        #expect(mapping.areas == ["Uper Dale": "upper-dale", "Moor, old": "moor"])
        let layout = TableLayout(
            sheet: "Dataset", headerRow: 5, headerRows: 2, measure: .rows(["Ref", "Measure"]), period: .columns,
            area: .fixed("dale"))
        #expect(mapping.layout == layout)
        #expect(mapping.lines.map(\.periods) == [.asWritten])
    }

    @Test(
        "is written as it was read",
        arguments: [
            "{sheet: Dataset, header_row: 5, header_rows: 2, measure: {rows: [Ref, Measure]}, period: columns, area: {is: dale}}",
            "{header_row: 1, measure: columns, period: {is: '2013'}, area: {rows: [New_geog_code, geog_n]}}",
            "{header_row: 9, measure: {is: 'Counting: children'}, period: columns, area: {rows: [column A]}}",
            "{header_row: 1, measure: {rows: [indicator]}, period: {rows: [period]}, area: {rows: [area_code]}, value: value}",
        ])
    func roundTrip(layout: String) throws {
        let text = Self.spreadsheet.replacing(/layout: .*/, with: "layout: " + layout)
        let framework = try FrameworkFile.read(Self.framework(text)).framework
        let written = FrameworkFile.write(framework)
        #expect(try FrameworkFile.read(written).framework == framework)
        #expect(try FrameworkFile.write(FrameworkFile.read(written).framework) == written)
        #expect(written.contains("  layout: \(layout)\n"))
    }

    @Test("keeps every name of an area")
    func oddNames() throws {
        var framework = try FrameworkFile.read(Self.framework()).framework
        framework.mappings[0].areas = ["yes": "dale", "a: b": "moor", "2013": "fell", "'q' \"r\" é\n": "north"]
        framework.mappings[0].name = "no"
        #expect(try FrameworkFile.read(FrameworkFile.write(framework)).framework == framework)
    }

    @Test("that changed is told from the one before")
    func difference() throws {
        let old = try FrameworkFile.read(Self.framework()).framework
        for change: (inout Mapping) -> Void in [
            { $0.name = "Another" }, { $0.areas["Dael"] = "dale" }, { $0.layout?.headerRow = 6 }, { $0.lines[0].measure = "3.5" },
        ] {
            var new = old
            change(&new.mappings[0])
            let lines = FrameworkDifference(from: old, to: new).lines
            #expect(lines.map(\.noun) == ["mapping"] && lines.map(\.id) == ["business-unit-dataset"])
        }
    }

    @Test(
        "that cannot be followed is refused with its line",
        arguments: [
            ("'Uper Dale': upper-dale", "'Uper Dale': uper-dale", "There is no area “uper-dale”", "Write upper-dale"),
            ("area: {is: dale}", "area: {is: dael}", "There is no area “dael”", "Write dale"),
            ("period: columns", "period: {is: 2013-15}, value: Number", "not the code of a period", "2025-26Q2"),
            ("period: columns, ", "", "does not say where its period stands", "period: columns"),
            ("period: columns", "period: across", "is no place", "period: {rows:"),
            ("period: columns", "period: {rows: []}", "is not one place", "period: {rows:"),
            ("period: columns", "period: {rows: [a], is: '2013'}", "is not one place", "period: {rows:"),
            ("period: columns", "period: {row: [a]}", "has no key “row”", "Write rows"),
            ("period: columns", "period: {rows: [Quarter]}", "does not say where its figures stand", "Add value"),
            ("period: columns", "period: columns, value: Value", "under many headings and in one column", "Take value out"),
            ("area: {is: dale}", "area: columns", "more than one thing stand in the headings", "Leave columns to one"),
            ("header_row: 5, ", "", "has no header_row", "Add header_row"),
            ("header_row: 5", "header_row: fifth", "not a whole number", "number alone"),
            ("header_rows: 2", "header_rows: 6", "more rows of headings than", "Correct header_row"),
            ("source: return-csc", "source: return-csb", "There is no source “return-csb”", "Write return-csc"),
            ("format: spreadsheet", "format: fingertips", "has a layout, which fingertips says itself", "Take the layout out"),
        ])
    func refusals(old: String, new: String, what: String, remedy: String) throws {
        let text = Self.framework(Self.spreadsheet.replacing(old, with: new))
        let problem = try #require(Self.problems(text).first)
        let line = try #require(text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0 == "mappings:" })
        #expect(problem.what.contains(what), "\(problem.what)")
        #expect(problem.remedy.contains(remedy), "\(problem.remedy)")
        #expect(((line + 2)...(line + 9)).contains(problem.row ?? 0))
        #expect(Self.problems(text).count == 1, "\(Self.problems(text).map(\.what))")
    }

    @Test("of a spreadsheet needs a layout")
    func needsLayout() {
        let text = Self.framework(Self.spreadsheet.replacing(/\ \ layout: .*\n/, with: ""))
        #expect(Self.problems(text).map(\.what) == ["Mapping “business-unit-dataset” is of a spreadsheet and has no layout."])
    }

    private static func problems(_ text: String) -> [Problem] {
        do {
            _ = try FrameworkFile.read(text)
            return []
        } catch {
            return error.problems
        }
    }
}
