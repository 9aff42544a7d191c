import Domain
import Exchange
import Measures

/// Protecting a table that somebody wants to publish, whatever it is about; no partnership is needed.
public enum TableProtection {
    /// The safe table, or what has to be put right before there can be one.
    public enum Outcome: Sendable {
        case safe(bytes: [UInt8], cells: Int, hidden: Int)
        case refused([Problem])
    }

    public static func protect(
        _ table: [UInt8], count: String, by: [String], hierarchy: [UInt8]?, threshold: Int
    ) throws -> Outcome {
        var problems: [Problem] = []
        guard let read = CountTable(table, count: count, by: by, hierarchy: hierarchy, problems: &problems), problems.isEmpty
        else { return .refused(problems) }
        let safe = try read.protected(threshold: threshold)
        return .safe(bytes: safe.bytes, cells: safe.cells, hidden: safe.hidden)
    }
}
