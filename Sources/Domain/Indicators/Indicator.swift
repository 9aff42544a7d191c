/// A defined measure. It is never deleted: it is closed, and names its successor.
public struct Indicator: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case nationalIndicator = "National Indicator"
        case statutoryReturn = "statutory return"
        case publishedStatistic = "published statistic"
        case local, survey, audit, inspection
        /// Counts of people, by which rates divide.
        case population
    }

    public enum Polarity: String, CaseIterable, Sendable {
        case higherBetter = "higher-better"
        case lowerBetter = "lower-better"
        case inRange = "neutral-in-range"
    }

    public var id: ID<Indicator>
    /// "NI 59": the code of the national set of 2008 to 2010, kept so that the old papers can be found.
    public var nationalCode: String?
    public var title: String
    public var kind: Kind
    public var unit: Unit
    public var polarity: Polarity
    public var decimals: Int
    public var frequency: Frequency
    public var periodKind: PeriodKind
    /// Days after a period's end until its local, and its published, figure can be had.
    public var localLagDays: Int?
    public var publishedLagDays: Int?
    /// Who populates it.
    public var agency: ID<Agency>
    public var sourceReturn: String?
    /// Its sources in the order pages prefer them; the first is shown and the others offered as vintages.
    public var sources: [ID<Source>]
    public var breakdowns: [String]
    public var hasAreas: Bool
    public var disclosure: DisclosureRule
    public var definitions: [DefinitionVersion]
    public var breaks: [SeriesBreak]
    public var rebases: [SeriesReset]
    public var events: [SeriesEvent]
    public var control: ControlSettings
    /// What starts and what ends, where this counts a stock.
    public var flow: Flow?
    /// Where another agency counts the same.
    public var agreesWith: Counterpart?
    public var replacedBy: ID<Indicator>?
    public var closedOn: Day?
    /// Whether the definition was checked against its source, and by whom or what.
    public var verification: Verification
    public var access: AccessClass
    public var note: String?

    public init(
        id: ID<Indicator>, nationalCode: String? = nil, title: String, kind: Kind = .local, unit: Unit, polarity: Polarity,
        decimals: Int? = nil, frequency: Frequency, periodKind: PeriodKind, localLagDays: Int? = nil,
        publishedLagDays: Int? = nil,
        agency: ID<Agency>, sourceReturn: String? = nil, sources: [ID<Source>] = [], breakdowns: [String] = [],
        hasAreas: Bool = false,
        disclosure: DisclosureRule = .childrenInNeed, definitions: [DefinitionVersion] = [], breaks: [SeriesBreak] = [],
        rebases: [SeriesReset] = [], events: [SeriesEvent] = [], control: ControlSettings = ControlSettings(),
        flow: Flow? = nil, agreesWith: Counterpart? = nil, replacedBy: ID<Indicator>? = nil, closedOn: Day? = nil,
        verification: Verification = .unverified, access: AccessClass = .open, note: String? = nil
    ) {
        self.id = id
        self.nationalCode = nationalCode
        self.title = title
        self.kind = kind
        self.unit = unit
        self.polarity = polarity
        self.decimals = decimals ?? unit.usualDecimals
        self.frequency = frequency
        self.periodKind = periodKind
        self.localLagDays = localLagDays
        self.publishedLagDays = publishedLagDays
        self.agency = agency
        self.sourceReturn = sourceReturn
        self.sources = sources
        self.breakdowns = breakdowns
        self.hasAreas = hasAreas
        self.disclosure = disclosure
        self.definitions = definitions
        self.breaks = breaks
        self.rebases = rebases
        self.events = events
        self.control = control
        self.flow = flow
        self.agreesWith = agreesWith
        self.replacedBy = replacedBy
        self.closedOn = closedOn
        self.verification = verification
        self.access = access
        self.note = note
    }

    public var calendar: PeriodCalendar { PeriodCalendar(kind: periodKind, frequency: frequency) }

    /// The definition in force at a period's end.
    public func definition(for period: Period) -> DefinitionVersion? {
        definitions.last { $0.validFrom.map { $0 <= period.lastDay } ?? true }
    }

    /// A break after `earlier` and up to `later`: the two must not be compared.
    public func seriesBreak(between earlier: Period, and later: Period) -> SeriesBreak? {
        breaks.first { earlier.lastDay < $0.from && $0.from <= later.lastDay }
    }
}

/// How an indicator was defined from a day on.
public struct DefinitionVersion: Hashable, Sendable {
    public var number: Int
    public var validFrom: Day?
    public var definition: String?
    public var numerator: String?
    public var denominator: String?

    public init(
        number: Int = 1, validFrom: Day? = nil, definition: String? = nil, numerator: String? = nil, denominator: String? = nil
    ) {
        self.number = number
        self.validFrom = validFrom
        self.definition = definition
        self.numerator = numerator
        self.denominator = denominator
    }
}

/// From this day on, figures are not comparable with those before.
public struct SeriesBreak: Hashable, Sendable {
    public var from: Day
    public var reason: String

    public init(from: Day, reason: String) {
        self.from = from
        self.reason = reason
    }
}

/// Whether somebody compared a definition with its source.
public enum Verification: Hashable, Sendable {
    case unverified
    case verified(by: String)
}
