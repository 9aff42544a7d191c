import Domain
import Storage

/// A body's report for its next meeting, by the format that is in force.
public struct BodyReport: Sendable {
    public struct Section: Sendable {
        public var area: Area
        public var readings: [(reading: Reading, district: Reading?)]
    }

    public var version: FrameworkVersion
    public var body: Body
    public var meeting: Meeting?
    public var template: ReportTemplate
    public var templates: [ReportTemplate]
    /// What is different from the report before.
    public var change: ReportChange?
    /// Nil for those who get no figure until something is published for them.
    public var sections: [Section]?
    public var sources: [Source]
    /// How the conditions of the format's approval stand.
    public var conditions: ConditionCount?
    public var requests: [Matter]
    /// When the Children's Champion was told that it is ready, and when members get it.
    public var readyOn: Day?
    public var membersOn: Day?
    public var champions: [Person]
    public var asKnown: Day
}

extension Bellwether {
    public func bodyReport(_ id: ID<Body>, as actor: Actor) async throws -> BodyReport {
        try require(.readMeetings, of: actor)
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let body = try body(id, for: .readMeetings, of: actor, version)
            let sight = try matterSight(of: actor, version, in: connection)
            let meetings = version.framework.meetings.filter { $0.body == id }.sorted { $0.date < $1.date }
            let (next, before) = (meetings.first { $0.date >= today }, meetings.last { $0.date < today })
            let templates = try connection.reportTemplates.all(of: id).filter { $0.from <= today }
            let mayRead = actor.audience == .board && AccessTable.grants(actor, .readFigures)
            let figures = mayRead ? try sections(of: body, version, connection) : nil
            let held = try connection.matters.heldApprovals(of: Thing(.body, id.text), sight).map(\.number)
            let conditions = try connection.matters.conditions(of: held, sight)
            return BodyReport(
                version: version, body: body, meeting: next, template: templates.last ?? ReportTemplate.first(of: id),
                templates: templates,
                change: before.flatMap {
                    ReportChange([ReportTemplate.first(of: id)] + templates, since: $0.date, until: today)
                },
                sections: figures?.sections, sources: figures?.sources ?? [],
                conditions: held.isEmpty ? nil : ConditionCount(conditions),
                requests: try connection.matters.page(
                    MatterFilter(.request, body: id), limit: 20, on: today, sight),
                readyOn: try next.flatMap { try readyDay(of: $0, connection) }, membersOn: next?.papersPublished,
                champions: try champions(of: id, version, connection), asKnown: today)
        }
    }

    /// The areas of a committee, or the district of a body that has none, with the measures of the basket.
    private func sections(
        of body: Body, _ version: FrameworkVersion, _ connection: any SQLConnection
    ) throws -> (sections: [BodyReport.Section], sources: [Source]) {
        let district = version.framework.district
        let own = version.framework.areas.filter { $0.committee == body.id }
        let areas = own.isEmpty ? [version.district] : own
        let judging = try judging(version, today: today, asKnown: nil, connection)
        let indicators = version.basket(on: today).compactMap { version.indicator($0.indicator) }
        let table = try SeriesTable(
            .init(
                areas: Set(areas.map(\.id) + [district] + judging.comparedAreas).sorted(), indicators: indicators.map(\.id),
                asKnown: nil), version: version, audience: .board, connection)
        let sections = areas.map { area in
            BodyReport.Section(
                area: area,
                readings: indicators.compactMap { indicator in
                    guard let series = table.preferred(indicator, in: area.id) else { return nil }
                    let whole = area.id == district ? nil : table.preferred(indicator, in: district)
                    return (
                        judging.reading(indicator, in: area.id, from: series, beside: table),
                        whole.map { judging.reading(indicator, in: district, from: $0, beside: table) }
                    )
                })
        }
        return (sections, table.sources)
    }

    /// The Children's Champions of a committee: those who hold the role for one of its areas.
    func champions(of body: ID<Body>, _ version: FrameworkVersion, _ connection: any SQLConnection) throws -> [Person] {
        try connection.people.all().filter { person in
            person.state != .closed
                && person.grants.contains { grant in
                    guard grant.role == .childrensChampion, grant.holds(on: today), case .area(let id) = grant.scope else {
                        return false
                    }
                    return version.area(id)?.committee == body
                }
        }
    }

    func readyDay(of meeting: Meeting, _ connection: any SQLConnection) throws -> Day? {
        try connection.steps.all(of: Thing(.meeting, meeting.id.text)).last { $0.act == "report-ready" }?.at.day
    }

    /// Tells a committee's Children's Champion that the report is ready, before the other members get it.
    public func tellChampion(of id: ID<Body>, as actor: Actor) async throws {
        try require(.keepMeetings, of: actor)
        let now = clock()
        try await database.write { [self] connection in
            try connection.matters.lock()
            let version = try framework(seenBy: actor, in: connection)
            let body = try body(id, for: .keepMeetings, of: actor, version)
            let meetings = version.framework.meetings.filter { $0.body == id && $0.date >= today }
            guard let meeting = meetings.min(by: { $0.date < $1.date }) else {
                throw Refusal(.notPossible, "\(body.name) has no meeting to come.", remedy: "Add it to the framework first.")
            }
            let champions = try champions(of: id, version, connection)
            guard !champions.isEmpty else {
                throw Refusal(
                    .notPossible, "\(body.name) has no Children's Champion.",
                    remedy: "Give somebody that role for one of its areas.")
            }
            guard meeting.papersPublished.map({ today < $0 }) ?? true else {
                throw Refusal(.notPossible, "Members have the papers already.", remedy: "Nothing has to be done.")
            }
            guard try readyDay(of: meeting, connection) == nil else {
                throw Refusal(.notPossible, "The Champion has been told already.", remedy: "Nothing has to be done.")
            }
            let step = try connection.steps.add(
                "report-ready", to: Thing(.meeting, meeting.id.text), says: "The report is ready for the Champion", at: now,
                by: actor)
            try tell(
                .published, of: step.thing, place: step.place, to: .several(champions.map { .person($0.number) }), at: now,
                by: actor, connection)
            try connection.audit.append(
                at: now, by: actor, .keepMeetings, verb: "tell", noun: "meeting", id: meeting.id.text, detail: "champion")
        }
    }
}
