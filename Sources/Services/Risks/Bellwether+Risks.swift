import Domain
import Storage

extension Bellwether {
    /// The register, the highest score first.
    public func risks(_ filter: RiskFilter, after place: RiskPlace?, limit: Int = 50, as actor: Actor) async throws -> RisksAnswer
    {
        try require(.readBusiness, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let seen = try sight(of: actor, in: connection).ofRisks
            let found = try connection.risks.list(filter, after: place, limit: limit == Int.max ? limit : limit + 1, seen: seen)
            let risks = Array(found.prefix(limit))
            var whole = filter
            (whole.likelihood, whole.impact) = (nil, nil)
            return RisksAnswer(
                version: try framework(seenBy: actor, in: connection), risks: risks,
                count: try connection.risks.count(filter, seen: seen),
                matrix: try connection.risks.matrix(whole, seen: seen),
                next: risks.count < found.count ? risks.last.map { RiskPlace($0) } : nil, today: today)
        }
    }

    public func risk(_ number: Int64, as actor: Actor) async throws -> RiskAnswer {
        try require(.readBusiness, of: actor)
        let today = self.today
        return try await database.read { [self] connection in
            let risk = try existingRisk(number, actor, connection)
            let version = try framework(seenBy: actor, in: connection)
            let (readings, sources) = try liveReadings(of: risk.says.indicators, version, today, connection)
            let seesAll = try sight(of: actor, in: connection).seesRestricted
            let trackers = try connection.trackers.current(seesAll: seesAll).filter { $0.says.risks.contains(number) }
            return RiskAnswer(
                version: version, risk: risk, steps: try connection.steps.all(of: risk.thing), readings: readings,
                trackers: trackers, sources: sources, today: today)
        }
    }

    /// The newest figures of some indicators in the district, judged, in the order given.
    func liveReadings(
        of indicators: [ID<Indicator>], _ version: FrameworkVersion, _ today: Day, _ connection: any SQLConnection
    ) throws -> ([Reading], [Source]) {
        let known = indicators.compactMap(version.indicator)
        guard !known.isEmpty else { return ([], []) }
        let judging = try judging(version, today: today, asKnown: nil, connection)
        let district = version.framework.district
        let table = try SeriesTable(
            .init(areas: [district], indicators: known.map(\.id), asKnown: nil), version: version, audience: .board, connection)
        let readings = known.map { judging.reading($0, in: district, from: table.preferred($0, in: district), beside: table) }
        return (readings, table.sources)
    }

    // MARK: - Changing

    /// - Parameter number: for a risk that was numbered elsewhere; else the next one.
    public func addRisk(_ draft: RiskDraft, now score: RiskScore, number: Int64? = nil, as actor: Actor) async throws -> Risk {
        try require(.changeRisks, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            try connection.risks.lock()
            let given = try number ?? connection.risks.nextNumber()
            if number != nil, try connection.risks.find(given, seen: Sight.everything.ofRisks) != nil {
                throw Refusal(.notPossible, "There is a risk \(given) already.", remedy: "Give another number, or none.")
            }
            let says = try checked(draft, as: actor, connection)
            let risk = Risk(number: given, says: says, now: score, raisedOn: now.day, assessedOn: now.day)
            try connection.risks.add(risk)
            let step = try connection.steps.add("raise", to: risk.thing, says: says.event, to: score.words, at: now, by: actor)
            try tellOwner(of: risk, step, at: now, by: actor, connection)
            try note(risk, "raise", by: actor, at: now, connection)
            return risk
        }
    }

    /// A new look at how likely and how bad it is. The assessment before stays in the story and makes the trend.
    public func assessRisk(_ number: Int64, _ score: RiskScore, says: String, as actor: Actor) async throws -> Risk {
        try require(.changeRisks, of: actor)
        return try await changingRisk(number, "assess", as: actor) { [self] risk, now in
            try requireOpen(risk)
            let says = try words(says, "What the assessment rests on")
            let was = risk.now
            (risk.before, risk.now, risk.assessedOn) = (was, score, now.day)
            return (says, was.words, score.words)
        }
    }

    /// - Parameter seen: the edition that whoever fills in the form has read; with another one nothing is changed.
    public func changeRisk(_ number: Int64, to draft: RiskDraft, seen: Int64?, why: String, as actor: Actor) async throws -> Risk
    {
        try require(.changeRisks, of: actor)
        return try await changingRisk(number, "change", as: actor) { [self] risk, connection, _ in
            if let seen, seen != risk.edition { throw Bellwether.changedMeanwhile("risk") }
            let says = try words(why, "Why it is changed", upTo: 500)
            let was = risk.says
            risk.says = try checked(draft, as: actor, connection)
            return (says, was.target.words, risk.says.target.words)
        }
    }

    public func closeRisk(_ number: Int64, why: String, as actor: Actor) async throws -> Risk {
        try require(.changeRisks, of: actor)
        return try await changingRisk(number, "close", as: actor) { [self] risk, now in
            try requireOpen(risk)
            let says = try words(why, "Why it is closed")
            (risk.state, risk.closedOn) = (.closed, now.day)
            return (says, "open", "closed")
        }
    }

    public func reopenRisk(_ number: Int64, why: String, as actor: Actor) async throws -> Risk {
        try require(.changeRisks, of: actor)
        return try await changingRisk(number, "reopen", as: actor) { [self] risk, _ in
            guard risk.state == .closed else {
                throw Refusal(.notPossible, "\(risk.thing.reference) is open already.", remedy: "Assess it instead.")
            }
            let says = try words(why, "Why it is opened again")
            (risk.state, risk.closedOn) = (.open, nil)
            return (says, "closed", "open")
        }
    }

    // MARK: - Parts of the above

    private typealias Told = (says: String, from: String?, to: String?)

    private func changingRisk(
        _ number: Int64, _ act: String, as actor: Actor, _ change: @escaping @Sendable (inout Risk, Instant) throws -> Told
    ) async throws -> Risk {
        try await changingRisk(number, act, as: actor) { risk, _, now in try change(&risk, now) }
    }

    private func changingRisk(
        _ number: Int64, _ act: String, as actor: Actor,
        _ change: @escaping @Sendable (inout Risk, any SQLConnection, Instant) throws -> Told
    ) async throws -> Risk {
        let now = clock()
        return try await database.write { [self] connection in
            var risk = try existingRisk(number, actor, connection)
            let before = risk
            let told = try change(&risk, connection, now)
            guard try connection.risks.replace(risk) else { throw Bellwether.changedMeanwhile("risk") }
            risk.edition += 1
            let step = try connection.steps.add(
                act, to: risk.thing, says: told.says, from: told.from, to: told.to, at: now, by: actor)
            if before.says.agency != risk.says.agency { try tellOwner(of: risk, step, at: now, by: actor, connection) }
            try note(risk, act, by: actor, at: now, connection)
            return risk
        }
    }

    func existingRisk(_ number: Int64, _ actor: Actor, _ connection: any SQLConnection) throws -> Risk {
        guard let risk = try connection.risks.find(number, seen: sight(of: actor, in: connection).ofRisks) else {
            throw Bellwether.noSuch("risk", Thing(.risk, number).reference)
        }
        return risk
    }

    private func requireOpen(_ risk: Risk) throws {
        guard risk.state == .open else {
            throw Refusal(.notPossible, "\(risk.thing.reference) is closed.", remedy: "Open it again first, with the reason.")
        }
    }

    static func changedMeanwhile(_ noun: String) -> Refusal {
        Refusal(
            .notPossible, "Somebody changed the \(noun) while you wrote.",
            remedy: "Look at what it says now, then make your change again.")
    }

    private func tellOwner(of risk: Risk, _ step: Step, at now: Instant, by actor: Actor, _ connection: any SQLConnection) throws
    {
        guard let agency = risk.says.agency, risk.says.access == .open else { return }
        try tell(.asked, of: risk.thing, place: step.place, to: .agency(agency), at: now, by: actor, connection)
    }

    /// The entry of the trail, and what the search knows.
    private func note(_ risk: Risk, _ verb: String, by actor: Actor, at now: Instant, _ connection: any SQLConnection) throws {
        let hidden = try openSight(in: connection).hiddenIndicators
        let says = risk.says
        try connection.search.keep(
            SearchEntry(
                risk.thing, title: says.title,
                text: ([says.cause, says.event, says.effect, says.post, says.agency?.text ?? ""] + says.controls)
                    .filter { !$0.isEmpty }.joined(separator: " "),
                access: says.access, indicator: says.indicators.first(where: hidden.contains) ?? says.indicators.first))
        try connection.audit.append(
            at: now, by: actor, .changeRisks, verb: verb, noun: "risk", id: "\(risk.number)", detail: risk.now.words)
    }

    private func checked(_ draft: RiskDraft, as actor: Actor, _ connection: any SQLConnection) throws -> RiskDraft {
        let version = try framework(seenBy: actor, in: connection)
        var says = draft
        says.title = try words(draft.title, "The title", upTo: 200)
        says.cause = try words(draft.cause, "The cause", mayBeEmpty: true)
        says.event = try words(draft.event, "What may happen", mayBeEmpty: true)
        says.effect = try words(draft.effect, "The effect", mayBeEmpty: true)
        says.post = try words(draft.post, "The owner's post", upTo: 120, mayBeEmpty: true)
        says.controls = try draft.controls.map { try words($0.replacing("\n", with: " "), "A control", upTo: 300) }
        guard says.agency != nil || !says.post.isEmpty else {
            throw Refusal(
                .notPossible, "Nobody owns the risk.", remedy: "Choose the agency that answers for it, or write the post.")
        }
        guard version.priority(says.priority) != nil else {
            throw Refusal(.notPossible, "There is no priority \(says.priority).", remedy: "Choose one of the framework's.")
        }
        if let agency = says.agency, version.agency(agency) == nil {
            throw Refusal(.notPossible, "There is no agency \(agency).", remedy: "Choose one of the framework's.")
        }
        for indicator in says.indicators where version.indicator(indicator) == nil {
            throw Refusal(
                .notPossible, "There is no indicator \(indicator).", remedy: "Look for its id on the page of indicators.")
        }
        guard says.access == .open || AccessTable.grants(actor, .readRestricted) else {
            throw Refusal(
                .denied, "You may not make a restricted risk: you could not read it.", remedy: "Leave it open, or ask an officer."
            )
        }
        return says
    }
}

extension Sight {
    static let everything = Sight(seesRestricted: true, hiddenIndicators: [])
}
