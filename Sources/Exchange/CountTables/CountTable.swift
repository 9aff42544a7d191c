import Domain
import Measures

/// A table of counts that is to be published, in a CSV file of any layout: some columns say what is counted, one says how
/// many. For `bellwether protect`.
public struct CountTable: Sendable {
    /// The columns whose codes say what a row counts.
    public let by: [String]
    public let count: String
    let tables: LinkedTables

    /// The table with small counts, and those that would give them away, replaced by `c`.
    ///
    /// Only the named columns are written: a percentage beside a hidden count would tell it. Which of the hidden counts
    /// are small and which only stand beside them is not told either.
    public func protected(threshold: Int) throws(MeasureError) -> SafeTable {
        let protection = try tables.protection(threshold: threshold)
        let hidden = Set(protection.suppressed)
        var writer = CSVWriter()
        writer.row(by + [count])
        for (place, codes) in tables.cells.enumerated() {
            writer.row(codes + [hidden.contains(place) ? NoValueReason.suppressed.code : "\(tables.counts[place])"])
        }
        return SafeTable(bytes: writer.take(), cells: tables.cells.count, hidden: hidden.count)
    }
}

public struct SafeTable: Equatable, Sendable {
    public var bytes: [UInt8]
    public var cells: Int
    public var hidden: Int
}
