import Domain

/// Where it is.
struct Places {
    var areas: [Area]
    var district: ID<Area>
    var region: ID<Area>?
    var country: ID<Area>?
}

extension FrameworkReader {
    func places(of partnership: Partnership?, _ itsPopulations: [Population], year: Int?) -> Places? {
        guard let map = root.requiredMap("areas", name: "areas") else { return nil }
        map.check(["list", "population_year", "district", "region", "country"], later: ["note"], under: "areas")
        let year = map.whole("population_year", in: 1900...2199) ?? year
        let entries = map.requiredMaps("list", each: "area").compactMap { entry in
            area(entry, populationYear: year).map { (area: $0, map: entry) }
        }
        checkParents(entries)
        var areas = entries.map(\.area)
        let named: ID<Area>? = place("district", in: map)
        let region: ID<Area>? = place("region", in: map)
        let country: ID<Area>? = place("country", in: map)
        guard let partnership else { return nil }
        if let district = named ?? areas.first(where: { $0.kind == .district })?.id {
            if let index = areas.firstIndex(where: { $0.id == district }), areas[index].populations.isEmpty {
                areas[index].populations = itsPopulations
            }
            return Places(areas: areas, district: district, region: region, country: country)
        }
        let district = made(of: partnership, itsPopulations, around: &areas)
        areas.insert(district, at: 0)
        return Places(areas: areas, district: district.id, region: region, country: country)
    }

    /// They may stand at the top of the file or under `areas`.
    private func place(_ key: String, in map: YAMLMap) -> ID<Area>? { mention("area", root.has(key) ? root : map, key) }

    private func area(_ map: YAMLMap, populationYear: Int?) -> Area? {
        map.check(
            [
                "id", "name", "kind", "code", "old_codes", "other_names", "parent", "parents", "committee", "valid_from",
                "valid_until",
                "populations",
            ], later: ["need_weight"], under: "areas.list", also: { PopulationKey.ofArea($0) != nil })
        let id: ID<Area>? = declare("area", map)
        let name = map.required("name")
        let kind = map.word("kind", of: Area.Kind.allCases.map(\.rawValue), Area.Kind.init(rawValue:)) ?? .locality
        let (code, oldCodes, otherNames) = (map.text("code"), map.texts("old_codes"), map.texts("other_names"))
        let parent: [ID<Area>] = mention("area", map, "parent", of: Area.self).map { [$0] } ?? []
        let parents = parent + mentions("area", map, "parents", of: Area.self)
        let committee: ID<Body>? = mention("body", map, "committee")
        let (from, until) = days(map, "valid_from", "valid_until")
        let populations = populations(map, year: populationYear, key: PopulationKey.ofArea) + listedPopulations(map)
        guard let id, let name else { return nil }
        return Area(
            id: id, name: name, kind: kind, code: code, oldCodes: oldCodes, otherNames: otherNames, parents: parents,
            committee: committee, validFrom: from, validUntil: until, populations: populations)
    }

    /// Two days of which the second is not the earlier.
    func days(_ map: YAMLMap, _ first: String, _ last: String) -> (Day?, Day?) {
        let (from, until) = (map.day(first), map.day(last))
        if let from, let until, until < from {
            map.note(
                last, "\(map.name) ends on \(until.iso8601), before it begins on \(from.iso8601)".capitalisedFirst,
                "Put \(first) or \(last) right")
        }
        return (from, until)
    }

    /// The partnership's own area, when the file lists only its parts.
    private func made(of partnership: Partnership, _ populations: [Population], around areas: inout [Area]) -> Area {
        let taken = Set(areas.map(\.id.text))
        let text = taken.contains("district") ? "district-of-" + partnership.id.text : "district"
        let id = ID<Area>(text)
        for index in areas.indices where areas[index].parents.isEmpty && [.locality, .ward].contains(areas[index].kind) {
            areas[index].parents = [id]
        }
        declare("area", id: text)
        return Area(id: id, name: partnership.shortName ?? partnership.name, kind: .district, populations: populations)
    }

    private func checkParents(_ entries: [(area: Area, map: YAMLMap)]) {
        let parents = Dictionary(entries.map { ($0.area.id, $0.area.parents) }, uniquingKeysWith: { first, _ in first })
        for (area, map) in entries {
            // Each circle is told once, at the first of its areas by name.
            guard let way = circle(from: area.id, through: parents), way.min() == area.id else { continue }
            map.note(
                map.has("parents") ? "parents" : "parent",
                "Areas lie in each other in a circle: \((way + [way[0]]).map(\.text).joined(separator: " in "))",
                "Take one of these parents out")
        }
    }

    /// The way from an area back to itself through its parents.
    private func circle(from start: ID<Area>, through parents: [ID<Area>: [ID<Area>]]) -> [ID<Area>]? {
        var cameFrom: [ID<Area>: ID<Area>] = [:]
        var next = [start]
        while let area = next.popLast() {
            for parent in parents[area] ?? [] where cameFrom[parent] == nil {
                cameFrom[parent] = area
                next.append(parent)
            }
        }
        guard var step = cameFrom[start] else { return nil }
        var way = [start]
        while step != start {
            way.append(step)
            guard let before = cameFrom[step] else { return nil }
            step = before
        }
        return [way[0]] + way.dropFirst().reversed()
    }
}

// How many live there
extension FrameworkReader {
    func populations(of partnership: YAMLMap) -> (populations: [Population], year: Int?) {
        let year = partnership.whole("population_year", in: 1900...2199)
        return (populations(partnership, year: year, key: PopulationKey.ofPartnership), year)
    }

    private func populations(_ map: YAMLMap, year: Int?, key band: (String) -> String?) -> [Population] {
        map.keys.compactMap { key in
            guard let band = band(key), let count = map.whole(key, in: 0...100_000_000) else { return nil }
            if year == nil {
                map.note(
                    key, "\(key) of \(map.name) is of no year", "Add population_year: such as 2024 for the estimates of mid-2024")
            }
            return Population(band: band, midYear: year ?? 0, count: count)
        }
    }

    private func listedPopulations(_ map: YAMLMap) -> [Population] {
        map.maps("populations", each: "population").compactMap { map in
            map.check(["band", "mid_year", "count"], under: "areas.list.populations")
            let band = map.required("band")
            let year = map.required("mid_year") == nil ? nil : map.whole("mid_year", in: 1900...2199)
            let count = map.required("count") == nil ? nil : map.whole("count", in: 0...100_000_000)
            guard let band, let year, let count else { return nil }
            return Population(band: band, midYear: year, count: count)
        }
    }
}

/// Keys such as `pop_0_17` and `f_15_17`, and the bands that units name: "0-17", "f-15-17".
enum PopulationKey {
    static func ofArea(_ key: String) -> String? {
        let parts = key.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 3, let ages = ages(parts[1], parts[2]) else { return nil }
        if parts[0] == "pop" { return ages }
        return parts[0] == "f" || parts[0] == "m" ? "\(parts[0])-\(ages)" : nil
    }

    static func ofPartnership(_ key: String) -> String? {
        let parts = key.split(separator: "_", omittingEmptySubsequences: false)
        return parts.count == 3 && parts[0] == "population" ? ages(parts[1], parts[2]) : nil
    }

    /// The key that an area has for a band; nil where there is none.
    static func key(of band: String) -> String? {
        let parts = band.split(separator: "-")
        let key = parts.count == 2 ? "pop_\(parts[0])_\(parts[1])" : parts.joined(separator: "_")
        return ofArea(key) == band ? key : nil
    }

    private static func ages(_ from: Substring, _ to: Substring) -> String? {
        guard let first = Int(from), let last = Int(to), 0...last ~= first, last < 150, "\(first)" == from, "\(last)" == to else {
            return nil
        }
        return "\(first)-\(last)"
    }
}
