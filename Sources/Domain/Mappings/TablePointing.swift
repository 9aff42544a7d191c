/// What an officer points at when a table was not found, or was taken wrongly. Whatever is nil is looked for.
public struct TablePointing: Hashable, Sendable {
    /// What the headings of one side of a table say.
    public enum Side: String, Sendable, CaseIterable { case measures, periods, areas }

    public var sheet: String?
    /// The row of the heading nearest to the figures, counted from 1.
    public var headerRow: Int?
    /// The first column with figures, counted from 1.
    public var firstColumn: Int?
    /// What the cells at the left of each row say.
    public var rows: Side?
    /// What the headings of the columns say.
    public var columns: Side?

    public init(
        sheet: String? = nil, headerRow: Int? = nil, firstColumn: Int? = nil, rows: Side? = nil, columns: Side? = nil
    ) {
        self.sheet = sheet
        self.headerRow = headerRow
        self.firstColumn = firstColumn
        self.rows = rows
        self.columns = columns
    }
}
