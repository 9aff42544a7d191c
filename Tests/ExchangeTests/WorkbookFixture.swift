/// Workbooks made by hand, of parts that a test can change.
struct WorkbookFixture {
    var names = ["Figures"]
    /// The rows of each sheet, as XML.
    var rows: [String]
    var strings: [String] = []
    /// The formats of the styles that cells name from 1 on; 0 is the general one.
    var formats: [String] = []
    var countsFrom1904 = false
    var states: [String: String] = [:]
    var main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    var relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var prefix = ""
    var others: [ArchiveFixture.Entry] = []

    init(_ rows: String...) { self.rows = rows }

    /// A workbook of one sheet with texts in it, those that are numbers as numbers.
    init(table: [[String]]) {
        rows = [
            table.map { row in
                "<row>"
                    + row.map { Double($0) == nil ? "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" : "<c><v>\($0)</v></c>" }
                    .joined() + "</row>"
            }.joined()
        ]
    }

    var bytes: [UInt8] { ArchiveFixture(entries: entries).bytes }

    var entries: [ArchiveFixture.Entry] {
        [
            .init("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            .init("_rels/.rels", relationships([("r1", "officeDocument", "xl/workbook.xml")])),
            .init("xl/workbook.xml", workbook), .init("xl/_rels/workbook.xml.rels", relationships(related)),
            .init("xl/styles.xml", styles), .init("xl/sharedStrings.xml", sharedStrings),
        ] + rows.enumerated().map { .init("xl/worksheets/sheet\($0 + 1).xml", root("worksheet", "<sheetData>\($1)</sheetData>")) }
            + others
    }

    private var related: [(String, String, String)] {
        rows.indices.map { ("s\($0)", "worksheet", "worksheets/sheet\($0 + 1).xml") } + [
            ("x1", "styles", "styles.xml"), ("x2", "sharedStrings", "/xl/sharedStrings.xml"),
        ]
    }

    private func relationships(_ list: [(id: String, kind: String, target: String)]) -> String {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + list.map { "<Relationship Id=\"\($0.id)\" Type=\"\(relations)/\($0.kind)\" Target=\"\($0.target)\"/>" }.joined()
            + "</Relationships>"
    }

    private var workbook: String {
        let sheets = rows.indices.map { place in
            let name = place < names.count ? names[place] : "Sheet\(place + 1)"
            let state = states[name].map { " state=\"\($0)\"" } ?? ""
            return "<sheet name=\"\(name)\" sheetId=\"\(place + 1)\"\(state) rel:id=\"s\(place)\"/>"
        }
        return root(
            "workbook", "<workbookPr date1904=\"\(countsFrom1904)\"/><sheets>\(sheets.joined())</sheets>",
            " xmlns:rel=\"\(relations)\"")
    }

    private var styles: String {
        let own = formats.enumerated().map { "<numFmt numFmtId=\"\(164 + $0)\" formatCode=\"\(Self.escaped($1))\"/>" }
        let cells = formats.indices.map { "<xf numFmtId=\"\(164 + $0)\"/>" }
        return root(
            "styleSheet",
            "<numFmts>\(own.joined())</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
                + "<cellXfs><xf numFmtId=\"0\"/>\(cells.joined())</cellXfs>")
    }

    private var sharedStrings: String { root("sst", strings.map { "<si>\($0)</si>" }.joined()) }

    /// A part with the prefix that the fixture is written with before each of its elements.
    private func root(_ name: String, _ inner: String, _ attributes: String = "") -> String {
        let declared = prefix.isEmpty ? "xmlns" : "xmlns:\(prefix)"
        let text = "<\(name) \(declared)=\"\(main)\"\(attributes)>\(inner)</\(name)>"
        guard !prefix.isEmpty else { return text }
        return text.replacing(/<(\/?)(\w)/) { "<\($0.1)\(prefix):\($0.2)" }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
    }
}

/// OpenDocument spreadsheets made by hand.
struct OpenDocumentFixture {
    /// Tables, as XML.
    var tables: String
    var styles = ""
    var manifest = ""

    init(_ tables: String) { self.tables = tables }

    var bytes: [UInt8] { ArchiveFixture(entries: entries).bytes }

    var entries: [ArchiveFixture.Entry] {
        let content = """
            <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
            xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
            xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
            xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
            xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">\
            <office:automatic-styles>\(styles)</office:automatic-styles>\
            <office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:document-content>
            """
        return [
            .init("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            .init(
                "META-INF/manifest.xml",
                "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\(manifest)</m:manifest>"),
            .init("content.xml", content),
        ]
    }
}
