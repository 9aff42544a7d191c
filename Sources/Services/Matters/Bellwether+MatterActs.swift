import Domain
import Storage

extension MatterAct {
    /// A condition is set aside by somebody who answers for it; the rest is done by those who keep the meetings.
    public var capability: Capability { self == .setAside ? .setChecksAside : .keepMeetings }
}

extension Bellwether {
    /// Whether an actor may do something to a matter: those of the body that it comes back to, and of the other body
    /// where the act is that body's own.
    func may(_ act: MatterAct, with matter: Matter, _ actor: Actor, _ version: FrameworkVersion) -> Bool {
        let reach = BodyReach(actor, act.capability, version)
        return reach.covers(matter.body) || act == .report && matter.toBody != nil && reach.covers(matter.toBody)
    }

    /// Records what happened to a matter, as the next step of its story.
    public func act(_ move: MatterMove, on kind: Matter.Kind, _ number: Int64, as actor: Actor) async throws -> Matter {
        try require(move.act.capability, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            try connection.matters.lock()
            let version = try framework(seenBy: actor, in: connection)
            let matter = try existing(kind, number, try matterSight(of: actor, version, in: connection), connection)
            guard may(move.act, with: matter, actor, version) else {
                throw Refusal(
                    .denied, "You may not do this for \(version.body(matter.body)?.name ?? "another body").",
                    remedy: "Ask whoever keeps its meetings.")
            }
            guard matter.acts.contains(move.act) else {
                let why = matter.whyNot(move.act)
                throw Refusal(.notPossible, "\(matter.thing.reference): \(why.what)", remedy: why.remedy)
            }
            let after = try settled(matter, by: move, version, connection)
            try connection.matters.change(after)
            let step = try connection.steps.add(
                move.act.rawValue, to: matter.thing, says: move.words.trimmed, from: before(matter, move),
                to: became(after, move),
                at: now, by: actor)
            try tellOfChange(after, move.act, step, connection)
            try keepForSearch(after, connection)
            try connection.audit.append(
                at: now, by: actor, move.act.capability, verb: move.act.rawValue, noun: kind.rawValue, id: "\(number)",
                detail: matter.body.text)
            return after
        }
    }

    /// The matter as it is after the act, when nothing stands against it.
    private func settled(
        _ matter: Matter, by move: MatterMove, _ version: FrameworkVersion, _ connection: any SQLConnection
    ) throws -> Matter {
        let says = try words(move.words, move.act.whatItSays)
        if let meeting = move.meeting {
            guard let sitting = version.meeting(meeting), [matter.body, matter.toBody].contains(sitting.body) else {
                throw Refusal(.notPossible, "There is no meeting \(meeting) of this body.", remedy: "Choose one of its meetings.")
            }
            guard sitting.date <= today else {
                throw Refusal(
                    .notPossible, "The meeting on \(sitting.date.long) is still to come.",
                    remedy: "Choose one that was held, or none.")
            }
        }
        var due = matter.due
        switch move.act {
        case .approve: try refuseOpenConditions(of: [matter], to: "be approved", connection)
        case .move:
            guard let day = move.day, day > matter.on else {
                throw Refusal(.notPossible, "The new day is missing.", remedy: "Give a day after \(matter.on.long).")
            }
            due = day
        case .send:
            guard let other = move.body, other != matter.body, version.body(other) != nil else {
                throw Refusal(.notPossible, "The body that it goes to is missing.", remedy: "Choose another body.")
            }
        case .meet:
            guard let seen = move.day, seen <= today else {
                throw Refusal(
                    .notPossible, "The day on which it was seen to be met is missing or still to come.",
                    remedy: "Give the day on which somebody looked.")
            }
        case .report, .close, .keep, .setAside, .reopen, .withdraw: break
        }
        let day = move.act == .meet ? move.day ?? today : move.meeting.flatMap { version.meeting($0)?.date } ?? today
        return matter.after(move.act, says: says, on: min(day, today), at: move.meeting, due: due, to: move.body)
    }

    private func before(_ matter: Matter, _ move: MatterMove) -> String? {
        move.act == .move ? matter.due?.iso8601 : matter.state.rawValue
    }

    private func became(_ matter: Matter, _ move: MatterMove) -> String? {
        switch move.act {
        case .move: matter.due?.iso8601
        case .send: matter.toBody?.text
        case .report, .close, .keep, .meet, .setAside, .approve, .reopen, .withdraw: matter.state.rawValue
        }
    }

    private func tellOfChange(_ matter: Matter, _ act: MatterAct, _ step: Step, _ connection: any SQLConnection) throws {
        func tell(_ reason: Notice.Reason, _ to: Recipients) throws {
            try self.tell(reason, of: matter.thing, place: step.place, to: to, at: step.at, by: step.by, connection)
        }
        switch act {
        case .report where matter.kind == .referral: try tell(.returned, .body(matter.body))
        case .report: try tell(.answered, .body(matter.body))
        case .send: try matter.toBody.map { try tell(.referred, .body($0)) }
        case .close, .keep, .meet, .setAside, .approve, .reopen:
            if let person = matter.person { try tell(.decided, .person(person)) }
            if let agency = matter.agency { try tell(.decided, .agency(agency)) }
        case .move, .withdraw: break
        }
    }
}

extension MatterAct {
    /// "What is reported", for whoever left it out.
    var whatItSays: String {
        switch self {
        case .report: "What is reported"
        case .close: "What members said"
        case .keep: "Why it is kept open"
        case .meet: "What shows that it is met"
        case .setAside, .move, .reopen, .withdraw: "The reason"
        case .approve: "What was agreed"
        case .send: "What is asked of the other body"
        }
    }
}
