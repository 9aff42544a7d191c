/// The four rules of a control chart over the points of one group, into one byte a point.
///
/// Nothing is allocated: a scorecard of every series of a country is judged in the time that it takes to read it.
struct ControlRules {
    let mean, lower, upper, nearLower, nearUpper: Double
    /// How many points rise or fall before it is a trend.
    let trendLength: Int

    /// A group without limits has only what its mean says: comparisons with not-a-number are false.
    init(_ baseline: Baseline, _ limits: ProcessLimits?, trendLength: Int) {
        mean = baseline.mean
        lower = limits?.lower ?? .nan
        upper = limits?.upper ?? .nan
        nearLower = limits?.nearLower ?? .nan
        nearUpper = limits?.nearUpper ?? .nan
        self.trendLength = trendLength
    }

    /// `marks` has as many places as `values`; whatever stood there is written over.
    func mark(_ values: UnsafeBufferPointer<Double>, into marks: UnsafeMutablePointer<PointMarks>) {
        // The lowest four bits of a mark, put together without a branch: on which side of the mean a point lies is what a
        // processor cannot foresee. The limits are copied, so that no write to a mark could be one to a limit.
        let (mean, lower, upper, nearLower, nearUpper) = (mean, lower, upper, nearLower, nearUpper)
        for place in 0..<values.count {
            let value = values[place]
            let side = Self.bit(value > mean) | Self.bit(value < mean) &<< 1
            let beyond = Self.bit(value > upper) | Self.bit(value < lower)
            let towards = Self.bit(value > nearUpper) | Self.bit(value < nearLower)
            marks[place] = PointMarks(rawValue: side | beyond &<< 2 | (towards & ~beyond) &<< 3)
        }
        // Every rule looks at a window of a few points, so stretches that share one less than the longest miss none.
        let step = History.length - max(trendLength, ProcessLimits.longRun) + 1
        var isAnyTrend = false
        for start in stride(from: 0, to: values.count, by: step) {
            let stretch = UnsafeBufferPointer(rebasing: values[start..<min(start + History.length, values.count)])
            if markRuns(stretch, marks + start) { isAnyTrend = true }
        }
        if isAnyTrend { markRising(values, marks) }
    }

    @inline(__always)
    private static func bit(_ holds: Bool) -> PointMarks.RawValue { holds ? 1 : 0 }

    /// The rules over several points, in a stretch of at most sixty-four; whether there was a trend.
    private func markRuns(_ values: UnsafeBufferPointer<Double>, _ marks: UnsafeMutablePointer<PointMarks>) -> Bool {
        var (above, below, near, rising, falling) = (History(), History(), History(), History(), History())
        var before = Double.nan
        for place in 0..<values.count {
            let value = values[place]
            above.add(value > mean, at: place)
            below.add(value < mean, at: place)
            rising.add(value > before, at: place)
            falling.add(value < before, at: place)
            near.add(marks[place].contains(.near), at: place)
            before = value
        }
        let windows = (above.runs(of: 3) | below.runs(of: 3)) & near.twoInThree
        for start in windows.places {
            for place in start..<(start + 3) where marks[place].contains(.near) { marks[place].insert(.twoInThree) }
        }
        for start in (above.runs(of: ProcessLimits.longRun) | below.runs(of: ProcessLimits.longRun)).places {
            for place in start..<(start + ProcessLimits.longRun) { marks[place].insert(.shift) }
        }
        let trends = rising.runs(of: trendLength - 1) | falling.runs(of: trendLength - 1)
        // A run of differences begins with the second point of its trend.
        for second in trends.places {
            for place in (second - 1)..<(second - 1 + trendLength) { marks[place].insert(.trend) }
        }
        return !trends.isEmpty
    }

    /// Towards the next point where that is in a trend too, else from the one before; so a peak between a rise and a fall
    /// reads as falling.
    private func markRising(_ values: UnsafeBufferPointer<Double>, _ marks: UnsafeMutablePointer<PointMarks>) {
        for place in 0..<values.count where marks[place].contains(.trend) {
            let isFollowed = place + 1 < values.count && marks[place + 1].contains(.trend)
            let step = isFollowed ? values[place + 1] - values[place] : values[place] - values[place - 1]
            if step > 0 { marks[place].insert(.rising) }
        }
    }
}
