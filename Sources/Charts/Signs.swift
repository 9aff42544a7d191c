import Markup

/// A small drawing that stands for a judgement, always beside its word.
///
/// The signs say the same as the icons of NHS England's Making Data Count (blue improving, orange
/// concerning, grey common cause, purple neither) and are drawn anew: the frame differs as well as the
/// colour (ring, triangle, circle with a wave, square), so that they hold in grey and in forced colours.
public enum Sign: Equatable, Hashable, Sendable {
    case variation(VariationSign)
    case assurance(AssuranceSign)
    case rating(RatingSign)

    /// "Improving, high". Never drawn without it.
    public var word: String {
        switch self {
        case .variation(let sign): sign.word
        case .assurance(let sign): sign.word
        case .rating(let sign): sign.word
        }
    }

    /// What it means, as one sentence for a legend.
    public var meaning: String {
        switch self {
        case .variation(let sign): sign.meaning
        case .assurance(let sign): sign.meaning
        case .rating(let sign): sign.meaning
        }
    }

    /// Within a square of 24 units, for a drawing of one's own.
    var glyph: HTML {
        switch self {
        case .variation(let sign): sign.glyph
        case .assurance(let sign): sign.glyph
        case .rating(let sign): sign.glyph
        }
    }

    func glyph(x: Double, y: Double) -> HTML { "<g transform=\"translate(\(xy: x) \(xy: y))\">\(glyph)</g>" }

    /// The drawing alone, silent for a screen reader: its word stands beside it.
    public var svg: HTML {
        "<svg class=\"sign\" viewBox=\"0 0 24 24\" width=\"24\" height=\"24\" aria-hidden=\"true\">\(glyph)</svg>"
    }

    /// The drawing with its word, for a page or a table.
    public var html: HTML { "<span class=\"signed\">\(svg) \(word)</span>" }
}

/// What the latest point of a control chart shows.
public enum VariationSign: String, Equatable, Hashable, Sendable, CaseIterable {
    case commonCause, improvingHigh, improvingLow, concerningHigh, concerningLow, neutralHigh, neutralLow
    /// No limits yet, so no judgement.
    case tooFew

    public var word: String {
        switch self {
        case .commonCause: "Common cause"
        case .improvingHigh: "Improving, high"
        case .improvingLow: "Improving, low"
        case .concerningHigh: "Concerning, high"
        case .concerningLow: "Concerning, low"
        case .neutralHigh: "Special cause, high"
        case .neutralLow: "Special cause, low"
        case .tooFew: "Too few points"
        }
    }

    public var meaning: String {
        switch self {
        case .commonCause: "No rule marks the latest figure: ordinary variation."
        case .improvingHigh: "Special cause: higher figures, which is better."
        case .improvingLow: "Special cause: lower figures, which is better."
        case .concerningHigh: "Special cause: higher figures, which is worse."
        case .concerningLow: "Special cause: lower figures, which is worse."
        case .neutralHigh: "Special cause: higher figures, neither good nor bad in themselves."
        case .neutralLow: "Special cause: lower figures, neither good nor bad in themselves."
        case .tooFew: "Not enough figures for limits, so nothing is said about variation."
        }
    }

    var glyph: HTML {
        switch self {
        case .commonCause: "\(Sign.ring("s-common"))<path class=\"s-ink\" d=\"M5.5 13l3.5-4 3 6 3.5-6 3 4\"/>"
        case .improvingHigh: "\(Sign.ring("s-improve"))\(Sign.letterH("s-improve-line", rise: 0))"
        case .improvingLow: "\(Sign.ring("s-improve"))\(Sign.letterL("s-improve-line", rise: 0))"
        case .concerningHigh: "<path class=\"s-concern\" d=\"M0 23L12 1l12 22z\"/>\(Sign.letterH("s-on", rise: -4))"
        case .concerningLow: "<path class=\"s-concern\" d=\"M0 1h24L12 23z\"/>\(Sign.letterL("s-on", rise: 4))"
        case .neutralHigh: "\(Sign.square("s-neutral"))\(Sign.letterH("s-neutral-line", rise: 0))"
        case .neutralLow: "\(Sign.square("s-neutral"))\(Sign.letterL("s-neutral-line", rise: 0))"
        case .tooFew:
            "<circle class=\"s-common\" stroke-dasharray=\"2 3\" cx=\"12\" cy=\"12\" r=\"10\"/><path class=\"s-ink\" d=\"M7 12h2M11 12h2M15 12h2\"/>"
        }
    }
}

/// Whether the process, as it runs, will meet its target.
public enum AssuranceSign: String, Equatable, Hashable, Sendable, CaseIterable {
    case passes, fails, hitAndMiss
    /// No target, no good direction or no limits.
    case none

    public var word: String {
        switch self {
        case .passes: "Passes"
        case .fails: "Fails"
        case .hitAndMiss: "Hit and miss"
        case .none: "No assurance"
        }
    }

    public var meaning: String {
        switch self {
        case .passes: "The target lies outside the limits on the safe side: it will be met unless something changes."
        case .fails: "The target lies outside the limits on the far side: it will be missed unless something changes."
        case .hitAndMiss: "The target lies within the limits: it will be met at times and missed at times, by chance."
        case .none: "There is no target, no good direction or too few figures for limits."
        }
    }

    /// The letter stands beyond the target line, short of it, or astride.
    var glyph: HTML {
        switch self {
        case .passes:
            "<path class=\"s-improve-line\" d=\"M2 21h20\"/><path class=\"s-improve-line\" d=\"M9 17V4h4.5a3.5 3.5 0 0 1 0 7H9\"/>"
        case .fails:
            """
            <path class="s-concern" d="M1 6h22l-3 17H4z"/><path class="s-concern-line" d="M1 2.5h22"/>\
            <path class="s-on" d="M9.5 20V9.5H16M9.5 14.5h5"/>
            """
        case .hitAndMiss:
            """
            <circle class="s-common" cx="12" cy="12" r="9"/><path class="s-ink" d="M0 12h3M21 12h3"/>\
            <path class="s-ink" d="M9 9a3 3 0 1 1 4.3 2.7c-1 .5-1.3 1.1-1.3 2.4M12 16v2"/>
            """
        case .none: "<path class=\"s-common\" stroke-dasharray=\"2 3\" d=\"M2 2h20v20H2z\"/><path class=\"s-ink\" d=\"M8 12h8\"/>"
        }
    }
}

/// The rating against the target, in the shapes of the scorecard.
public enum RatingSign: String, Equatable, Hashable, Sendable, CaseIterable {
    case red, amber, green, blue, notRated, inRange, askWhy

    public var word: String {
        switch self {
        case .red: "Red"
        case .amber: "Amber"
        case .green: "Green"
        case .blue: "Blue"
        case .notRated: "Not rated"
        case .inRange: "In range"
        case .askWhy: "Ask why"
        }
    }

    public var meaning: String {
        switch self {
        case .red: "Short of the target by more than the tolerance."
        case .amber: "Short of the target, within the tolerance."
        case .green: "On target."
        case .blue: "Complete, with evidence accepted."
        case .notRated: "No target, too few to rate, or no figure."
        case .inRange: "Inside its expected range, where neither high nor low is good."
        case .askWhy: "Outside its expected range: to be explained, since neither side is good."
        }
    }

    var glyph: HTML {
        switch self {
        case .red: "<path class=\"s-red\" d=\"M2 2h20v20H2z\"/><path class=\"s-hole\" d=\"M6 8h12l-6 9z\"/>"
        case .amber: "<path class=\"s-amber\" d=\"M12 1l11 11-11 11L1 12z\"/>"
        case .green: "<circle class=\"s-green\" cx=\"12\" cy=\"12\" r=\"10\"/>"
        case .blue: "<path class=\"s-tick\" d=\"M3 13l6 6L21 5\"/>"
        case .notRated: "<path class=\"s-ink\" d=\"M5 12h14\"/>"
        case .inRange: "<path class=\"s-ink\" d=\"M3 5h18M3 19h18\"/><circle class=\"s-ink\" cx=\"12\" cy=\"12\" r=\"2.2\"/>"
        case .askWhy: "<path class=\"s-ink\" d=\"M3 11h18M3 21h18\"/><circle class=\"s-ink\" cx=\"12\" cy=\"4\" r=\"2.2\"/>"
        }
    }
}

extension Sign {
    fileprivate static func ring(_ cssClass: String) -> HTML { "<circle class=\"\(cssClass)\" cx=\"12\" cy=\"12\" r=\"10.5\"/>" }
    fileprivate static func square(_ cssClass: String) -> HTML { "<path class=\"\(cssClass)\" d=\"M2 2h20v20H2z\"/>" }

    /// Letters are strokes, so that no font decides what they look like.
    fileprivate static func letterH(_ cssClass: String, rise: Double) -> HTML {
        "<path class=\"\(cssClass)\" d=\"M8.5 \(xy: 7 - rise)v10M15.5 \(xy: 7 - rise)v10M8.5 \(xy: 12 - rise)h7\"/>"
    }

    fileprivate static func letterL(_ cssClass: String, rise: Double) -> HTML {
        "<path class=\"\(cssClass)\" d=\"M9.5 \(xy: 7 - rise)v10h6\"/>"
    }
}
