#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A unit of a funnel: a count and what it is held against.
struct FunnelUnit {
    var count, size: Double

    init(_ method: OverdispersedFunnel.Method, _ count: Double, of size: Double) throws(MeasureError) {
        guard count.isFinite, size.isFinite else { throw .notFinite }
        guard count >= 0 else { throw .negativeCount(count) }
        // What is expected is published with two decimals, and the log method is defined on those.
        self.size = method == .logRatio ? (size * 100).rounded(.toNearestOrEven) / 100 : size
        guard self.size > 0 else { throw .emptyCohort }
        if method == .proportion, count > size { throw .countOutsideCohort(met: count, cohort: size) }
        self.count = count
    }
}

/// The scale on which a method takes counts for normal: where a unit lies on it and how sure that is.
struct FunnelScale {
    private let method: OverdispersedFunnel.Method
    /// What all units together have; one for ratios to what was expected.
    private let average: Double

    init(_ method: OverdispersedFunnel.Method, _ units: [FunnelUnit]) {
        self.method = method
        average = method.isStandardised ? 1 : units.reduce(0) { $0 + $1.count } / units.reduce(0) { $0 + $1.size }
    }

    /// Standard errors from the centre.
    func score(_ unit: FunnelUnit) -> Double {
        let ratio = unit.count / unit.size
        switch method {
        case .proportion: return (asin(ratio.squareRoot()) - asin(average.squareRoot())) / error(unit)
        // The logarithm of no events is no number; half an event stands for none.
        case .logRatio: return log(unit.count > 0 ? ratio : 0.5 / unit.size) / error(unit)
        case .rootRatio: return (ratio.squareRoot() - 1) / error(unit)
        case .ratioOfCounts: return (log((unit.count + 0.5) / (unit.size + 0.5)) - log(average)) / error(unit)
        }
    }

    /// The standard error by chance alone.
    func error(_ unit: FunnelUnit) -> Double {
        switch method {
        case .proportion, .rootRatio: return 1 / (2 * unit.size.squareRoot())
        case .logRatio: return 1 / unit.size.squareRoot()
        case .ratioOfCounts:
            let (count, size) = (unit.count + 0.5, unit.size + 0.5)
            return (unit.count / (count * count) + unit.size / (size * size)).squareRoot()
        }
    }

    func limits(_ units: [FunnelUnit], tauSquared: Double) -> OverdispersedFunnel.Limits {
        func line(_ z: Double) -> [Double] { units.map { limit($0.size, z, tauSquared) } }
        return OverdispersedFunnel.Limits(
            lower95: line(-Self.z95), upper95: line(Self.z95), lower998: line(-Self.z998), upper998: line(Self.z998))
    }

    /// With as many digits as the published method has them.
    private static let z95 = 1.959964
    private static let z998 = 3.090232

    /// Taken back to the unit of the ratio.
    private func limit(_ size: Double, _ z: Double, _ tauSquared: Double) -> Double {
        switch method {
        case .proportion:
            // Beyond a quarter turn the sine would come back.
            let angle = asin(average.squareRoot()) + z * (1 / (4 * size) + tauSquared).squareRoot()
            let sine = sin(max(0, min(.pi / 2, angle)))
            return sine * sine
        case .logRatio: return exp(z * (1 / size + tauSquared).squareRoot())
        case .rootRatio: return 1 + z * (1 / (4 * size) + tauSquared).squareRoot()
        case .ratioOfCounts: return exp(log(average) + z * (1 / (4 * size) + tauSquared).squareRoot())
        }
    }
}

/// How the outermost scores are kept from making the dispersion that is to show them.
enum Trimming {
    /// Drawn in to the quantiles (type 7) at `share` from each end.
    static func winsorised(_ scores: [Double], _ share: Double) -> [Double?] {
        let sorted = scores.sorted()
        let (low, high) = (quantile(sorted, share), quantile(sorted, 1 - share))
        return scores.map { max(low, min(high, $0)) }
    }

    /// Ranked into groups of that share; the first and the last are left out. Equal scores share their rank.
    static func truncated(_ scores: [Double], _ share: Double) -> [Double?] {
        let groups = (1 / share).rounded()
        return zip(scores, ranks(scores)).map { score, rank in
            let group = (rank * groups / Double(scores.count + 1)).rounded(.down)
            return group == 0 || group == groups - 1 ? nil : score
        }
    }

    private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
        let place = Double(sorted.count - 1) * share
        let below = Int(place.rounded(.down))
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }

    private static func ranks(_ scores: [Double]) -> [Double] {
        let sorted = scores.sorted()
        var first: [Double: Int] = [:]
        var last: [Double: Int] = [:]
        for (place, score) in sorted.enumerated() {
            if first[score] == nil { first[score] = place + 1 }
            last[score] = place + 1
        }
        return scores.map { Double((first[$0] ?? 0) + (last[$0] ?? 0)) / 2 }
    }
}
