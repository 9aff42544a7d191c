import Markup

extension ChartFrame {
    /// The words in and beside the plot, and the small strokes that tie them to what they name.
    struct Words {
        let frame: ChartFrame
        private var placer: Placer
        private var drawn = HTML()

        init(frame: ChartFrame) {
            self.frame = frame
            placer = Placer(
                bounds: Box(left: frame.left + 2, top: frame.top - 14, right: frame.right - 2, bottom: frame.bottom - 2))
        }

        private var series: ChartSeries { frame.series }

        /// In the order of what must be said where it is: what is placed later makes way.
        mutating func place() -> HTML {
            avoidWhatIsDrawn()
            for target in series.targets where !frame.reachesEnd(target.to) { place(target) }
            for comparator in series.comparators { place(comparator) }
            for event in series.events { place(event) }
            // More words than these would hide the figures; the brackets, the description and the table have them all.
            let worded = series.runs.indices.suffix(frame.format == .wide ? 7 : 3)
            for (number, run) in series.runs.enumerated() { place(run, isWorded: run.mark == nil || worded.contains(number)) }
            placeGaps()
            placeLatest()
            placeMargin()
            for label in frame.header.labels { drawn += label.svg }
            if series.values.isEmpty { drawn += series.references.isEmpty ? nothingYet.svg : clear(nothingYet) }
            return drawn
        }

        private var nothingYet: Label {
            Label([
                .init(
                    text: series.points.isEmpty ? "There is no figure to draw yet." : "No figure can be shown.",
                    cssClass: "c-soft")
            ])
            .at((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2, .middle)
        }

        /// Above or below the lines that are there although no figure is.
        private mutating func clear(_ label: Label) -> HTML {
            let heights = [label.y, label.y + 18, label.y - 14, label.y + 34, label.y - 30]
            return placer.place(heights.map { label.at(label.x, $0, .middle) })?.svg ?? label.svg
        }

        private mutating func avoidWhatIsDrawn() {
            for stroke in series.strokes {
                for (place, next) in zip(stroke, stroke.dropFirst() + [stroke[stroke.count - 1]]) {
                    placer.avoid(lineFrom: spot(place), to: spot(next))
                }
            }
            for line in series.overlay.projections {
                for (one, next) in zip(line.values, line.values.dropFirst()) {
                    placer.avoid(
                        lineFrom: (frame.x(one.place), frame.y(one.value)), to: (frame.x(next.place), frame.y(next.value)))
                }
            }
            for target in series.targets {
                let (start, end) = frame.stretch(target.from, target.to)
                placer.avoid(lineFrom: (start, frame.y(target.value)), to: (end, frame.y(target.value)))
            }
            for comparator in series.comparators {
                guard let span = comparator.span else { continue }
                let (start, end) = frame.stretch(span.lowerBound, span.upperBound)
                placer.avoid(lineFrom: (start, frame.y(comparator.value)), to: (end, frame.y(comparator.value)))
            }
            for parting in frame.partings {
                let x = frame.left + frame.slot * Double(parting.after + 1)
                placer.avoid(lineFrom: (x, frame.top), to: (x, frame.bottom))
            }
            for gap in series.gaps {
                placer.avoid(frame.marker(of: gap).box)
                let (start, end) = frame.stretch(gap.from, gap.to)
                placer.avoid(Box(left: start, top: frame.top, right: end, bottom: frame.bottom))
            }
        }

        private func spot(_ place: Int) -> (x: Double, y: Double) {
            (frame.x(place), frame.y(series.points[place].number ?? 0))
        }

        // In the plot

        private mutating func place(_ target: TargetSegment) {
            let (start, end) = frame.stretch(target.from, target.to)
            let y = frame.y(target.value)
            let dates = frame.format == .wide ? target.dates.map { ", \($0)" } ?? "" : ""
            let limit = max(frame.format.noteWrap, end - start - 16)
            let label = short(
                Label(target.label + dates, "c-t-target", wrapTo: limit), lines: 2, width: limit, keeping: target.text)
            let above = y - label.height + 8
            add(
                placer.place([
                    label.at(start + 8, above, .start), label.at(start + 8, y + 17, .start), label.at(end - 8, above, .end),
                    label.at(end - 8, y + 17, .end), label.at((start + end) / 2, above, .middle),
                    label.at((start + end) / 2, y + 17, .middle),
                ]))
        }

        private mutating func place(_ comparator: ChartComparator) {
            guard let span = comparator.span, !frame.reachesEnd(span.upperBound) else { return }
            let (start, end) = frame.stretch(span.lowerBound, span.upperBound)
            let y = frame.y(comparator.value)
            let limit = frame.format.noteWrap
            let name = Label("\(comparator.name) \(comparator.text)", "c-t-peer", wrapTo: limit)
            let period = Label(comparator.period, "c-t-peer", wrapTo: limit)
            let label = Label(
                short(name, lines: 2, width: limit, keeping: comparator.text).lines + short(period, lines: 1, width: limit).lines)
            let above = y - label.height + 8
            add(
                placer.place([
                    label.at(end + 5, y + 2, .start), label.at(end + 5, y - 10, .start), label.at(start, y + 17, .start),
                    label.at(start, above, .start), label.at(end, y + 17, .end), label.at(end, above, .end),
                    label.at(start - 5, y + 2, .end), label.at((start + end) / 2, y + 34, .middle),
                    label.at((start + end) / 2, above - 16, .middle),
                ]))
        }

        /// A bracket over or under the run, on the side it went, and its label beyond the bracket.
        private mutating func place(_ run: SignalRun, isWorded: Bool) {
            let heights = (max(0, run.from)...max(max(0, run.from), run.to)).compactMap { place in
                series.points.indices.contains(place) ? series.points[place].number.map(frame.y) : nil
            }
            guard let highest = heights.min(), let lowest = heights.max() else { return }
            let last = min(run.to, series.points.count - 1)
            let (start, end) = (frame.x(max(0, run.from)) - 3, frame.x(last) + 3)
            let label = Label(run.label, run.signal.textClass, wrapTo: max(frame.format.noteWrap, min(end - start, 260)))
            let goesUp = wentUp(run, highest: highest, lowest: lowest)
            let isAbove = goesUp ? highest - 22 - label.height > frame.top - 14 : lowest + 22 + label.height > frame.bottom
            let bracket = isAbove ? highest - 14 : lowest + 14
            let y = isAbove ? bracket - label.height + 8 : bracket + 17
            drawn += bracketSign(run, isAbove: isAbove, from: start, to: end, at: bracket)
            guard isWorded else { return }
            let middle = (start + end) / 2
            let away = isAbove ? -1.0 : 1.0
            let beside = bracket + 4 - label.height / 2 + Lettering.lineHeight / 2
            var places: [Label] = [0, 16, 32, 48].flatMap { (step: Double) -> [Label] in
                [
                    label.at(middle, y + away * step, .middle), label.at(end, y + away * step, .end),
                    label.at(start, y + away * step, .start),
                ]
            }
            places.insert(contentsOf: [label.at(start - 8, beside, .end), label.at(end + 8, beside, .start)], at: 3)
            add(placer.place(places))
        }

        private func bracketSign(
            _ run: SignalRun, isAbove: Bool, from start: Double, to end: Double, at bracket: Double
        ) -> HTML {
            let cssClass = "c-mark \(run.signal.spanClass)"
            if let mark = run.mark {
                let rises = mark.side == .high
                return RuleBracket(
                    rule: mark.rule, rises: rises, isAbove: isAbove, start: start, end: end, y: bracket, cssClass: cssClass
                ).svg
            }
            let turn: HTML = isAbove ? "v-5H\(xy: end)v5" : "v5H\(xy: end)v-5"
            return "<path class=\"\(cssClass)\" d=\"M\(xy: start) \(xy: isAbove ? bracket : bracket - 1)\(turn)\"/>\n"
        }

        private func wentUp(_ run: SignalRun, highest: Double, lowest: Double) -> Bool {
            if let mark = run.mark { return mark.side == .high }
            switch run.signal {
            case .concernHigh: return true
            case .concernLow: return false
            case .ordinary, .improving, .neutral:
                let centre = series.centres.last { $0.from <= run.to && run.from <= $0.to }
                return centre.map { (highest + lowest) / 2 < frame.y($0.value) } ?? true
            }
        }

        /// A pin from its point towards the nearer free end of the plot, with the words at its head.
        private mutating func place(_ event: ChartEvent) {
            guard series.points.indices.contains(event.at) else { return }
            let x = frame.x(event.at)
            let y = series.points[event.at].number.map(frame.y) ?? frame.top
            let hangs = y < frame.bottom - 70
            let limit = frame.format.noteWrap * 1.3
            let heading = short(Label(event.heading, "c-b", wrapTo: limit), lines: 1, width: limit)
            let label = Label(heading.lines + short(Label(event.detail, "c-soft", wrapTo: limit), lines: 2, width: limit).lines)
            let base = hangs ? frame.bottom - label.height + 5 : frame.top + 10
            let step = hangs ? -20.0 : 20.0
            let places: [Label] = (0..<8).flatMap { (level: Int) -> [Label] in
                let height = base + step * Double(level)
                return [label.at(x - 8, height, .end), label.at(x + 8, height, .start)]
            }
            // The head must clear the point, so that the pin can be seen.
            let clear = places.filter { hangs ? $0.y - 4 > y + 18 : $0.y - 4 < y - 18 }
            guard let label = placer.place(clear.isEmpty ? places : clear) else { return }
            let head = label.y - 4
            let foot = head > y ? y + 8 : y - 8
            placer.avoid(lineFrom: (x, foot), to: (x, head))
            drawn +=
                "<path class=\"c-mark\" d=\"M\(xy: x) \(xy: foot)V\(xy: head)\"/><circle class=\"c-hollow\" cx=\"\(xy: x)\" cy=\"\(xy: head)\" r=\"3\"/>\n"
            add(label)
        }

        /// Where periods are still to come, the latest figure stands beside its point and not beside the plot.
        private mutating func placeLatest() {
            guard series.overlay.future != nil, let place = series.points.lastIndex(where: { $0.number != nil }),
                place < series.points.count - 1, let text = series.points[place].text
            else { return }
            let label = Label("\(series.points[place].short): \(text)", "c-b", wrapTo: frame.format.noteWrap)
            let (x, y) = spot(place)
            add(
                placer.place([
                    label.at(x + 10, y + 20, .start), label.at(x - 8, y - 10, .end), label.at(x + 10, y + 36, .start),
                    label.at(x - 8, y - 28, .end), label.at(x - 4, y - 22, .start), label.at(x - 4, y - 40, .start),
                ]))
        }

        /// Where there are few; more than three would be noise, and the description names them all.
        private mutating func placeGaps() {
            let gaps = series.gaps
            guard gaps.count <= 3 else { return }
            for gap in gaps {
                let (start, end) = frame.stretch(gap.from, gap.to)
                let label = Label("\(series.periods(of: gap)) \(gap.meaning)", "c-soft", wrapTo: frame.format.noteWrap * 1.2)
                let heights = stride(from: frame.top + 22, to: frame.bottom - 30, by: 26)
                let places = heights.flatMap { (height: Double) -> [Label] in
                    [label.at(start - 5, height, .end), label.at(end + 5, height, .start)]
                }
                add(placer.place(places, orLeaveOutAbove: 120))
            }
        }

        /// Long words would cover the figures; the description and the table have them whole.
        private func short(_ label: Label, lines: Int, width: Double, keeping number: String? = nil) -> Label {
            guard frame.format != .narrow else { return label }
            var cut = label.cut(to: frame.format == .phone ? lines : lines * 2, width: width)
            if let number, label.lines.contains(where: { $0.text.contains(number) }),
                !cut.lines.contains(where: { $0.text.contains(number) })
            {
                cut.lines.append(.init(text: number, cssClass: cut.lines.last?.cssClass ?? "c-b"))
            }
            return cut
        }

        private mutating func add(_ label: Label?) {
            if let label { drawn += label.svg }
        }

        // Beside the plot

        private mutating func placeMargin() {
            let x = frame.right + frame.format.marginGap
            let limit = frame.margin - frame.format.marginGap - 2
            var labels: [Label] = []
            func add(_ text: String, _ cssClass: String, beside value: Double, keeping number: String? = nil) {
                let label = short(Label(text, cssClass, wrapTo: limit), lines: 3, width: limit, keeping: number)
                labels.append(label.at(x, frame.y(value) + 4 - (label.height - Lettering.lineHeight) / 2, .start))
            }
            if let centre = series.centres.last(where: { frame.reachesEnd($0.to) }) {
                add("\(centre.name) \(centre.text)", "c-soft", beside: centre.value)
                if let limits = centre.limits {
                    let (upper, lower) = frame.format == .wide ? ("Upper limit", "Lower limit") : ("Limit", "Limit")
                    add("\(upper) \(limits.upperText)", "c-soft", beside: limits.upper)
                    add("\(lower) \(limits.lowerText)", "c-soft", beside: limits.lower)
                }
            }
            if let target = series.targets.last(where: { frame.reachesEnd($0.to) }) {
                let dates = frame.format == .wide ? target.dates.map { ", \($0)" } ?? "" : ""
                add(target.label + dates, "c-t-target", beside: target.value, keeping: target.text)
            }
            if let range = series.expected.last(where: { frame.reachesEnd($0.to) }) {
                add("Expected, at most \(range.upperText)", "c-t-target", beside: range.upper)
                add("Expected, at least \(range.lowerText)", "c-t-target", beside: range.lower)
            }
            for comparator in series.comparators {
                guard let span = comparator.span, frame.reachesEnd(span.upperBound) else { continue }
                add(
                    "\(comparator.name) \(comparator.text), \(comparator.period)", "c-t-peer", beside: comparator.value,
                    keeping: comparator.text)
            }
            for line in series.overlay.projections {
                guard let end = line.values.last else { continue }
                let whole = Label("\(line.name) \(line.text)", "c-soft", wrapTo: limit)
                let cut = short(Label(line.name, "c-soft", wrapTo: limit), lines: 2, width: limit)
                let number = short(Label(line.text, "c-soft", wrapTo: limit), lines: 2, width: limit)
                let label = whole.lines.count <= 3 && whole.width <= limit ? whole : Label(cut.lines + number.lines)
                labels.append(label.at(x, frame.y(end.value) + 4 - (label.height - Lettering.lineHeight) / 2, .start))
            }
            if let last = series.points.last(where: { $0.number != nil }), let number = last.number, let text = last.text,
                series.overlay.future == nil || series.points.last?.number != nil
            {
                add("\(last.short): \(text)", "c-b", beside: number)
            }
            for label in Placer.spread(labels, from: frame.top - 16, to: frame.bottom + 8) { drawn += label.svg }
        }
    }
}
