import Domain

// What the services answer with: plain data for a page, a file or the API. Every figure in here has already been
// through the audience's protection.

/// Everything the scorecard page says.
public struct ScorecardAnswer: Sendable {
    public var version: FrameworkVersion
    public var audience: Audience
    public var scorecard: Scorecard
    /// The sources in use on it, whose attribution must stand under it.
    public var sources: [Source]
    public var today: Day
}

/// Everything the page of one indicator says about one area.
public struct IndicatorAnswer: Sendable {
    public var version: FrameworkVersion
    public var audience: Audience
    public var indicator: Indicator
    public var area: Area
    /// The series that is shown, judged.
    public var reading: Reading
    /// The same area and period from the indicator's other sources, in the framework's order.
    public var vintages: [Series]
    /// The breakdowns that have figures, each with its newest one.
    public var groups: [Series]
    /// The places inside the district that have figures, judged, in the framework's order.
    public var areas: [(area: Area, reading: Reading)]
    /// What was known before, newest first, with the import that brought it and why it changed.
    public var revisions: [Revision]
    /// The same source's neighbours by each model, region and country, period by period.
    public var beside: [BesideSeries]
    /// The imports that brought the figures shown, by number: those that the reader may look at.
    public var imports: [Int64: Import]
    /// Who populated a figure, from what, and who signed it, for the periods that came by a return.
    public var origins: [Period: FigureOrigin]
    public var sources: [Source]
    public var asKnown: Day
    public var today: Day
}

/// Others' values over the periods of a series, each with its own name: a neighbour model, the region, the country.
public struct BesideSeries: Sendable {
    public var name: String
    public var source: String
    public var values: [Period: Comparator]
}

/// A figure that was known for a time and then was not.
public struct Revision: Sendable {
    public var period: Period
    public var source: ID<Source>
    public var was: Shown
    /// What is known now; nil when the figure was taken back and nothing replaced it.
    public var now: Shown?
    public var knownFrom: Day
    public var knownUntil: Day
    public var isWithdrawn: Bool
    public var broughtBy: Int64
    public var replacedBy: Int64?
    /// The supplier's reason for the change, or the reason of the withdrawal.
    public var why: String?
}

/// Everything the page of one area says.
public struct AreaAnswer: Sendable {
    public var version: FrameworkVersion
    public var audience: Audience
    public var area: Area
    public var parents: [Area]
    public var children: [Area]
    /// The indicators that have figures here, judged, beside the district's.
    public var readings: [(reading: Reading, district: Reading?)]
    /// The same figures beside a benchmark and the range of its peers, where there are enough of them.
    public var spreads: [Spread]
    /// Who the peers are, "10 areas of Aireborough"; and the benchmark's name.
    public var peers: String
    public var benchmark: String
    public var populations: [Population]
    public var sources: [Source]
    public var asKnown: Day
    public var today: Day
}

/// The areas inside the district by the measures that have figures in any of them.
public struct AreasAnswer: Sendable {
    public var version: FrameworkVersion
    public var areas: [Area]
    public var indicators: [Indicator]
    public var readings: [ID<Area>: [ID<Indicator>: Reading]]
    public var sources: [Source]
    public var asKnown: Day

    public init(
        version: FrameworkVersion, areas: [Area], indicators: [Indicator], readings: [ID<Area>: [ID<Indicator>: Reading]],
        sources: [Source], asKnown: Day
    ) {
        self.version = version
        self.areas = areas
        self.indicators = indicators
        self.readings = readings
        self.sources = sources
        self.asKnown = asKnown
    }
}

/// What the home page says until people have roles.
public struct HomeAnswer: Sendable {
    public var version: FrameworkVersion
    public var scorecard: Scorecard
    public var nextMeeting: Meeting?
    public var imports: [Import]
    public var packs: [Pack]
    public var figureCount: Int
    public var today: Day
}

/// Some of all figures, and where the next ones begin.
public struct FigurePage: Sendable {
    public var version: FrameworkVersion
    public var lines: [FigureLine]
    /// The same as the figures export has them.
    public var table: [UInt8]
    /// Nil when there are no more.
    public var next: String?
}

/// One figure with what explains it, made for an audience.
public struct FigureLine: Sendable {
    public var key: FigureKey
    public var indicator: Indicator
    public var shown: Shown
    /// The supplier's words, for the board alone.
    public var reason: String?
    public var extractedOn: Day?
    public var knownFrom: Day
    public var importNumber: Int64

    /// Nil for an indicator that the framework does not have any more.
    init?(_ known: KnownFigure, _ version: FrameworkVersion, _ audience: Audience) {
        guard let indicator = version.indicator(known.key.indicator) else { return nil }
        key = known.key
        self.indicator = indicator
        shown = known.figure.shown(as: indicator, to: audience)
        reason = audience == .board ? known.figure.reason : nil
        extractedOn = known.figure.extractedOn
        knownFrom = known.knownFrom
        importNumber = known.importNumber
    }
}

/// What a file would do, or why it was refused.
public struct ImportAnswer: Sendable {
    public var record: Import
    /// What refuses it.
    public var problems: [Problem]
    /// How many problems there are in all; `problems` holds the first of them.
    public var problemCount: Int
    /// What a person should know and that does not refuse it.
    public var notices: [Problem]
    public var noticeCount: Int
    /// The first of the figures that would change, old and new.
    public var changes: [FigureChange]
    /// Neighbour lists the file brings, when it is a neighbour model.
    public var neighbourCount: Int
    /// What it holds that could be asked for.
    public var offer: FileOffer?
    public var version: FrameworkVersion
    /// What is being done with it at this moment; nil when nothing is.
    public var step: ImportStep?
    /// Why the last thing that was done to it in the background was refused.
    public var failure: Refusal?

    public init(
        record: Import, problems: [Problem] = [], problemCount: Int = 0, notices: [Problem] = [], noticeCount: Int = 0,
        changes: [FigureChange] = [], neighbourCount: Int = 0, offer: FileOffer? = nil, version: FrameworkVersion,
        step: ImportStep? = nil, failure: Refusal? = nil
    ) {
        self.record = record
        self.problems = problems
        self.problemCount = problemCount
        self.notices = notices
        self.noticeCount = noticeCount
        self.changes = changes
        self.neighbourCount = neighbourCount
        self.offer = offer
        self.version = version
        self.step = step
        self.failure = failure
    }

    /// Nothing of it is known, and as it is nothing will be.
    public var isRefused: Bool { record.state == .refused || record.state == .unmapped }
}

/// Something asked for that is not there, not allowed, or not possible now: said to the person who asked.
public struct Refusal: Error, Sendable, CustomStringConvertible {
    public enum Kind: Sendable {
        case notFound, denied, notPossible
        /// Too much at once: the same again in a moment may do.
        case busy
    }

    public var kind: Kind
    public var what: String
    /// What to do instead.
    public var remedy: String

    public init(_ kind: Kind, _ what: String, remedy: String) {
        self.kind = kind
        self.what = what
        self.remedy = remedy
    }

    public var description: String { "\(what) \(remedy)" }
}
