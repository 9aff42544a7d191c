import Domain
import Storage

extension Bellwether {
    /// The formats that a body's report has had, the oldest first; and the wishes that are open.
    public func reportTemplates(
        of id: ID<Body>, as actor: Actor
    ) async throws -> (version: FrameworkVersion, body: Body, templates: [ReportTemplate], requests: [Matter]) {
        try require(.readMeetings, of: actor)
        return try await database.read { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            let body = try body(id, for: .readMeetings, of: actor, version)
            let open = try connection.matters.page(
                MatterFilter(.request, body: id), limit: 50, on: today, matterSight(of: actor, version, in: connection))
            return (version, body, try connection.reportTemplates.all(of: id), open)
        }
    }

    /// Keeps another format of a body's report, from today on, with the minute that asked for it. It carries out the wish
    /// that it names.
    public func addReportTemplate(
        of id: ID<Body>, parts: Set<ReportTemplate.Part>, why: String, meeting: ID<Meeting>?, minute: String, request: Int64?,
        as actor: Actor
    ) async throws -> ReportTemplate {
        try require(.keepMeetings, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            let version = try framework(seenBy: actor, in: connection)
            _ = try body(id, for: .keepMeetings, of: actor, version)
            if let meeting, version.meeting(meeting)?.body != id { throw Bellwether.noSuch("meeting", meeting.text) }
            let template = ReportTemplate(
                body: id, version: 0, parts: parts, why: try words(why, "Why the format is so", upTo: 500), meeting: meeting,
                minute: try words(minute, "The minute", upTo: 20, mayBeEmpty: true), request: request, from: now.day, by: actor)
            let before = try connection.reportTemplates.all(of: id).last
            guard before?.parts != template.parts else {
                throw Refusal(.notPossible, "These are the columns that it has.", remedy: "Tick what is to be different.")
            }
            let kept = try connection.reportTemplates.add(template)
            if let request { try carryOut(request, by: kept, at: now, actor, version, connection) }
            try connection.steps.add(
                "report-format", to: Thing(.body, id.text), says: kept.why, from: before.map { "version \($0.version)" },
                to: "version \(kept.version)", at: now, by: actor)
            try connection.audit.append(
                at: now, by: actor, .keepMeetings, verb: "add", noun: "template", id: "\(id.text)/\(kept.version)")
            return kept
        }
    }

    private func carryOut(
        _ number: Int64, by template: ReportTemplate, at now: Instant, _ actor: Actor, _ version: FrameworkVersion,
        _ connection: any SQLConnection
    ) throws {
        let sight = try matterSight(of: actor, version, in: connection)
        var request = try existing(.request, number, sight, connection)
        guard request.body == template.body, request.state == .open else {
            throw Refusal(
                .notPossible, "\(request.thing.reference) is no open wish about this report.",
                remedy: "Choose an open one, or none.")
        }
        request = request.after(
            .meet, says: "Version \(template.version) of the report carries it out", on: now.day, at: nil, due: nil, to: nil)
        try connection.matters.change(request)
        try connection.steps.add(
            MatterAct.meet.rawValue, to: request.thing, says: request.report ?? "", from: Matter.State.open.rawValue,
            to: request.state.rawValue, at: now, by: actor)
        try keepForSearch(request, connection)
    }

    /// Makes the newest format final. Refused while a condition of its approval is open.
    public func makeReportFinal(of id: ID<Body>, version number: Int64, as actor: Actor) async throws {
        try require(.keepMeetings, of: actor)
        let now = clock()
        try await database.write { [self] connection in
            try connection.matters.lock()
            let version = try framework(seenBy: actor, in: connection)
            _ = try body(id, for: .keepMeetings, of: actor, version)
            guard let template = try connection.reportTemplates.all(of: id).last, template.version == number else {
                throw Refusal(
                    .notPossible, "Version \(number) is not the newest format of this report.", remedy: "Look at the newest one.")
            }
            try refuseOpenConditions(of: Thing(.body, id.text), to: "be published as final", connection)
            guard try connection.reportTemplates.makeFinal(id, version: number, on: now.day) else {
                throw Refusal(.notPossible, "Version \(number) is final already.", remedy: "Nothing has to be done.")
            }
            try connection.steps.add(
                "report-final", to: Thing(.body, id.text), says: "Version \(number) is final", at: now, by: actor)
            try connection.audit.append(
                at: now, by: actor, .keepMeetings, verb: "publish", noun: "template", id: "\(id.text)/\(number)")
        }
    }
}
