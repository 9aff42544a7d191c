import Domain
import Reports

/// What one noun brings to a pack: its section as it is read, and the same as data. Each noun makes its own, of what is
/// open to all who read packs.
struct PackPart: Sendable {
    var blocks: [Document.Block]
    var lines: [PackLine]

    /// Nothing to be told.
    static let none = PackPart(blocks: [], lines: [])
}
