import Domain

/// Gathers what a file holds while its rows are read, for its preview to list.
struct OfferBuilder {
    private struct Seen {
        var title: String?
        var unit: String?
        var part = Mapping.Part.value
        var count = 0
        var example: String?
    }

    private struct SeenArea {
        var count = 0
        var place: Int?
        var near: Int?
    }

    private let names: FrameworkNames
    private let proposals: IndicatorProposals
    private var measures = Ordered<Seen>()
    private var periods = Ordered<Int>()
    private var areas = Ordered<SeenArea>()
    var groups: [FileOffer.Group] = []

    init(_ version: FrameworkVersion, _ names: FrameworkNames) {
        self.names = names
        proposals = IndicatorProposals(version)
    }

    mutating func measure(
        _ name: String, title: String? = nil, unit: String? = nil, part: Mapping.Part = .value, count: Int = 1, example: String?
    ) {
        measures.change(name, otherwise: Seen(part: part)) { seen in
            seen.count += count
            if seen.title == nil, let title, !title.isEmpty { seen.title = title }
            if seen.unit == nil, let unit, !unit.isEmpty { seen.unit = unit }
            if seen.example == nil { seen.example = example }
        }
    }

    mutating func period(_ text: String) { periods.change(text, otherwise: 0) { $0 += 1 } }

    /// - Parameter hasCode: Whether the file gives its code or number too: then an area that is not known is another
    ///   area, and not a slip of the pen.
    mutating func area(_ text: String, place: Int?, hasCode: Bool) {
        if text.isEmpty { return }
        if areas.has(text) {
            areas.change(text, otherwise: SeenArea()) { $0.count += 1 }
        } else {
            let near = place == nil && !hasCode ? names.near(text) : nil
            areas.change(text, otherwise: SeenArea(place: place, near: near)) { $0.count += 1 }
        }
    }

    func offer(_ format: Mapping.Format, period read: (String) -> Period?) -> FileOffer {
        FileOffer(
            format: format,
            measures: measures.all.map { name, seen in
                FileOffer.Measure(
                    name: name, title: seen.title, unit: seen.unit, count: seen.count, part: seen.part, example: seen.example,
                    proposals: proposals.proposals(for: seen.title ?? OfferBuilder.words(name), code: name))
            },
            periods: periods.all.map { FileOffer.PeriodName(text: $0, count: $1, period: read($0)) },
            areas: areas.all.map { text, seen in
                FileOffer.AreaName(
                    text: text, count: seen.count, area: seen.place.map { names.areas[$0].id },
                    near: seen.near.map { names.areas[$0].id })
            },
            groups: groups)
    }

    /// "rereferral_percent" as words.
    static func words(_ name: String) -> String { name.replacing("_", with: " ") }

    /// "2022/23", "2023", "2020-22" as they would be read when nothing is said: a bare year is the one in which the
    /// period ends.
    static func usualPeriod(_ text: String) -> Period? {
        PeriodReading.financialYear.period(text)
            ?? (2...5).lazy.compactMap { PeriodReading.pooledYears($0).period(text) }.first
    }
}

/// Values by name, in the order in which the names came.
private struct Ordered<Value> {
    private var places: [String: Int] = [:]
    private(set) var all: [(String, Value)] = []

    func has(_ name: String) -> Bool { places[name] != nil }

    mutating func change(_ name: String, otherwise new: @autoclosure () -> Value, _ change: (inout Value) -> Void) {
        let place = places[name] ?? all.count
        if place == all.count {
            places[name] = place
            all.append((name, new()))
        }
        change(&all[place].1)
    }
}

extension Problem {
    /// Said of a file of which no mapping asks for anything.
    static func unasked(_ what: String, mappings: Int) -> Problem {
        Problem(
            what: mappings == 0
                ? "Nothing in \(what) is asked for yet." : "No mapping asks for anything that is in \(what).",
            remedy: "Choose what you want of it on its page, which makes a mapping, or write one into the framework.")
    }
}
