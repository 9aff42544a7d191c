/// What a reader can work out from the cells published so far, built up one cell at a time.
///
/// The unknowns are the leaves' differences from the truth that no published cell rules out. A cell that is published makes
/// its sum of them nought; a primary must never become nought, and the unknowns that can only be higher must keep a solution
/// in which they are. Source of the order and the rule for primaries: Langsrud (2024), see docs/methods/protection.md.
struct PublishedCells {
    private let problem: ProtectionProblem
    /// Of each unknown that is worked out from others: the others. After them the primaries that are no leaf.
    private(set) var table: FormTable<Residue>
    private(set) var isFree: [Bool]
    private(set) var positive: PositiveUnknowns
    private var sums: [Residue]
    private var isSummed: [Bool]
    private var touched: [Int32] = []
    /// How many terms of forms were looked at: what it took, the same on every machine.
    private(set) var work = 0

    init(_ problem: ProtectionProblem) {
        self.problem = problem
        let unknowns = problem.unknownCount
        table = FormTable(forms: unknowns, unknowns: unknowns)
        isFree = Array(repeating: true, count: unknowns)
        positive = PositiveUnknowns(count: problem.positiveCount)
        sums = Array(repeating: Residue(0), count: unknowns)
        isSummed = Array(repeating: false, count: unknowns)
        for primary in problem.widePrimaries { table.append(form(of: primary)) }
        for (cell, stand) in problem.standIns {
            let difference = form(of: cell).replacing(-1, factor: .one, by: LinearForm([stand], [-Residue.one]))
            _ = publish(difference)
        }
    }

    /// Publishes a cell unless that would tell a primary; says whether it was.
    mutating func publish(_ cell: Int) -> Bool { publish(form(of: cell)) }

    private mutating func publish(_ form: LinearForm<Residue>) -> Bool {
        if form.isEmpty { return true }
        let pivot = pivot(of: form)
        if tellsPrimary(form, pivot) { return false }
        if problem.positiveNumber[Int(pivot)] >= 0 {
            let factors = form.factors.compactMap(\.fraction)
            guard factors.count == form.count else { return false }
            guard positive.accept(form.unknowns.map { Int(problem.positiveNumber[Int($0)]) }, factors) else { return false }
        }
        let value = form.solved(for: pivot)
        work += (table.holders[Int(pivot)].count + 1) * (form.count + 8)
        table.replace(pivot, by: value)
        table.set(Int(pivot), to: value)
        isFree[Int(pivot)] = false
        return true
    }

    /// A cell in terms of the free unknowns.
    private mutating func form(of cell: Int) -> LinearForm<Residue> {
        touched.removeAll(keepingCapacity: true)
        for place in problem.leavesOfCell.range(cell) {
            let leaf = problem.leavesOfCell.items[place]
            if isFree[Int(leaf)] {
                add(leaf, .one)
            } else {
                let form = table.forms[Int(leaf)]
                for term in 0..<form.count { add(form.unknowns[term], form.factors[term]) }
            }
        }
        touched.sort()
        work += touched.count + problem.leavesOfCell.range(cell).count
        var unknowns: [Int32] = []
        var factors: [Residue] = []
        for unknown in touched {
            if !sums[Int(unknown)].isZero {
                unknowns.append(unknown)
                factors.append(sums[Int(unknown)])
            }
            sums[Int(unknown)] = Residue(0)
            isSummed[Int(unknown)] = false
        }
        return LinearForm(unknowns, factors)
    }

    @inline(__always)
    private mutating func add(_ unknown: Int32, _ factor: Residue) {
        if !isSummed[Int(unknown)] {
            isSummed[Int(unknown)] = true
            touched.append(unknown)
        }
        sums[Int(unknown)] = sums[Int(unknown)] + factor
    }

    /// The unknown to be worked out from the others: rather one that stays hidden anyway, and only if there is no other one of
    /// those that can only be higher.
    private func pivot(of form: LinearForm<Residue>) -> Int32 {
        var (best, bestRank, bestHolders) = (form.unknowns[0], -1, Int.max)
        for unknown in form.unknowns {
            let rank = Int(problem.lateness[Int(unknown)])
            let holders = table.holders[Int(unknown)].count
            if rank > bestRank || (rank == bestRank && holders < bestHolders) {
                (best, bestRank, bestHolders) = (unknown, rank, holders)
            }
        }
        return best
    }

    private func tellsPrimary(_ form: LinearForm<Residue>, _ pivot: Int32) -> Bool {
        if form.count == 1, problem.isPrimaryUnknown[Int(pivot)] { return true }
        for holder in table.holders[Int(pivot)] where problem.isPrimaryUnknown[Int(holder)] {
            let theirs = table.forms[Int(holder)]
            if theirs.count == form.count, theirs.isMultiple(of: form) { return true }
        }
        return false
    }
}

extension PublishedCells {
    /// By how much each leaf of another table could differ, as whole numbers: the free unknowns by chance, those that can only
    /// be higher as their equations have it, and a little beside it, lest two of them be alike.
    ///
    /// All are multiples of one number with many divisors, so that those worked out from them are whole; where one is not, it
    /// comes out as a number that proves nothing.
    func differences(attempt: Int) -> [Int] {
        let unit = [720_720, 5_040, 232_792_560][attempt % 3]
        let fine = 1 << (16 - 3 * (attempt / 3 % 3))
        var chance = SplitMix(seed: UInt64(attempt))
        let free = isFree.indices.map { unknown -> Int in
            guard isFree[unknown] else { return 0 }
            let number = Int(problem.positiveNumber[unknown])
            if number >= 0 {
                return unit
                    * (Int((positive.value(number).double * Double(fine)).rounded()) + chance.below(fine / 64) - fine / 128)
            }
            let size = unit * (1 + chance.below(1 << 16))
            return chance.below(2) == 0 ? size : -size
        }
        return problem.leaves.indices.map { leaf in
            if isFree[leaf] { return free[leaf] }
            let form = table.forms[leaf]
            var sum = Residue(0)
            for term in 0..<form.count { sum = sum + form.factors[term] * Residue(free[Int(form.unknowns[term])]) }
            return sum.nearest
        }
    }
}

extension Residue {
    /// The fraction with a small denominator that it stands for.
    fileprivate var fraction: Fraction? {
        for denominator in 1...60 {
            let whole = (self * Residue(denominator)).nearest
            if abs(whole) < 1_000_000 { return Fraction(whole) * Fraction(denominator).inverse }
        }
        return nil
    }
}
