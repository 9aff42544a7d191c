import Domain

/// Reads each part of a framework file and then checks that everything named elsewhere is there.
final class FrameworkReader {
    let root: YAMLMap
    let reading: YAMLReading
    /// The ids that the file gives, by noun: also those of things that cannot be used, lest one mistake be told twice.
    private var known: [String: Set<String>] = [:]
    private var mentions: [Mention] = []

    private struct Mention {
        var noun: String
        var id: String
        var line: Int
        var key: String
    }

    init(root: YAMLMap, reading: YAMLReading) {
        self.root = root
        self.reading = reading
    }

    func framework() -> Framework? {
        root.check(
            [
                "meta", "partnership", "agencies", "areas", "district", "region", "country", "groups", "sources", "priorities",
                "enabler_group", "indicators", "bodies", "meetings", "neighbour_models", "preferred_neighbour_model", "mappings",
                "bank_holidays",
            ],
            later: [
                "actions", "risks", "challenges", "case_reviews", "survey", "audits", "overall_ratings", "submission_round",
                "shocks",
                "area_committee_pack", "rules",
            ], under: "")
        let banner = banner()
        let itself = root.requiredMap("partnership", name: "the partnership")
        let partnership = itself.flatMap(partnership)
        let (populations, year) = itself.map(populations) ?? ([], nil)
        let agencies = agencies()
        let places = places(of: partnership, populations, year: year)
        let dimensions = dimensions()
        let sources = sources(agencies: agencies)
        let (indicators, basket) = indicators()
        let priorities = priorities()
        let bodies = bodies()
        let meetings = meetings()
        let models = neighbourModels()
        let preferred = mention("neighbour model", root, "preferred_neighbour_model", of: NeighbourModel.self)
        let mappings = mappings(of: indicators, dimensions: dimensions)
        checkMentions()
        guard let partnership, let places else { return nil }
        return Framework(
            partnership: partnership, fictionalBanner: banner, agencies: agencies, areas: places.areas, district: places.district,
            region: places.region, country: places.country, dimensions: dimensions, sources: sources, indicators: indicators,
            priorities: priorities, basket: basket, bodies: bodies, meetings: meetings, neighbourModels: models,
            preferredNeighbourModel: preferred, mappings: mappings, extraBankHolidays: root.days("bank_holidays"))
    }
}

// Names and their mentions
extension FrameworkReader {
    /// The id of a thing that the file declares; no two of one noun share one.
    func declare<Thing>(_ noun: String, _ map: YAMLMap, key: String = "id", as: Thing.Type = Thing.self) -> ID<Thing>? {
        guard let id: ID<Thing> = map.id(key) else { return nil }
        if known[noun, default: []].insert(id.text).inserted { return id }
        map.note(key, cell: id.text, "There are two of \(noun) “\(id)”", "Give this one another id, or take one of them out")
        return nil
    }

    func declare(_ noun: String, id: String) { known[noun, default: []].insert(id) }

    /// The id of something declared elsewhere in the file, checked when all of it is read.
    func mention<Thing>(_ noun: String, _ map: YAMLMap, _ key: String, of: Thing.Type = Thing.self) -> ID<Thing>? {
        guard let text = map.text(key) else { return nil }
        mentions.append(Mention(noun: noun, id: text, line: map.line(of: key), key: key))
        return ID(text)
    }

    func required<Thing>(_ noun: String, _ map: YAMLMap, _ key: String, of: Thing.Type = Thing.self) -> ID<Thing>? {
        map.required(key) == nil ? nil : mention(noun, map, key)
    }

    func mentions<Thing>(_ noun: String, _ map: YAMLMap, _ key: String, of: Thing.Type = Thing.self) -> [ID<Thing>] {
        map.texts(key).map {
            mentions.append(Mention(noun: noun, id: $0, line: map.line(of: key), key: key))
            return ID($0)
        }
    }

    private func checkMentions() {
        for mention in mentions where !(known[mention.noun]?.contains(mention.id) ?? false) {
            let names = (known[mention.noun] ?? []).sorted()
            let meant = names.nearest(to: mention.id).map { "Write \($0)" }
            let remedy =
                meant
                ?? (names.isEmpty
                    ? "Add it to the file" : "Add it to the file, or use one of \(names.prefix(16).joined(separator: ", "))")
            reading.note(
                line: mention.line, mention.key, cell: mention.id, "There is no \(mention.noun) “\(mention.id)” in this file",
                remedy)
        }
    }
}

// Who it is
extension FrameworkReader {
    private func banner() -> String? {
        guard let meta = root.map("meta", name: "meta") else { return nil }
        meta.check(
            ["fictional", "banner"],
            later: ["as_of", "first_period", "last_final_period", "last_provisional_period", "random_seed", "schema"],
            under: "meta")
        let isFictional = meta.flag("fictional") ?? meta.has("banner")
        return isFictional ? meta.text("banner") ?? "FICTIONAL DATA: every name and number here is invented." : nil
    }

    private func partnership(_ map: YAMLMap) -> Partnership? {
        map.check(
            ["id", "name", "short_name", "statutory_basis", "vision", "contact", "population_year"],
            later: ["predecessor", "financial_year_start", "roles"], under: "partnership",
            also: { PopulationKey.ofPartnership($0) != nil })
        let id: ID<Partnership>? = map.id()
        let name = map.required("name")
        let (shortName, basis, vision) = (map.text("short_name"), map.text("statutory_basis"), map.text("vision"))
        guard let id, let name else { return nil }
        return Partnership(
            id: id, name: name, shortName: shortName, statutoryBasis: basis, vision: vision, contact: map.text("contact"))
    }

    private func agencies() -> [Agency] {
        root.requiredMaps("agencies", each: "agency").compactMap { map in
            map.check(
                ["id", "name", "type", "partner", "data_lead", "signs_off", "closed_on"],
                later: ["usual_delay_wd", "lateness_prob", "dq_flag_prob"], under: "agencies")
            let id: ID<Agency>? = declare("agency", map)
            let name = map.required("name")
            let (type, partner) = (map.text("type"), map.text("partner"))
            let (lead, signsOff, closedOn) = (map.text("data_lead"), map.text("signs_off"), map.day("closed_on"))
            guard let id, let name else { return nil }
            return Agency(
                id: id, name: name, type: type, partner: partner, dataLead: lead, signsOff: signsOff, closedOn: closedOn)
        }
    }

    private func bodies() -> [Body] {
        root.maps("bodies", each: "body").compactMap { map in
            map.check(
                ["id", "name", "chair", "public", "meets", "delegated", "report_months", "closed_on"],
                later: ["regime", "champion"],
                under: "bodies")
            let id: ID<Body>? = declare("body", map)
            let name = map.required("name")
            let (chair, isPublic) = (map.text("chair"), map.flag("public") ?? false)
            let (meets, delegated, closedOn) = (map.text("meets"), map.text("delegated"), map.day("closed_on"))
            let months = reportMonths(map)
            guard let id, let name else { return nil }
            return Body(
                id: id, name: name, chair: chair, isPublic: isPublic, meets: meets, delegated: delegated, reportMonths: months,
                closedOn: closedOn)
        }
    }

    private func meetings() -> [Meeting] {
        root.maps("meetings", each: "meeting").compactMap { map in
            map.check(
                [
                    "id", "body", "date", "time", "place", "data_period", "paper_deadline", "papers_published", "status",
                    "public", "access",
                    "note",
                ],
                later: ["quorate"], under: "meetings")
            let id: ID<Meeting>? = declare("meeting", map)
            let body: ID<Body>? = required("body", map, "body")
            let date = map.required("date") == nil ? nil : map.day("date")
            let (period, deadline, published) = (
                map.period("data_period"), map.day("paper_deadline"), map.day("papers_published")
            )
            let isHeld = map.word("status", of: ["planned", "held"]) { ["planned": false, "held": true][$0] } ?? false
            let (isPublic, access, note) = (map.flag("public") ?? false, access(map), map.text("note"))
            let (time, place) = (time(map), map.text("place"))
            guard let id, let body, let date else { return nil }
            return Meeting(
                id: id, body: body, date: date, time: time, place: place, dataPeriod: period, paperDeadline: deadline,
                papersPublished: published,
                isHeld: isHeld, isPublic: isPublic, access: access, note: note)
        }
    }

    private func time(_ map: YAMLMap) -> MeetingTime? {
        guard let text = map.text("time") else { return nil }
        if let time = MeetingTime(text) { return time }
        map.note("time", cell: text, "time of \(map.name) is “\(text)”, which is no time of a day", "Write 14:00, or 14:00-16:00")
        return nil
    }

    /// In any order in the file; in that of the year here, each once.
    private func reportMonths(_ map: YAMLMap) -> [Int] {
        let months = map.texts("report_months").compactMap { text -> Int? in
            if let month = Day.monthNames.firstIndex(where: { $0.lowercased() == text.trimmed.lowercased() }) { return month + 1 }
            if let month = Int(text), (1...12).contains(month) { return month }
            map.note(
                "report_months", cell: text, "report_months of \(map.name) holds “\(text)”, which is no month",
                "Write the months by name: [January, July]")
            return nil
        }
        return Set(months).sorted()
    }
}
