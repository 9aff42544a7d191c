@testable import Measures

/// A reader who knows the published cells and linear algebra, in exact fractions and without any shortcut: what the protection
/// is checked against. It shares nothing with the search but `Fraction`.
struct ExactReader {
    /// What is known, each as one equation that is solved for its first unknown.
    private var rows: [Int: [Int: Fraction]] = [:]

    init(publishing cells: [[Int]]) {
        for cell in cells {
            let rest = reduced(cell)
            guard let pivot = rest.keys.min(), let own = rest[pivot] else { continue }
            rows[pivot] = rest.mapValues { $0 * own.inverse }
        }
    }

    /// Whether the sum of the leaves follows from what is known.
    func derives(_ cell: [Int]) -> Bool { reduced(cell).isEmpty }

    private func reduced(_ cell: [Int]) -> [Int: Fraction] {
        var sum: [Int: Fraction] = [:]
        for leaf in cell { sum[leaf] = .one }
        for pivot in rows.keys.sorted() {
            guard let factor = sum[pivot], let row = rows[pivot] else { continue }
            for (leaf, own) in row { sum[leaf] = sum[leaf, default: Fraction(0)] + -(factor * own) }
            sum = sum.filter { !$0.value.isZero }
        }
        precondition(!sum.values.contains(where: \.isSpoilt), "The fractions have got too large to be exact.")
        return sum
    }
}
