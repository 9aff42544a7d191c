import Domain

/// The things of a framework by every name a file may use for them.
struct FrameworkNames {
    let areas: [Area]
    let indicators: [Indicator]
    /// Agencies' returns first, then the declared sources.
    let sources: [ID<Source>]
    /// The return of an agency, as a place in `sources`.
    let ownSource: [ID<Agency>: Int]
    private let areaPlaces: [String: Int]
    private let indicatorPlaces: [String: Int]
    private let sourcePlaces: [String: Int]
    private let members: [String: Set<String>]

    private static let ambiguous = -1

    init(_ version: FrameworkVersion) {
        let framework = version.framework
        areas = framework.areas
        indicators = framework.indicators
        let returns = framework.agencies.map { Source.ofReturn(by: $0).id }
        sources = returns + framework.sources.map(\.id).filter { !returns.contains($0) }
        ownSource = Dictionary(framework.agencies.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        areaPlaces = Self.areaIndex(areas)
        indicatorPlaces = Self.index(indicators.map { [[$0.id.text], $0.nationalCode.map(Self.codes) ?? []] }, Self.key)
        sourcePlaces = Self.index(sources.map { [[$0.text]] }, Self.key)
        members = Dictionary(
            framework.dimensions.map { ($0.id, Set($0.members.map(\.id))) }, uniquingKeysWith: { first, _ in first })
    }

    func area(_ text: String) -> Int? {
        let key = AreaNames.key(text)
        for name in areaPlaces[key] == nil ? AreaNames.variants(of: key) : [key] {
            if let place = areaPlaces[name] { return place == Self.ambiguous ? nil : place }
        }
        return nil
    }

    /// The one area whose name a text nearly is: two letters differ at most, one in a short name. Never used to match; a person says whether
    /// it is meant.
    func near(_ text: String) -> Int? {
        let key = AreaNames.key(text)
        guard key.count >= 5, area(text) == nil else { return nil }
        // "Locality 1" is no slip of "Locality 2".
        let digits = key.filter(\.isNumber)
        let most = key.count < 8 ? 1 : 2
        let places = areas.indices.filter { place in
            ([areas[place].name] + areas[place].otherNames).map(AreaNames.key).contains {
                $0.filter(\.isNumber) == digits && AreaNames.distance($0, key, atMost: most) != nil
            }
        }
        return places.count == 1 ? places.first : nil
    }

    func indicator(_ text: String) -> Int? { Self.find(text, indicatorPlaces) }
    func source(_ text: String) -> Int? { Self.find(text, sourcePlaces) }

    /// Whether two areas, or two indicators, go by this name, so that nobody can tell which is meant.
    func isAmbiguousArea(_ text: String) -> Bool {
        let key = AreaNames.key(text)
        let name = areaPlaces[key] == nil ? AreaNames.variants(of: key).first { areaPlaces[$0] != nil } : key
        return name.map { areaPlaces[$0] == Self.ambiguous } ?? false
    }
    func isAmbiguousIndicator(_ text: String) -> Bool { indicatorPlaces[Self.key(text)] == Self.ambiguous }

    /// Whether every part of a group is in the framework; anything goes where it declares none.
    func knowsMembers(_ group: PopulationGroup) -> Bool {
        members.isEmpty || group.members.allSatisfy { members[$0.dimension]?.contains($0.member) ?? false }
    }

    /// "NI 59" is also written "NI59" and "NI059".
    private static func codes(_ code: String) -> [String] {
        let bare = code.replacing(" ", with: "")
        let digits = bare.drop { !$0.isNumber }
        let padded = bare.dropLast(digits.count) + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        return [code, bare, String(padded)]
    }

    /// An id beats a code, a code beats an older one, a name beats another spelling, and all of them beat a name
    /// without what describes it ("Bristol" for "Bristol, City of").
    private static func areaIndex(_ areas: [Area]) -> [String: Int] {
        index(
            areas.map { area in
                let names = [area.name] + area.otherNames
                return [
                    [area.id.text], area.code.map { [$0] } ?? [], area.oldCodes, [area.name], area.otherNames,
                    names.flatMap { AreaNames.variants(of: AreaNames.key($0)) },
                ]
            }, AreaNames.key)
    }

    /// Names of a higher rank win. Within one rank a name of two things is nobody's.
    private static func index(_ names: [[[String]]], _ key: (String) -> String) -> [String: Int] {
        var places: [String: Int] = [:]
        for rank in 0..<(names.map(\.count).max() ?? 0) {
            var found: [String: Int] = [:]
            for (place, ranked) in names.enumerated() where rank < ranked.count {
                for name in ranked[rank].map(key) where !name.isEmpty {
                    found[name] = found[name].map { $0 == place ? place : ambiguous } ?? place
                }
            }
            places.merge(found) { higher, _ in higher }
        }
        return places
    }

    private static func find(_ text: String, _ places: [String: Int]) -> Int? {
        places[key(text)].flatMap { $0 == ambiguous ? nil : $0 }
    }

    private static func key(_ text: String) -> String { text.trimmed.lowercased() }
}

extension NoValueReason {
    /// A marker as files write it: ours, and those of other publishers.
    init?(marker text: some StringProtocol) {
        switch text.trimmed {
        case ":", ".", "..", "-", "–", "~": self = .notAvailable
        case "*", "<5", "<6": self = .suppressed
        default:
            guard text.utf8.count <= 3, let reason = NoValueReason(code: text.trimmed) else { return nil }
            self = reason
        }
    }
}

extension PeriodKind {
    /// A code of this kind, for a message.
    var example: String {
        switch self {
        case .of(let type): type.example
        case .pooledYears(let count): "2022-\(2022 + count - 1)"
        case .rollingMonths(let count): "\(count)M2025-09"
        case .yearEnding(let month): Period.yearEnding(.lastOfMonth(month, 2025)).code
        case .snapshotEach(let month): Period.snapshot(.lastOfMonth(month, 2025)).code
        }
    }
}
