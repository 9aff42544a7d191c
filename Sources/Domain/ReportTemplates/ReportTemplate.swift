/// What a body's report prints beside each measure, as agreed in one of its minutes. A later agreement is another version;
/// the report of a day is printed by the version of that day.
public struct ReportTemplate: Hashable, Sendable {
    /// A column that the program can really print.
    public enum Part: String, CaseIterable, Sendable {
        case figure, count, target, rating, lastYear = "last-year", trend, district, neighbours, country
        case populatedBy = "populated-by", source, notKnown = "not-known"

        public var label: String {
            switch self {
            case .figure: "Figure"
            case .count: "Number (n of N)"
            case .target: "Target or range"
            case .rating: "Rating"
            case .lastYear: "Same period last year"
            case .trend: "Trend"
            case .district: "District beside it"
            case .neighbours: "Similar councils"
            case .country: "England"
            case .populatedBy: "Who populates it"
            case .source: "Source"
            case .notKnown: "Not known or missing"
            }
        }
    }

    public var body: ID<Body>
    public var version: Int64
    /// In the order of `Part`, each once, the figure always.
    public let parts: [Part]
    /// Why it is so.
    public var why: String
    public var meeting: ID<Meeting>?
    public var minute: String
    /// The wish that it carries out.
    public var request: Int64?
    public var from: Day
    /// From when on it is no longer a draft.
    public var finalOn: Day?
    public var by: Actor

    public init(
        body: ID<Body>, version: Int64, parts: Set<Part>, why: String, meeting: ID<Meeting>? = nil, minute: String = "",
        request: Int64? = nil, from: Day, finalOn: Day? = nil, by: Actor
    ) {
        self.body = body
        self.version = version
        self.parts = Part.allCases.filter { parts.contains($0) || $0 == .figure }
        self.why = why
        self.meeting = meeting
        self.minute = minute
        self.request = request
        self.from = from
        self.finalOn = finalOn
        self.by = by
    }

    /// What every report has had until somebody agreed on more.
    public static func first(of body: ID<Body>) -> ReportTemplate {
        ReportTemplate(
            body: body, version: 0, parts: [.figure, .rating, .district], why: "Nobody has agreed on another format yet",
            from: Day(number: 0), by: .owner)
    }
}

/// What a report says of its own format: what is different from the one before.
public struct ReportChange: Hashable, Sendable {
    public var added: [ReportTemplate.Part]
    public var dropped: [ReportTemplate.Part]
    /// In which minutes it was asked for.
    public var minutes: [String]
    /// The day of the report before.
    public var since: Day

    /// Nil where the format is the same.
    public init?(_ versions: [ReportTemplate], since: Day, until day: Day) {
        let known = versions.filter { $0.from <= day }.sorted { $0.version < $1.version }
        guard let now = known.last, let before = known.last(where: { $0.from <= since }), now.parts != before.parts else {
            return nil
        }
        added = now.parts.filter { !before.parts.contains($0) }
        dropped = before.parts.filter { !now.parts.contains($0) }
        var seen: Set<String> = []
        minutes = known.filter { $0.from > since }.map(\.minute).filter { !$0.isEmpty && seen.insert($0).inserted }
        self.since = since
    }

    /// "Changed since July: added 2 columns (minute 47)".
    public var sentence: String {
        let changes = [("added", added.count), ("dropped", dropped.count)].filter { $0.1 > 0 }
            .map { "\($0.0) \($0.1) \($0.1 == 1 ? "column" : "columns")" }
        let asked = minutes.isEmpty ? "" : " (\(minutes.count == 1 ? "minute" : "minutes") \(minutes.joined(separator: ", ")))"
        return "Changed since \(since.monthName): \(changes.joined(separator: ", "))\(asked)"
    }
}

extension Day {
    /// "July".
    public var monthName: String { String(long.split(separator: " ")[1]) }
}
