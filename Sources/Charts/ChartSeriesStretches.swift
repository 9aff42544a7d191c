// What a drawing makes of a series: its numbers, the strokes between gaps, its last part.
extension ChartSeries {
    /// Every number that is drawn, other than the points. A limit of a percentage may work out to
    /// more than 100; it is drawn to the edge.
    var references: [Double] {
        let numbers = lines
        return unit == .percent ? numbers.map { min(max($0, 0), 100) } : numbers
    }

    private var lines: [Double] {
        centres.flatMap { [$0.value] + ($0.limits.map { [$0.lower, $0.upper] } ?? []) }
            + targets.map(\.value)
            + expected.flatMap { [$0.lower, $0.upper] }
            + comparators.filter { $0.span != nil }.map(\.value) + overlay.numbers
    }

    var values: [Double] { points.compactMap(\.number) }

    /// Stretches of points joined by one line: no line crosses a gap or a break.
    var strokes: [[Int]] {
        let parted = Set(breaks.filter { $0.kind == .definition }.map(\.after))
        var strokes: [[Int]] = []
        var current: [Int] = []
        for (place, point) in points.enumerated() {
            if point.number != nil { current.append(place) }
            if point.number == nil || parted.contains(place) {
                if !current.isEmpty { strokes.append(current) }
                current = []
            }
        }
        return current.isEmpty ? strokes : strokes + [current]
    }

    /// Stretches without a figure for one and the same reason.
    var gaps: [Gap] {
        var gaps: [Gap] = []
        for (place, point) in points.enumerated() {
            guard case .none(let marker, let meaning) = point.content, place < overlay.firstFuture else { continue }
            if let last = gaps.last, last.to == place - 1, last.marker == marker, last.meaning == meaning {
                gaps[gaps.count - 1].to = place
            } else {
                gaps.append(Gap(from: place, to: place, marker: marker, meaning: meaning))
            }
        }
        return gaps
    }

    struct Gap: Equatable {
        var from: Int
        var to: Int
        var marker: String
        var meaning: String
    }

    func periods(of gap: Gap) -> String {
        switch gap.to - gap.from {
        case 0: points[gap.from].short
        case 1: "\(points[gap.from].short) and \(points[gap.to].short)"
        default: "\(points[gap.from].short) to \(points[gap.to].short)"
        }
    }

    /// The last `count` points with what belongs to them; a stretch that began earlier begins with the first.
    func last(_ count: Int) -> ChartSeries {
        let start = max(0, points.count - count)
        guard start > 0 else { return self }
        var part = self
        func clip<Stretch>(
            _ all: [Stretch], _ from: WritableKeyPath<Stretch, Int>, _ to: WritableKeyPath<Stretch, Int>
        ) -> [Stretch] {
            all.compactMap { stretch in
                var stretch = stretch
                stretch[keyPath: to] -= start
                stretch[keyPath: from] = max(0, stretch[keyPath: from] - start)
                return stretch[keyPath: to] >= 0 ? stretch : nil
            }
        }
        part.points = Array(points[start...])
        part.centres = clip(centres, \.from, \.to)
        part.targets = clip(targets, \.from, \.to)
        part.expected = clip(expected, \.from, \.to)
        part.runs = clip(runs, \.from, \.to)
        part.overlay.near = clip(overlay.near, \.from, \.to)
        part.overlay.limits = Array(overlay.limits.dropFirst(start))
        part.breaks = breaks.compactMap { one in
            var one = one
            one.after -= start
            return one.after >= 0 ? one : nil
        }
        part.events = events.compactMap { one in
            var one = one
            one.at -= start
            return one.at >= 0 ? one : nil
        }
        part.comparators = comparators.compactMap { one in
            guard let span = one.span else { return one }
            guard span.upperBound >= start else { return nil }
            var one = one
            one.span = max(0, span.lowerBound - start)...(span.upperBound - start)
            return one
        }
        return part
    }
}
