/// Areas that together make up another: what each counts adds up to what the whole counts.
public struct AreaSplit: Hashable, Sendable {
    public var whole: ID<Area>
    public var name: String
    public var parts: [ID<Area>]

    public init(whole: ID<Area>, name: String, parts: [ID<Area>]) {
        self.whole = whole
        self.name = name
        self.parts = parts
    }

    /// The splits of a framework's areas: what lies directly in an area and is of one kind, as localities are in a district.
    /// Where two divisions of one kind lie over each other, as those of the police and of health may, nothing tells them
    /// apart; they are left out when one of their parts holds a smaller area that another of them holds too.
    public static func all(of areas: [Area], on day: Day) -> [AreaSplit] {
        let standing = areas.filter { $0.exists(on: day) && $0.kind != .authority }
        let names = Dictionary(standing.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        var parts: [Division: [ID<Area>]] = [:]
        for area in standing {
            for parent in area.parents where names[parent] != nil {
                parts[Division(of: parent, by: area.kind), default: []].append(area.id)
            }
        }
        // An area with two parents of one kind lies where two divisions do.
        let kinds = Dictionary(standing.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
        let doubled = Set(
            standing.flatMap { area -> [ID<Area>] in
                let parents = area.parents.filter { kinds[$0] != nil }
                return parents.filter { parent in parents.count { kinds[$0] == kinds[parent] } > 1 }
            })
        return parts.filter { $1.count > 1 && doubled.isDisjoint(with: $1) }
            .map { AreaSplit(whole: $0.whole, name: names[$0.whole] ?? $0.whole.text, parts: $1.sorted()) }
            .sorted { ($0.whole, $0.parts.count) < ($1.whole, $1.parts.count) }
    }

    private struct Division: Hashable {
        var whole: ID<Area>
        var kind: Area.Kind

        init(of whole: ID<Area>, by kind: Area.Kind) {
            self.whole = whole
            self.kind = kind
        }
    }

    func findings(in table: LineTable) -> [Finding] {
        table.lines(of: whole).flatMap { line -> [Finding] in
            let found = parts.compactMap { part -> CheckedLine? in
                var key = line.key
                key.area = part
                return table[key]
            }
            return PartSum(
                whole: line, parts: found, isComplete: found.count == parts.count, partsName: "The areas", wholeName: name
            ).findings
        }
    }
}

/// Children divided by age, by sex or by ethnicity: the members of one dimension add up to everybody.
struct GroupSums {
    private let members: [String: Set<String>]

    init(_ dimensions: [Dimension]) {
        members = Dictionary(
            dimensions.map { ($0.id, Set($0.members.map(\.id))) }, uniquingKeysWith: { first, _ in first })
    }

    private struct Division: Hashable {
        var whole: CheckedLine.Key
        var dimension: String
    }

    func findings(in table: LineTable) -> [Finding] {
        var parts: [Division: [(member: String, line: CheckedLine)]] = [:]
        var order: [Division] = []
        for line in table.lines where line.key.group != .total {
            for (dimension, member) in line.key.group.members {
                var whole = line.key
                whole.group = GroupSums.without(dimension, line.key.group)
                let division = Division(whole: whole, dimension: dimension)
                if parts[division] == nil { order.append(division) }
                parts[division, default: []].append((member, line))
            }
        }
        return order.flatMap { division -> [Finding] in
            guard let whole = table[division.whole], let found = parts[division] else { return [] }
            let group = division.whole.group
            return PartSum(
                whole: whole, parts: found.map(\.line), isComplete: members[division.dimension] == Set(found.map(\.member)),
                partsName: "The groups by \(division.dimension)", wholeName: group == .total ? "everybody" : group.text
            ).findings
        }
    }

    private static func without(_ dimension: String, _ group: PopulationGroup) -> PopulationGroup {
        let rest = group.members.filter { $0.dimension != dimension }.map { "\($0.dimension)=\($0.member)" }
        return PopulationGroup(rest.joined(separator: ";")) ?? .total
    }
}

/// Parts held against their whole, count by count.
struct PartSum {
    var whole: CheckedLine
    var parts: [CheckedLine]
    /// Whether these are all the parts there are, so that they must make the whole and not only fit into it.
    var isComplete: Bool
    var partsName: String
    var wholeName: String

    /// Nothing where a part has a marker or no answer yet: what is protected or not there is not worked out here.
    var findings: [Finding] {
        guard !parts.isEmpty, let given = whole.given, parts.allSatisfy({ $0.given != nil }) else { return [] }
        return CountedPart.of(whole.indicator.unit).compactMap { part in
            let numbers = parts.compactMap { $0.given.flatMap(part.number) }
            guard numbers.count == parts.count, let total = part.number(of: given) else { return nil }
            return finding(part, sum: numbers.reduce(0, +), total: total)
        }
    }

    private func finding(_ part: CountedPart, sum: Double, total: Double) -> Finding? {
        let what = part == .value ? "" : " of the \(part.rawValue)s"
        let words = "\(partsName) add up to \(FigureText.count(sum))\(what)"
        if sum > total {
            return whole.finding(
                .partsAndTotal, .error, part.field,
                "\(words), \(FigureText.count(sum - total)) more than the \(FigureText.count(total)) of \(wholeName).",
                "Correct the total or the part that is too large.")
        }
        guard isComplete, sum < total else { return nil }
        return whole.finding(
            .partsAndTotal, .mustExplain, part.field,
            "\(words), \(FigureText.count(total - sum)) fewer than the \(FigureText.count(total)) of \(wholeName).",
            "Correct the total or the parts; if some belong to none of them, say how many and why.")
    }
}
