import Domain

// What the board chose, and how it looks at it
extension FrameworkReader {
    /// The keys of an indicator that only one on the board's list has.
    static let ofTheBasket = [
        "tier", "priority", "reason", "duty", "held_to_account", "target", "targets", "expected_range", "benchmark", "benchmarks",
    ]

    func priorities() -> [Priority] {
        let known = ["id", "number", "title", "outcome", "lead", "accountable", "subgroup", "note", "closed_on"]
        var priorities = root.maps("priorities", each: "priority").compactMap { map in
            map.check(known, under: "priorities")
            return priority(map)
        }
        if let group = root.map("enabler_group", name: "the enabler group") {
            group.check(known.filter { $0 != "number" }, under: "enabler_group")
            if let enablers = priority(group) { priorities.append(enablers) }
        }
        return priorities
    }

    private func priority(_ map: YAMLMap) -> Priority? {
        let id: ID<Priority>? = declare("priority", map)
        let title = map.required("title")
        let (number, outcome, lead) = (map.whole("number", in: 1...99), map.text("outcome"), map.text("lead"))
        let (accountable, note, closedOn) = (map.text("accountable"), map.text("note"), map.day("closed_on"))
        let subGroup: ID<Body>? = mention("body", map, "subgroup")
        guard let id, let title else { return nil }
        return Priority(
            id: id, number: number, title: title, outcome: outcome, lead: lead, accountable: accountable, subGroup: subGroup,
            note: note, closedOn: closedOn)
    }

    func basketLine(of indicator: ID<Indicator>, _ map: YAMLMap) -> BasketLine? {
        let said = Self.ofTheBasket.filter(map.has)
        if said.isEmpty { return nil }
        for key in ["tier", "priority"] where !map.has(key) {
            map.note(
                said[0], "\(map.name) has \(said[0]) and no \(key)".capitalisedFirst,
                "Add \(key): only what the board chose under a priority has this; or take \(said.listed) out")
        }
        let tier = map.word("tier", of: BasketLine.Tier.allCases.map(\.rawValue), BasketLine.Tier.init(rawValue:))
        let priority: ID<Priority>? = mention("priority", map, "priority")
        let held: ID<Agency>? = mention("agency", map, "held_to_account")
        let (reason, duty, targets, benchmarks) = (map.text("reason"), map.text("duty"), targets(map), benchmarks(map))
        guard let tier, let priority else { return nil }
        return BasketLine(
            indicator: indicator, priority: priority, tier: tier, reason: reason, duty: duty, heldToAccount: held,
            targets: targets,
            benchmarks: benchmarks)
    }

    private func targets(_ map: YAMLMap) -> [Target] {
        if map.has("target"), map.has("targets") {
            map.note("target", "\(map.name) has both target and targets".capitalisedFirst, "Put all of them under targets")
        }
        var targets: [Target] = []
        if let (lower, upper) = map.range("expected_range") { targets.append(Target(aim: .expectedRange(lower, upper))) }
        targets += map.maps("targets", each: "target").compactMap(target)
        if let one = map.map("target", name: "target of \(map.name)").flatMap(target) { targets.append(one) }
        return targets
    }

    private func target(_ map: YAMLMap) -> Target? {
        map.check(
            ["value", "band", "expected_range", "tolerance", "kind", "quarter_profile", "from", "until", "area", "note"],
            under: "indicators.target")
        let said = ["value", "band", "expected_range"].filter(map.has)
        if said.count != 1 {
            map.note(
                nil, "\(map.name) has \(said.isEmpty ? "no aim" : said.listed)".capitalisedFirst,
                "Give one of value, band: [lower, upper] and expected_range: [lower, upper]")
        }
        let (from, until) = days(map, "from", "until")
        let area: ID<Area>? = mention("area", map, "area")
        let (tolerance, profile, note) = (tolerance(map), quarterProfile(map), map.text("note"))
        let value = map.number("value").map(Target.Aim.value)
        let band = map.range("band").map { Target.Aim.band($0.0, $0.1) }
        guard let aim = value ?? band ?? map.range("expected_range").map({ .expectedRange($0.0, $0.1) }) else { return nil }
        return Target(aim: aim, tolerance: tolerance, from: from, until: until, area: area, quarterProfile: profile, note: note)
    }

    private func tolerance(_ map: YAMLMap) -> Target.Tolerance {
        let isRelative =
            map.word("kind", of: ["points", "relative_percent"]) { ["points": false, "relative_percent": true][$0] } ?? false
        let size = map.number("tolerance") ?? 0
        if size < 0 {
            map.note("tolerance", "tolerance of \(map.name) is less than nothing", "Write how far from the target is still amber")
        }
        return isRelative ? .percentOfTarget(size) : .points(size)
    }

    private func quarterProfile(_ map: YAMLMap) -> [Int: Double] {
        guard let profile = map.map("quarter_profile", name: "quarter_profile of \(map.name)") else { return [:] }
        profile.check(["Q1", "Q2", "Q3", "Q4"], under: "indicators.target.quarter_profile")
        let aims = (1...4).compactMap { quarter in profile.number("Q\(quarter)").map { (quarter, $0) } }
        return Dictionary(uniqueKeysWithValues: aims)
    }

    private func benchmarks(_ map: YAMLMap) -> [StatedBenchmark] {
        var benchmarks = map.maps("benchmarks", each: "benchmark").compactMap { map -> StatedBenchmark? in
            map.check(["of", "value", "period", "source"], under: "indicators.benchmarks")
            let of = map.requiredWord("of", of: ["england", "neighbours"], StatedBenchmark.Of.init(rawValue:))
            let value = map.required("value") == nil ? nil : map.number("value")
            let (period, source) = (map.period("period"), map.text("source"))
            guard let of, let value else { return nil }
            return StatedBenchmark(of: of, value: value, period: period, source: source)
        }
        guard let stated = map.map("benchmark", name: "benchmark of \(map.name)") else { return benchmarks }
        stated.check(BenchmarkKeys.all, later: ["la_quartiles"], under: "indicators.benchmark")
        for keys in [BenchmarkKeys.england, .neighbours] {
            let (period, source) = (stated.period(keys.period), stated.text(keys.source))
            guard let value = stated.number(keys.value) else { continue }
            benchmarks.append(StatedBenchmark(of: keys.of, value: value, period: period, source: source))
        }
        return benchmarks
    }
}

/// How `benchmark` says what `StatedBenchmark` holds.
struct BenchmarkKeys {
    var of: StatedBenchmark.Of
    var value: String
    var period: String
    var source: String

    static let england = BenchmarkKeys(of: .england, value: "england", period: "england_period", source: "source")
    static let neighbours = BenchmarkKeys(
        of: .neighbours, value: "statistical_neighbours", period: "statistical_neighbours_period",
        source: "statistical_neighbours_source")
    static let all = [england, neighbours].flatMap { [$0.value, $0.period, $0.source] }
}
