import Domain

/// A table of a published file: a header and the rows under it. For files of some tens of thousands of rows; the
/// figures file, which may have millions, is read by `CSVReader` itself.
public struct Table: Sendable {
    public var header: [String]
    public var rows: [Sheet.Row]
    /// The line of the file on which the header stands.
    public var headerLine: Int
    private let columns: [String: Int]

    /// The table whose header is the row at a place of a sheet; rows with nothing in them are passed over.
    public init(_ sheet: Sheet, headerAt place: Int) {
        header = sheet.rows[place].cells
        headerLine = sheet.rows[place].line
        rows = sheet.rows[(place + 1)...].filter { !$0.isBlank }
        columns = Dictionary(header.enumerated().map { ($1.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The first row of a text file that has something in it is its header. Nil when none has.
    public init?(_ bytes: [UInt8], problems: inout [Problem]) {
        let sheet = Sheet(csv: bytes, problems: &problems)
        guard let place = sheet.rows.firstIndex(where: { !$0.isBlank }) else { return nil }
        self.init(sheet, headerAt: place)
    }

    /// Where a column stands; the case of its name does not matter.
    public func column(_ name: String) -> Int? { columns[name.lowercased()] }
}
