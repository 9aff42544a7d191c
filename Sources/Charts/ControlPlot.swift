import Markup
import Measures

/// A control chart: of individual values (XmR), or of proportions or rates by what they are counted
/// out of (p, u).
///
/// It computes nothing. Average, limits and marks come in as arrays with one entry a point, as the
/// methods in `docs/methods` give them; everything else of the chart (targets with dates, comparators,
/// events, breaks, the expected range, missing periods) is described by the series. Where the group
/// changes and the series names no break there, a plain one is added: limits never run on unsaid.
public struct ControlPlot: Equatable, Sendable {
    public var series: ChartSeries
    public var lines: Lines
    public var kind: Kind
    /// With how many decimals averages and limits print.
    public var decimals: Int

    public enum Kind: Equatable, Sendable {
        /// XmR: limits are straight within a group.
        case individuals
        /// p or u: limits follow what each figure is counted out of.
        case attribute
    }

    /// One entry a point of the series; `nil` where nothing could be computed.
    public struct Lines: Equatable, Sendable {
        public var mean: [Double?]
        public var lower: [Double?]
        public var upper: [Double?]
        /// Two thirds of the way to the limits. Empty: not drawn.
        public var nearLower: [Double?]
        public var nearUpper: [Double?]
        public var marks: [RuleMark?]
        /// Points with the same number share their limits. It changes only where limits start anew.
        public var group: [Int]

        public init(
            mean: [Double?], lower: [Double?], upper: [Double?], nearLower: [Double?] = [], nearUpper: [Double?] = [],
            marks: [RuleMark?], group: [Int]
        ) {
            self.mean = mean
            self.lower = lower
            self.upper = upper
            self.nearLower = nearLower
            self.nearUpper = nearUpper
            self.marks = marks
            self.group = group
        }
    }

    /// - Precondition: every array of `lines` has one entry a point, the near limits one or none at all, and every number is
    ///   finite.
    public init(series: ChartSeries, lines: Lines, kind: Kind = .individuals, decimals: Int = 1) {
        let count = series.points.count
        let needed = [lines.mean.count, lines.lower.count, lines.upper.count, lines.marks.count, lines.group.count]
        precondition(needed.allSatisfy { $0 == count }, "A control chart has one entry a point in every line.")
        precondition(
            [lines.nearLower.count, lines.nearUpper.count].allSatisfy { $0 == count || $0 == 0 },
            "Near limits have one entry a point or none at all.")
        let numbers = lines.mean + lines.lower + lines.upper + lines.nearLower + lines.nearUpper
        precondition(numbers.allSatisfy { $0?.isFinite ?? true }, "A line that is drawn has finite values.")
        self.series = series
        self.lines = lines
        self.kind = kind
        self.decimals = decimals
    }

    /// Drawn wide, and narrow with the last 18 points; the words and the table have them all.
    public func draw(id: String) -> Drawing {
        let described = described
        var drawing = RunChart.wide(described, id: id)
        var part = described.last(18)
        part.overlay.key = key(of: part)
        drawing.svg += RunChart.phone(part, of: described, id: id).svg
        drawing.table = table(of: described)
        return drawing
    }

    func text(_ value: Double) -> String {
        Decimals.text(value, decimals: decimals) + (series.unit == .percent ? "%" : "")
    }

    /// A mark counts only where there is a figure: a protected one has no side.
    func mark(at place: Int) -> RuleMark? {
        series.points[place].number == nil ? nil : lines.marks[place]
    }
}

// The series as it is drawn
extension ControlPlot {
    struct Group {
        let from: Int
        let to: Int
    }

    var groups: [Group] {
        var groups: [Group] = []
        for place in series.points.indices {
            if let last = groups.last, lines.group[place] == lines.group[last.from] {
                groups[groups.count - 1] = Group(from: last.from, to: place)
            } else {
                groups.append(Group(from: place, to: place))
            }
        }
        return groups
    }

    var described: ChartSeries {
        var described = series
        for place in series.points.indices { described.points[place].mark(with: mark(at: place)?.signal ?? .ordinary) }
        described.centres = groups.compactMap(centre)
        described.runs = runs
        let named = Set(series.breaks.map(\.after))
        described.breaks += groups.dropFirst().filter { !named.contains($0.from - 1) }.map {
            SeriesBreak(after: $0.from - 1, kind: .reset, heading: "Limits start anew, \(series.points[$0.from].short)")
        }
        described.breaks.sort { $0.after < $1.after }
        described.overlay.near = groups.compactMap(near)
        if kind == .attribute {
            described.overlay.limits = series.points.indices.map(step)
            if let place = described.overlay.limits.lastIndex(where: { $0 != nil }), let step = described.overlay.limits[place] {
                described.overlay.sentences = [
                    "Limits in \(series.points[place].period) \(text(step.lower)) to \(text(step.upper)); they widen where fewer are counted."
                ]
            }
        }
        described.overlay.opening = opening
        described.overlay.key = key(of: described)
        return described
    }

    private func centre(_ group: Group) -> CentreLine? {
        let places = group.from...group.to
        guard let mean = places.lazy.compactMap({ lines.mean[$0] }).first else { return nil }
        var centre = CentreLine(from: group.from, to: group.to, value: mean, name: "Average", text: text(mean))
        if kind == .individuals, let lower = places.lazy.compactMap({ lines.lower[$0] }).first,
            let upper = places.lazy.compactMap({ lines.upper[$0] }).first
        {
            centre.limits = .init(lower: lower, lowerText: text(lower), upper: upper, upperText: text(upper))
        }
        return centre
    }

    private func near(_ group: Group) -> Overlay.Near? {
        guard kind == .individuals, !lines.nearLower.isEmpty, !lines.nearUpper.isEmpty else { return nil }
        let places = group.from...group.to
        guard let lower = places.lazy.compactMap({ lines.nearLower[$0] }).first,
            let upper = places.lazy.compactMap({ lines.nearUpper[$0] }).first
        else { return nil }
        return Overlay.Near(from: group.from, to: group.to, lower: lower, upper: upper)
    }

    private func step(at place: Int) -> Overlay.Step? {
        guard series.points[place].number != nil, let lower = lines.lower[place], let upper = lines.upper[place] else {
            return nil
        }
        return Overlay.Step(lower: lower, upper: upper)
    }

    /// Neighbours with the same mark in the same group. Of two in three the one between may be unmarked.
    private var runs: [SignalRun] {
        var runs: [(run: SignalRun, count: Int)] = []
        for place in series.points.indices {
            guard let mark = mark(at: place) else { continue }
            let reach = mark.rule == .twoInThree ? 2 : 1
            if let last = runs.last, last.run.mark == mark, place - last.run.to <= reach,
                lines.group[place] == lines.group[last.run.to]
            {
                runs[runs.count - 1].run.to = place
                runs[runs.count - 1].count += 1
            } else {
                var run = SignalRun(from: place, to: place, label: "", signal: mark.signal)
                run.mark = mark
                runs.append((run, 1))
            }
        }
        return runs.map { one in
            var run = one.run
            run.label = run.mark?.words(count: one.count) ?? ""
            return run
        }
    }
}

extension ChartPoint {
    fileprivate mutating func mark(with signal: Signal) {
        if case .value(let number, let text, let count, _) = content {
            content = .value(number, text, count: count, signal: signal)
        }
    }
}
