/// Where things stand in the table of a spreadsheet.
///
/// A figure is about a measure, a period and an area. In a table each of the three is said by cells at the left of
/// its row, by the heading of its column, or once for the whole table: a dataset of the business unit has measures
/// down and periods across, for one area; a release of the Department has areas down and measures across, for one
/// year; a list says all three in every row.
public struct TableLayout: Hashable, Sendable {
    public enum Place: Hashable, Sendable {
        /// In these columns of its row, by their headings.
        case rows([String])
        /// In the headings of the columns with figures.
        case columns
        /// The same for the whole table: an area's id, a period's code, or the name of the measure.
        case fixed(String)
    }

    /// The sheet's name; nil in a file without sheets.
    public var sheet: String?
    /// The row of the heading nearest to the figures, counted from 1. Next time it may stand elsewhere: it is looked
    /// for by what it says.
    public var headerRow: Int
    /// How many rows make the heading; a year may stand above its quarters.
    public var headerRows: Int
    public var measure: Place
    public var period: Place
    public var area: Place
    /// The heading of the one column with figures, where neither measures nor periods nor areas are headings.
    public var value: String?

    public init(
        sheet: String? = nil, headerRow: Int, headerRows: Int = 1, measure: Place, period: Place, area: Place,
        value: String? = nil
    ) {
        self.sheet = sheet
        self.headerRow = headerRow
        self.headerRows = headerRows
        self.measure = measure
        self.period = period
        self.area = area
        self.value = value
    }
}
