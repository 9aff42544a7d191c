import CXlsxWriter

/// One sheet of a workbook that is being written. Rows and columns are counted from nought.
struct XlsxSheet {
    private let sheet: UnsafeMutablePointer<lxw_worksheet>

    init(_ sheet: UnsafeMutablePointer<lxw_worksheet>) { self.sheet = sheet }

    /// Always as text: what begins with an equals sign is no formula here. An empty text keeps the format alone.
    func write(_ text: String, _ row: Int, _ column: Int, _ format: UnsafeMutablePointer<lxw_format>? = nil) throws {
        guard !text.isEmpty else { return try XlsxFile.check(worksheet_write_blank(sheet, UInt32(row), UInt16(column), format)) }
        try XlsxFile.check(worksheet_write_string(sheet, UInt32(row), UInt16(column), XlsxSheet.fitting(text), format))
    }

    func write(_ number: Double, _ row: Int, _ column: Int, _ format: UnsafeMutablePointer<lxw_format>? = nil) throws {
        try XlsxFile.check(worksheet_write_number(sheet, UInt32(row), UInt16(column), number, format))
    }

    func width(_ letters: Double, _ columns: ClosedRange<Int>) {
        worksheet_set_column(sheet, UInt16(columns.lowerBound), UInt16(columns.upperBound), letters, nil)
    }

    func hide(column: Int) {
        var options = lxw_row_col_options()
        options.hidden = 1
        worksheet_set_column_opt(sheet, UInt16(column), UInt16(column), 8, nil, &options)
    }

    func height(_ points: Double, row: Int) { worksheet_set_row(sheet, UInt32(row), points, nil) }

    func freeze(rows: Int, columns: Int) { worksheet_freeze_panes(sheet, UInt32(rows), UInt16(columns)) }

    func hide() { worksheet_hide(sheet) }

    /// Against slips: there is no password, and rows and columns may be made wider.
    func protect() {
        var options = lxw_protection()
        options.format_columns = 1
        options.format_rows = 1
        worksheet_protect(sheet, nil, &options)
    }

    func prepareForPrint(repeating heading: Int?, footer: String, pagesWide: Int) {
        worksheet_set_landscape(sheet)
        worksheet_set_paper(sheet, 9)  // A4
        worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.7)
        worksheet_fit_to_pages(sheet, UInt16(pagesWide), 0)
        if let heading {
            worksheet_repeat_rows(sheet, UInt32(heading), UInt32(heading))
            worksheet_repeat_columns(sheet, 1, 1)
        }
        // An ampersand begins a code of the footer's own.
        worksheet_set_footer(sheet, "&L\(footer.replacing("&", with: "&&").prefix(120))&RPage &P of &N")
    }

    /// A list to choose from, in every row of a column.
    func offer(_ list: [String], _ rows: ClosedRange<Int>, _ column: Int, title: String, message: String) throws {
        let texts = CTexts()
        var items = list.map { texts.keep($0) } + [nil]
        try items.withUnsafeMutableBufferPointer { items in
            var rule = lxw_data_validation()
            rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
            rule.value_list = items.baseAddress
            try validate(&rule, rows, column, title, message, texts)
        }
    }

    /// Numbers from nought on.
    func wantNumber(_ rows: ClosedRange<Int>, _ column: Int, isWhole: Bool, title: String, message: String) throws {
        var rule = lxw_data_validation()
        rule.validate = UInt8((isWhole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL).rawValue)
        rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO.rawValue)
        rule.value_number = 0
        try validate(&rule, rows, column, title, message, CTexts())
    }

    private func validate(
        _ rule: inout lxw_data_validation, _ rows: ClosedRange<Int>, _ column: Int, _ title: String, _ message: String,
        _ texts: CTexts
    ) throws {
        rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        rule.input_title = texts.keep(String(title.prefix(32)))
        rule.input_message = texts.keep(String(message.prefix(255)))
        rule.error_title = rule.input_title
        rule.error_message = rule.input_message
        let error = withExtendedLifetime(texts) {
            worksheet_data_validation_range(
                sheet, UInt32(rows.lowerBound), UInt16(column), UInt32(rows.upperBound), UInt16(column), &rule)
        }
        try XlsxFile.check(error)
    }

    /// A cell holds 32,767 letters of two bytes each, and no control signs.
    private static func fitting(_ text: String) -> String {
        let clean = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" }))
        return clean.utf16.count <= 32_767 ? clean : String(clean.prefix(16_000))
    }
}
