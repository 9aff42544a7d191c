import Domain

// What it measures
extension FrameworkReader {
    func indicators() -> ([Indicator], [BasketLine]) {
        let read = root.requiredMaps("indicators", each: "indicator").map { map in
            map.check(
                [
                    "id", "national_code", "title", "kind", "unit", "polarity", "decimals", "frequency", "period_type",
                    "local_lag_days",
                    "published_lag_days", "agency", "source_return", "sources", "breakdowns", "area_breakdown", "disclosure",
                    "definitions", "breaks", "rebases", "events", "control", "flow", "agrees_with", "replaced_by", "closed_on",
                    "verified_by", "access",
                    "note",
                ] + Self.ofTheBasket, later: ["generate", "missing"], under: "indicators")
            let id: ID<Indicator>? = declare("indicator", map)
            return (map: map, indicator: id.flatMap { indicator($0, map) }, line: id.flatMap { basketLine(of: $0, map) })
        }
        checkRelated(read.compactMap { one in one.indicator.map { ($0, one.map) } })
        return (read.compactMap(\.indicator), read.compactMap(\.line))
    }

    func dimensions() -> [Dimension] {
        root.maps("groups", each: "group").compactMap { map in
            map.check(["dimension", "members"], under: "groups")
            let id: ID<Dimension>? = declare("dimension", map, key: "dimension")
            let members = map.requiredMaps("members", each: "member").compactMap { map -> Dimension.Member? in
                map.check(["id", "name"], under: "groups.members")
                let member: ID<Dimension.Member>? = declare("member of \(id?.text ?? "group")", map)
                let name = map.required("name")
                guard let member, let name else { return nil }
                return Dimension.Member(id: member.text, name: name)
            }
            return id.map { Dimension(id: $0.text, members: members) }
        }
    }

    func sources(agencies: [Agency]) -> [Source] {
        for agency in agencies { declare("source", id: Source.ofReturn(by: agency).id.text) }
        return root.maps("sources", each: "source").compactMap { map in
            map.check(["id", "name", "edition", "publisher", "licence", "attribution", "address", "agency"], under: "sources")
            let id: ID<Source>? = declare("source", map)
            let name = map.required("name")
            let (edition, publisher, licence) = (map.text("edition"), map.text("publisher"), map.text("licence"))
            let (attribution, address) = (map.text("attribution"), map.text("address"))
            let agency: ID<Agency>? = mention("agency", map, "agency")
            guard let id, let name else { return nil }
            return Source(
                id: id, name: name, edition: edition, publisher: publisher, licence: licence, attribution: attribution,
                address: address, agency: agency)
        }
    }

    private func indicator(_ id: ID<Indicator>, _ map: YAMLMap) -> Indicator? {
        let title = map.required("title")
        let kind = map.word("kind", of: Indicator.Kind.allCases.map(\.rawValue), Indicator.Kind.init(rawValue:)) ?? .local
        let unit = map.requiredWord("unit", of: Unit.vocabulary, Unit.init(word:))
        let polarity = map.requiredWord(
            "polarity", of: Indicator.Polarity.allCases.map(\.rawValue), Indicator.Polarity.init(rawValue:))
        let frequency = map.requiredWord("frequency", of: Frequency.allCases.map(\.rawValue), Frequency.init(rawValue:))
        let periodKind = map.requiredWord("period_type", of: PeriodKind.vocabulary, PeriodKind.init(word:))
        let agency: ID<Agency>? = required("agency", map, "agency")
        let (decimals, closedOn) = (map.whole("decimals", in: 0...9), map.day("closed_on"))
        let (localLag, publishedLag) = (map.whole("local_lag_days", in: 0...9999), map.whole("published_lag_days", in: 0...9999))
        let sources = mentions("source", map, "sources", of: Source.self)
        let replacedBy: ID<Indicator>? = mention("indicator", map, "replaced_by")
        let (disclosure, definitions, breaks) = (disclosure(map), definitions(map), breaks(map))
        let (rebases, events, control) = (rebases(map), events(map), control(map))
        let (flow, agreesWith) = (flow(of: id, map), counterpart(of: id, map))
        let (code, sourceReturn, note) = (map.text("national_code"), map.text("source_return"), map.text("note"))
        let (breakdowns, hasAreas) = (map.texts("breakdowns"), map.flag("area_breakdown") ?? false)
        let access = access(map)
        guard let title, let unit, let polarity, let frequency, let periodKind, let agency else { return nil }
        return Indicator(
            id: id, nationalCode: code, title: title, kind: kind, unit: unit, polarity: polarity, decimals: decimals,
            frequency: frequency, periodKind: periodKind, localLagDays: localLag, publishedLagDays: publishedLag, agency: agency,
            sourceReturn: sourceReturn, sources: sources, breakdowns: breakdowns, hasAreas: hasAreas, disclosure: disclosure,
            definitions: definitions, breaks: breaks, rebases: rebases, events: events, control: control, flow: flow,
            agreesWith: agreesWith, replacedBy: replacedBy, closedOn: closedOn,
            verification: map.text("verified_by").flatMap(Verification.init(word:)) ?? .unverified, access: access, note: note)
    }

    /// Who may see an indicator or a meeting.
    func access(_ map: YAMLMap) -> AccessClass {
        map.word("access", of: AccessClass.all.map(\.word), AccessClass.init(word:)) ?? .open
    }

    private func disclosure(_ map: YAMLMap) -> DisclosureRule {
        let key = "disclosure"
        if !map.isMapping(key) {
            return map.word(key, of: DisclosureRule.words.map(\.word)) { word in
                DisclosureRule.words.first { $0.word == word }?.rule
            }
                ?? .childrenInNeed
        }
        guard let rule = map.map(key, name: "\(key) of \(map.name)") else { return .childrenInNeed }
        rule.check(["largest_protected_count", "smallest_denominator"], under: "indicators.disclosure")
        let usual = DisclosureRule.childrenInNeed
        return DisclosureRule(
            largestProtectedCount: rule.whole("largest_protected_count", in: 0...1000) ?? usual.largestProtectedCount,
            smallestDenominator: rule.whole("smallest_denominator", in: 0...1000) ?? usual.smallestDenominator)
    }

    private func definitions(_ map: YAMLMap) -> [DefinitionVersion] {
        map.maps("definitions", each: "definition").enumerated().map { index, map in
            map.check(["number", "valid_from", "definition", "numerator", "denominator"], under: "indicators.definitions")
            return DefinitionVersion(
                number: map.whole("number", in: 1...9999) ?? index + 1, validFrom: map.day("valid_from"),
                definition: map.text("definition"), numerator: map.text("numerator"), denominator: map.text("denominator"))
        }
    }

    private func breaks(_ map: YAMLMap) -> [SeriesBreak] {
        map.maps("breaks", each: "break").compactMap { map in
            map.check(["from", "reason"], under: "indicators.breaks")
            let from = map.required("from") == nil ? nil : map.day("from")
            let reason = map.required("reason")
            guard let from, let reason else { return nil }
            return SeriesBreak(from: from, reason: reason)
        }
    }
}

extension DisclosureRule {
    static let words: [(word: String, rule: DisclosureRule)] = [
        ("children-in-need", .childrenInNeed), ("hospital", .hospital), ("survey", .survey),
    ]
}

extension Verification {
    /// "knowledge" is the catalogue's word for what somebody remembered, which nobody may take for checked.
    init?(word: String) {
        self = word == "knowledge" || word == "unverified" ? .unverified : .verified(by: word)
    }
}
