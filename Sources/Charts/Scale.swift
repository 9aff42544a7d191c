import Measures

/// A vertical axis: from where to where, with ticks at round numbers.
struct Scale: Equatable {
    let low: Double
    let high: Double
    let ticks: [Tick]
    let unit: ChartUnit

    struct Tick: Equatable {
        let value: Double
        let text: String
    }

    /// Covers all the numbers given. It starts at nought where that costs little of the height. An axis
    /// of percentages ends at 100 unless a figure itself lies beyond.
    init(covering numbers: [Double], unit: ChartUnit, intervals: Int = 5) {
        var low = numbers.min() ?? 0
        var high = numbers.max() ?? 1
        let ceiling = unit == .percent && high <= 100 ? 100 : Double.infinity
        if low == high {
            let room = unit == .percent ? 5 : max(abs(low) * 0.2, 2)
            low -= room
            high += room
        }
        if low > 0, low < 0.35 * high { low = 0 }
        // Not below nought because of the room made around equal numbers.
        if let least = numbers.min(), least >= 0 { low = max(low, 0) }
        high = min(high, ceiling)

        let step = Scale.step(atLeast: (high - low) / Double(intervals))
        let size = step.double
        var first = Int((low / size + 1e-9).rounded(.down))
        var last = Int((high / size - 1e-9).rounded(.up))
        // A point should not lie on the axis, nor under the top line, where a word may have to go.
        if low - Double(first) * size < 0.25 * size, first > 0 || low < 0 { first -= 1 }
        if Double(last) * size - high < 0.1 * size, Double(last + 1) * size <= ceiling { last += 1 }
        let decimals = Scale.decimals(of: step)
        let ticks = (first...max(last, first + 1)).map { count in
            let tick = Decimals(count) * step
            return Tick(value: tick.double, text: tick.text(decimals: decimals))
        }
        self.ticks = ticks
        self.unit = unit
        self.low = ticks[0].value
        self.high = ticks[ticks.count - 1].value
    }

    /// Axis labels, bottom first; the topmost alone carries the percent sign.
    var labels: [Tick] {
        ticks.enumerated().map { place, tick in
            place == ticks.count - 1 && unit == .percent ? Tick(value: tick.value, text: tick.text + "%") : tick
        }
    }

    /// Said under a chart that does not start at nought.
    var sentence: String? {
        guard low != 0 else { return nil }
        return "The scale starts at \(ticks[0].text)\(unit == .percent ? "%" : "")."
    }

    /// Between 0 at the bottom and 1 at the top, never outside.
    func height(of value: Double) -> Double {
        min(max((value - low) / (high - low), 0), 1)
    }

    /// 1, 2, 2.5, 5 or 10 times a power of ten.
    private static func step(atLeast size: Double) -> Decimals {
        var power = 0
        var scaled = size
        while scaled > 10 { (scaled, power) = (scaled / 10, power + 1) }
        while scaled <= 1 { (scaled, power) = (scaled * 10, power - 1) }
        let tenths = scaled <= 2 ? 20 : scaled <= 2.5 ? 25 : scaled <= 5 ? 50 : 100
        return Decimals(tenths).shifted(by: power - 1)
    }

    private static func decimals(of step: Decimals) -> Int {
        let text = step.text
        guard let point = text.firstIndex(of: ".") else { return 0 }
        return text.distance(from: point, to: text.endIndex) - 1
    }
}
