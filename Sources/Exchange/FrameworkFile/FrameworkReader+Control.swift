import Domain

// How the control chart of an indicator is worked out, and what is said on it.
extension FrameworkReader {
    func rebases(_ map: YAMLMap) -> [SeriesReset] {
        map.maps("rebases", each: "rebase").compactMap { map in
            map.check(["from", "why"], under: "indicators.rebases")
            return dated(map, "from", "why").map { SeriesReset(from: $0, why: $1) }
        }
    }

    func events(_ map: YAMLMap) -> [SeriesEvent] {
        map.maps("events", each: "event").compactMap { map in
            map.check(["on", "what"], under: "indicators.events")
            return dated(map, "on", "what").map { SeriesEvent(on: $0, what: $1) }
        }
    }

    func control(_ map: YAMLMap) -> ControlSettings {
        guard let settings = map.map("control", name: "control of \(map.name)") else { return ControlSettings() }
        settings.check(["screened", "fixed_after"], under: "indicators.control")
        return ControlSettings(
            isScreened: settings.flag("screened") ?? true,
            fixedAfter: settings.whole("fixed_after", in: ControlSettings.possibleFixing))
    }

    private func dated(_ map: YAMLMap, _ dayKey: String, _ wordsKey: String) -> (Day, String)? {
        let day = map.required(dayKey) == nil ? nil : map.day(dayKey)
        let words = map.required(wordsKey)
        guard let day, let words else { return nil }
        return (day, words)
    }
}
