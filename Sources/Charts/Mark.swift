import Markup

/// The shape of a point: what it means is never colour alone.
struct Mark {
    let x: Double
    let y: Double
    let signal: ChartPoint.Signal
    /// Of an ordinary dot; the other shapes follow.
    let radius: Double

    var svg: HTML {
        switch signal {
        case .ordinary:
            return "<circle class=\"c-dot\" cx=\"\(xy: x)\" cy=\"\(xy: y)\" r=\"\(xy: radius)\"/>"
        case .concernLow:
            let half = radius * 1.95
            return
                "<path class=\"c-concern\" d=\"M\(xy: x - half) \(xy: y - half * 0.8)h\(xy: half * 2)l\(xy: -half) \(xy: half * 1.75)z\"/>"
        case .concernHigh:
            let half = radius * 1.95
            return
                "<path class=\"c-concern\" d=\"M\(xy: x - half) \(xy: y + half * 0.8)h\(xy: half * 2)l\(xy: -half) \(xy: -half * 1.75)z\"/>"
        case .improving:
            return "<circle class=\"c-improve\" cx=\"\(xy: x)\" cy=\"\(xy: y)\" r=\"\(xy: radius * 1.25)\"/>"
        case .neutral:
            let side = radius * 2
            return
                "<rect class=\"c-neutral\" x=\"\(xy: x - side / 2)\" y=\"\(xy: y - side / 2)\" width=\"\(xy: side)\" height=\"\(xy: side)\"/>"
        }
    }
}

extension ChartPoint.Signal {
    /// The class of words about it.
    var textClass: String {
        switch self {
        case .ordinary: "c-b"
        case .concernHigh, .concernLow: "c-t-concern"
        case .improving: "c-t-improve"
        case .neutral: "c-t-peer"
        }
    }

    /// The class of the bracket over a run of them.
    var spanClass: String {
        switch self {
        case .concernHigh, .concernLow: "c-span"
        case .improving: "c-span-improve"
        case .ordinary, .neutral: "c-span-plain"
        }
    }
}
