import Foundation

/// What the fuzzer begins with: one small file of each shape.
enum Seeds {
    static func write(to folder: URL) {
        do {
            for (place, seed) in seeds(of: Fuzzed.chosen).enumerated() {
                try Data(seed).write(to: folder.appending(path: "seed-\(place)"))
            }
        } catch {
            preconditionFailure("The seeds could not be written: \(error)")
        }
    }

    private static func seeds(of fuzzed: Fuzzed) -> [[UInt8]] {
        switch fuzzed {
        case .csv: texts
        case .xlsx: parts.map { Array($0.utf8) }
        case .ods: [tables].compactMap { OpenDocumentFixture($0).entries.last?.packed }
        case .zip: [WorkbookFixture(rows).bytes, OpenDocumentFixture(tables).bytes, WorkbookFixture(table: [["a", "1"]]).bytes]
        }
    }

    private static let texts: [[UInt8]] =
        [
            "a,b\n1,\"2\"\n", "a;b\r\n1,5;2\r\n", "a\tb\r1\t2\r", "sep=;\na;b\n", "\"a\"\"b\",c\r\r\n\"d\ne\"\n",
            "Ynys Môn – x,7.0E-2\n",
        ].map {
            Array($0.utf8)
        } + [[0xFF, 0xFE, 0x61, 0x00, 0x2C, 0x00], Array("Plan ".utf8) + [0x96, 0x20, 0xD0, 0x20, 0x8E]]

    private static let rows = """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><v>0.85</v></c><c t="inlineStr"><is><r><t>x</t></r></is></c></row>\
        <row r="3"><c s="2"><v>45473.5</v></c><c t="b"><v>1</v></c><c t="str"><f>A1</f><v>_x000D_</v></c><c t="d"><v>2024-06-30</v></c></row>
        """

    private static let parts = [
        "0<worksheet xmlns=\"\(Fuzzed.main)\"><sheetData>\(rows)</sheetData></worksheet>",
        "s<sst xmlns=\"\(Fuzzed.main)\"><si><t>a</t></si><si><r><t>b</t></r><rPh><t>c</t></rPh></si></sst>",
        "y<styleSheet xmlns=\"\(Fuzzed.main)\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/></numFmts><cellXfs><xf numFmtId=\"164\"/></cellXfs></styleSheet>",
        "w<workbook xmlns=\"\(Fuzzed.main)\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"a\" state=\"hidden\"/></sheets></workbook>",
        "n34.700000000000003", "n-7.0E-2", "n45473.583", "f[$-809]dd mmmm yyyy;@", "f0.0%;[Red]-0.0%", "f2024-06-30T14:00:00",
        "fPT14H30M",
    ]

    private static let tables = """
        <table:table table:name="A"><table:table-row table:number-rows-repeated="2"><table:table-cell \
        table:number-columns-repeated="2" office:value-type="percentage" office:value="0.85"/><table:table-cell>\
        <office:annotation><text:p>n</text:p></office:annotation><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p>\
        </table:table-cell><table:covered-table-cell office:value-type="date" office:date-value="2024-06-30T14:00:00"/>\
        <table:table-cell office:value-type="time" office:time-value="PT14H00M05S"/></table:table-row></table:table>
        """
}
