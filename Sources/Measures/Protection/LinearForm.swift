/// A sum of multiples of unknowns, the unknowns in rising order and none with nought.
struct LinearForm<Number: FieldNumber>: Sendable {
    private(set) var unknowns: [Int32] = []
    private(set) var factors: [Number] = []

    init() {}

    init(_ unknowns: [Int32], _ factors: [Number]) {
        self.unknowns = unknowns
        self.factors = factors
    }

    var isEmpty: Bool { unknowns.isEmpty }
    var count: Int { unknowns.count }

    /// How often an unknown is in it.
    func factor(of unknown: Int32) -> Number? {
        var (low, high) = (0, unknowns.count)
        while low < high {
            let middle = (low + high) / 2
            if unknowns[middle] < unknown { low = middle + 1 } else { high = middle }
        }
        return low < unknowns.count && unknowns[low] == unknown ? factors[low] : nil
    }

    /// What the unknown would have to be for the form to be nought.
    func solved(for unknown: Int32) -> LinearForm {
        guard let own = factor(of: unknown) else { return LinearForm() }
        let scale = -own.inverse
        var solved = LinearForm()
        solved.reserve(count)
        for place in unknowns.indices where unknowns[place] != unknown {
            solved.append(unknowns[place], factors[place] * scale)
        }
        return solved
    }

    /// This form with the unknown replaced, whose factor here is known.
    func replacing(_ unknown: Int32, factor: Number, by other: LinearForm) -> LinearForm {
        var result = LinearForm()
        result.reserve(count + other.count)
        var (here, there) = (0, 0)
        while here < count || there < other.count {
            let mine = here < count ? unknowns[here] : .max
            let theirs = there < other.count ? other.unknowns[there] : .max
            if mine == unknown {
                here += 1
            } else if mine < theirs {
                result.append(mine, factors[here])
                here += 1
            } else {
                var sum = other.factors[there] * factor
                there += 1
                if mine == theirs {
                    sum = sum + factors[here]
                    here += 1
                }
                if !sum.isZero { result.append(theirs, sum) }
            }
        }
        return result
    }

    private mutating func reserve(_ capacity: Int) {
        unknowns.reserveCapacity(capacity)
        factors.reserveCapacity(capacity)
    }

    private mutating func append(_ unknown: Int32, _ factor: Number) {
        unknowns.append(unknown)
        factors.append(factor)
    }
}

extension LinearForm where Number == Residue {
    /// Whether one is a multiple of the other.
    func isMultiple(of other: LinearForm) -> Bool {
        guard unknowns == other.unknowns, let first = factors.first, let theirs = other.factors.first else { return false }
        let ratio = first * theirs.inverse
        return zip(factors, other.factors).allSatisfy { $0 == $1 * ratio }
    }
}
