import Domain

// Which indicators belong together.
extension FrameworkReader {
    func flow(of id: ID<Indicator>, _ map: YAMLMap) -> Indicator.Flow? {
        guard let itself = map.map("flow", name: "flow of \(map.name)") else { return nil }
        itself.check(["starts", "ends"], under: "indicators.flow")
        let starts = other(than: id, itself, "starts", "Name the indicator that counts what starts")
        let ends = other(than: id, itself, "ends", "Name the indicator that counts what ends")
        guard let starts, let ends else { return nil }
        if starts == ends {
            itself.note(
                "ends", cell: ends.text, "starts and ends of \(itself.name) are the same indicator",
                "Name one that counts what starts and one that counts what ends")
            return nil
        }
        return Indicator.Flow(starts: starts, ends: ends)
    }

    func counterpart(of id: ID<Indicator>, _ map: YAMLMap) -> Indicator.Counterpart? {
        guard let itself = map.map("agrees_with", name: "agrees_with of \(map.name)") else { return nil }
        itself.check(["indicator", "part", "its", "what"], under: "indicators.agrees_with")
        let indicator = other(than: id, itself, "indicator", "Name the indicator by which another agency counts the same")
        let words = CountedPart.allCases.map(\.rawValue)
        let part = itself.requiredWord("part", of: words, CountedPart.init(rawValue:))
        let its = itself.requiredWord("its", of: words, CountedPart.init(rawValue:))
        let what = itself.required("what")
        guard let indicator, let part, let its, let what else { return nil }
        return Indicator.Counterpart(indicator: indicator, part: part, its: its, what: what)
    }

    private func other(than id: ID<Indicator>, _ map: YAMLMap, _ key: String, _ remedy: String) -> ID<Indicator>? {
        let named: ID<Indicator>? = required("indicator", map, key)
        guard named == id else { return named }
        map.note(key, cell: id.text, "\(key) of \(map.name) is the indicator itself", remedy)
        return nil
    }

    /// What could never be compared is refused, lest somebody believes that it is checked. All indicators are read by now;
    /// what names none of them is told with all other names.
    func checkRelated(_ read: [(indicator: Indicator, map: YAMLMap)]) {
        let indicators = Dictionary(read.map { ($0.indicator.id, $0.indicator) }, uniquingKeysWith: { first, _ in first })
        for (indicator, map) in read {
            if let flow = indicator.flow {
                for one in [indicator.id, flow.starts, flow.ends].compactMap({ indicators[$0] }) where !counts(one) {
                    map.note(
                        "flow", cell: one.id.text,
                        "flow of \(map.name) needs counts, and “\(one.id)” has the unit \(one.unit.word)",
                        "Name indicators with the unit count, percent or a rate, or take flow out")
                }
            }
            if let counterpart = indicator.agreesWith, let other = indicators[counterpart.indicator],
                let itself = map.map("agrees_with", name: "agrees_with of \(map.name)")
            {
                check(counterpart, of: indicator, with: other, itself)
            }
        }
    }

    /// Whether what it counts can be added to: a numerator, or the value of a count.
    private func counts(_ indicator: Indicator) -> Bool {
        let parts = CountedPart.of(indicator.unit)
        return parts.contains(.value) || parts.contains(.numerator)
    }

    private func check(_ counterpart: Indicator.Counterpart, of indicator: Indicator, with other: Indicator, _ map: YAMLMap) {
        if other.agency == indicator.agency {
            map.note(
                "indicator", cell: other.id.text, "\(map.name) names “\(other.id)”, which the same agency populates",
                "Name an indicator that another agency populates")
        }
        if other.frequency != indicator.frequency || other.periodKind != indicator.periodKind {
            map.note(
                "indicator", cell: other.id.text,
                "\(map.name) names “\(other.id)”, which is \(other.frequency.rawValue) by \(other.periodKind.word) and not \(indicator.frequency.rawValue) by \(indicator.periodKind.word)",
                "Name an indicator with the same frequency and period_type")
        }
        check("part", counterpart.part, of: indicator, map)
        check("its", counterpart.its, of: other, map)
    }

    private func check(_ key: String, _ part: CountedPart, of indicator: Indicator, _ map: YAMLMap) {
        let parts = CountedPart.of(indicator.unit)
        if parts.contains(part) { return }
        map.note(
            key, cell: part.rawValue,
            "\(key) of \(map.name) is \(part.rawValue), which is no count of “\(indicator.id)” with the unit \(indicator.unit.word)",
            parts.isEmpty
                ? "Name an indicator that counts something, or take agrees_with out"
                : "Write \(parts.map(\.rawValue).joined(separator: " or "))")
    }
}
