import Markup

// What a control chart or a trajectory draws beyond a plain series.
extension ChartFrame {
    /// Under the lines: stepped limits, near limits, the range of a projection.
    var overlayGround: HTML {
        "\(each: stretchesOfLimits, steppedBand)\(each: series.overlay.near, nearLimits)\(fan)"
    }

    /// Over the ground, under the figures.
    var overlayLines: HTML {
        "\(each: series.overlay.projections, projected)"
    }

    /// Limits are broken where there is no figure: a step would tell how many there were to count.
    private var stretchesOfLimits: [[(place: Int, step: Overlay.Step)]] {
        let parted = Set(series.breaks.map(\.after))
        var stretches: [[(place: Int, step: Overlay.Step)]] = []
        var current: [(place: Int, step: Overlay.Step)] = []
        for (place, step) in series.overlay.limits.enumerated() {
            if let step { current.append((place, step)) }
            if step == nil || parted.contains(place) {
                if !current.isEmpty { stretches.append(current) }
                current = []
            }
        }
        return current.isEmpty ? stretches : stretches + [current]
    }

    private func steppedBand(_ steps: [(place: Int, step: Overlay.Step)]) -> HTML {
        let upper = corners(steps.map { ($0.place, $0.step.upper) })
        let lower = corners(steps.map { ($0.place, $0.step.lower) })
        return """
            <path class="c-band" d="M\(corners: upper + lower.reversed())z"/>\
            <path class="c-limit" d="M\(corners: upper)M\(corners: lower)"/>

            """
    }

    private func corners(_ values: [(place: Int, value: Double)]) -> [(x: Double, y: Double)] {
        values.flatMap { one -> [(x: Double, y: Double)] in
            let start = left + slot * Double(one.place)
            let isFirst = one.place == values.first?.place
            let isLast = one.place == values.last?.place
            return [(start + (isFirst ? 2 : 0), y(one.value)), (start + slot - (isLast ? 2 : 0), y(one.value))]
        }
    }

    private func nearLimits(_ near: Overlay.Near) -> HTML {
        let (start, end) = stretch(near.from, near.to)
        return """
            <path class="c-nearly" stroke-dasharray="1 4" d="M\(xy: start) \(xy: y(near.upper))H\(xy: end)\
            M\(xy: start) \(xy: y(near.lower))H\(xy: end)"/>

            """
    }

    private func projected(_ line: Overlay.Projected) -> HTML {
        let corners = line.values.map { (x: x($0.place), y: y($0.value)) }
        return "<path class=\"c-projected\" stroke-dasharray=\"\(line.dash)\" d=\"M\(corners: corners)\"/>\n"
    }

    private var fan: HTML {
        let fan = series.overlay.fan
        guard fan.count > 1 else { return HTML() }
        let corners = fan.map { (x: x($0.place), y: y($0.upper)) } + fan.reversed().map { (x: x($0.place), y: y($0.lower)) }
        return "<path class=\"c-fan\" d=\"M\(corners: corners)z\"/>\n"
    }
}
