/// Unknowns that can only be higher than they are: a hidden 1, since noughts are shown, and a nought that is printed nowhere.
///
/// Keeps equations between them, each a form that must be nought, and a solution in which every unknown is at least 1: phase
/// one of the simplex method (Dantzig), with Bland's rule against circling. An equation without such a solution is what tells
/// a reader that some of them are exactly what they are.
struct PositiveUnknowns: Sendable {
    /// Each unknown as 1 plus the form, in which the last unknown stands for the number 1.
    private var table: FormTable<Fraction>
    private var isBasic: [Bool]
    private let constant: Int32
    private static let mostPivots = 2000

    init(count: Int) {
        table = FormTable(forms: count, unknowns: count + 1)
        isBasic = Array(repeating: false, count: count)
        constant = Int32(count)
    }

    /// A solution of all equations so far.
    func value(_ unknown: Int) -> Fraction {
        isBasic[unknown] ? Fraction.one + (table.forms[unknown].factor(of: constant) ?? Fraction(0)) : .one
    }

    /// Adds an equation if it leaves a solution, and says whether it does. One that cannot be decided with exact fractions in
    /// the steps there are counts as one that does not.
    mutating func accept(_ unknowns: [Int], _ factors: [Fraction]) -> Bool {
        let before = self
        if solve(reduced(unknowns, factors)), !table.isSpoilt { return true }
        if table.isSpoilt { self = before }
        return false
    }

    private mutating func solve(_ equation: LinearForm<Fraction>) -> Bool {
        var goal = equation
        for _ in 0..<Self.mostPivots {
            var level = goal.factor(of: constant) ?? Fraction(0)
            if !level.isBelowZero {
                goal = goal.negated
                level = -level
            }
            guard let (entering, factor) = entering(goal, level) else { return false }
            guard let (leaving, step) = leaving(entering), step < -level * factor.inverse else {
                enter(entering, as: goal.solved(for: entering))
                return true
            }
            let value = table.forms[leaving].turned(from: Int32(leaving), to: entering)
            table.set(leaving, to: LinearForm())
            isBasic[leaving] = false
            enter(entering, as: value)
            goal = goal.replacing(entering, factor: factor, by: value)
            if table.isSpoilt { return false }
        }
        return false
    }

    private mutating func enter(_ unknown: Int32, as value: LinearForm<Fraction>) {
        table.replace(unknown, by: value)
        table.set(Int(unknown), to: value)
        isBasic[Int(unknown)] = true
    }

    /// The first unknown that brings the goal up towards nought; at nought, any that is in it.
    private func entering(_ goal: LinearForm<Fraction>, _ level: Fraction) -> (Int32, Fraction)? {
        for place in goal.unknowns.indices where goal.unknowns[place] != constant {
            if level.isZero || !goal.factors[place].isBelowZero { return (goal.unknowns[place], goal.factors[place]) }
        }
        return nil
    }

    /// Which of the dependent ones reaches its least first when this one grows, and after how much.
    private func leaving(_ entering: Int32) -> (Int, Fraction)? {
        var found: (form: Int, step: Fraction)?
        for holder in table.holders[Int(entering)] where isBasic[Int(holder)] {
            let form = table.forms[Int(holder)]
            guard let factor = form.factor(of: entering), factor.isBelowZero else { continue }
            let step = (form.factor(of: constant) ?? Fraction(0)) * (-factor).inverse
            if let best = found, best.step < step || (best.step == step && best.form <= Int(holder)) { continue }
            found = (Int(holder), step)
        }
        return found
    }

    /// An equation in terms of the free unknowns.
    private func reduced(_ unknowns: [Int], _ factors: [Fraction]) -> LinearForm<Fraction> {
        var sums: [Int32: Fraction] = [:]
        for (unknown, factor) in zip(unknowns, factors) {
            sums[constant, default: Fraction(0)] = sums[constant, default: Fraction(0)] + factor
            if isBasic[unknown] {
                let form = table.forms[unknown]
                for place in form.unknowns.indices {
                    let term = form.unknowns[place]
                    sums[term] = sums[term, default: Fraction(0)] + factor * form.factors[place]
                }
            } else {
                sums[Int32(unknown)] = sums[Int32(unknown), default: Fraction(0)] + factor
            }
        }
        let kept = sums.filter { !$0.value.isZero }.sorted { $0.key < $1.key }
        return LinearForm(kept.map(\.key), kept.map(\.value))
    }
}

extension LinearForm where Number == Fraction {
    fileprivate var negated: LinearForm { LinearForm(unknowns, factors.map { -$0 }) }

    /// One of its unknowns in terms of what the form stands for and of the others.
    fileprivate func turned(from whole: Int32, to unknown: Int32) -> LinearForm {
        guard let own = factor(of: unknown) else { return LinearForm() }
        let rest = solved(for: unknown)
        var pairs = Array(zip(rest.unknowns, rest.factors))
        pairs.append((whole, own.inverse))
        pairs.sort { $0.0 < $1.0 }
        return LinearForm(pairs.map(\.0), pairs.map(\.1))
    }
}
