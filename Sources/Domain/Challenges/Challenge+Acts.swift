extension Challenge {
    /// What happens to a challenge after it was put.
    public enum Act: Hashable, Sendable {
        case reply(String)
        /// The board's view: content with the answer, and what was agreed.
        case accept(String, agreed: String?)
        /// The board's view: asked again, with a new day.
        case refuse(String, due: Day)
        case escalate(String, stage: Int, to: String)
        case agree(String, action: Int64?)
        /// With what it changed.
        case close(impact: String)
        case reopen(String, due: Day)
        case withdraw(String)
        case note(String)
    }

    /// Why something cannot be done to a challenge as it is, and what can.
    public struct NotNow: Error, Hashable, Sendable {
        public var what: String
        public var remedy: String
    }

    /// The one rule of how a challenge changes: for what is done now, and for telling how it stood on an earlier day.
    public mutating func take(_ act: Act, on day: Day) throws(NotNow) {
        switch act {
        case .note: break
        case .reply:
            try requireOpen()
            if waitsForAnswer { state = .answered }
            if answeredOn == nil { answeredOn = day }
        case .accept(_, let agreed):
            guard state == .answered else { throw NotNow.unanswered(self) }
            state = .inProgress
            if let agreed { self.agreed = agreed }
        case .refuse(_, let due):
            guard state == .answered || state == .inProgress else { throw NotNow.unanswered(self) }
            (state, askedOn, self.due) = (.askedAgain, day, due)
        case .escalate(_, let stage, let to):
            try requireOpen()
            guard stage > self.stage, stage <= Challenge.lastStage else {
                throw NotNow(
                    what: "\(reference) cannot go to stage \(stage).",
                    remedy: self.stage == Challenge.lastStage
                        ? "It has reached the last stage." : "Give a stage from \(self.stage + 1) to \(Challenge.lastStage).")
            }
            (self.stage, escalatedTo) = (stage, to)
        case .agree(let agreed, let action):
            try requireOpen()
            self.agreed = agreed
            if let action { self.action = action }
        case .close(let impact):
            guard state == .answered || state == .inProgress else { throw NotNow.unanswered(self) }
            (state, self.impact, endedOn) = (.closed, impact, day)
        case .reopen(_, let due):
            guard !isOpen else { throw NotNow(what: "\(reference) is open.", remedy: "Nothing has to be opened again.") }
            (state, askedOn, self.due, endedOn) = (.askedAgain, day, due, nil)
        case .withdraw:
            try requireOpen()
            (state, endedOn) = (.withdrawn, day)
        }
    }

    private func requireOpen() throws(NotNow) {
        guard isOpen else {
            throw NotNow(what: "\(reference) is \(state.rawValue).", remedy: "Open it again first, with the reason.")
        }
    }

    /// As it stood at the end of a day; nil when it had not been put by then.
    public func standing(on day: Day, after steps: [Step]) throws -> Challenge? {
        guard raisedOn <= day else { return nil }
        var then = Challenge(
            number: number, kind: kind, question: question, agency: agency, addressee: addressee, raisedOn: raisedOn,
            raisedBy: raisedBy, raisedAs: raisedAs, evidence: evidence, subject: subject, due: due, access: access)
        for step in steps where step.at.day <= day {
            if step.act == "raise" { then.due = step.to.flatMap { Day(iso8601: $0) } ?? due }
            if let act = Act(step) { try then.take(act, on: step.at.day) }
        }
        return then
    }
}

extension Challenge.NotNow {
    fileprivate static func unanswered(_ challenge: Challenge) -> Self {
        challenge.isOpen
            ? Self(
                what: "\(challenge.reference) has no answer that could be judged.",
                remedy: "Wait for the reply, or withdraw it if it should not have been asked.")
            : Self(
                what: "\(challenge.reference) is \(challenge.state.rawValue).", remedy: "Open it again first, with the reason.")
    }
}

extension Challenge.Act {
    /// As a step of the story keeps it.
    public var word: String {
        switch self {
        case .reply: "reply"
        case .accept: "accept"
        case .refuse: "refuse"
        case .escalate: "escalate"
        case .agree: "agree"
        case .close: "close"
        case .reopen: "reopen"
        case .withdraw: "withdraw"
        case .note: "note"
        }
    }

    public var says: String {
        switch self {
        case .reply(let says), .accept(let says, _), .refuse(let says, _), .escalate(let says, _, _), .agree(let says, _),
            .close(let says), .reopen(let says, _), .withdraw(let says), .note(let says):
            says
        }
    }

    /// What it is since: the new day, the stage and to whom, what was agreed.
    public var to: String? {
        switch self {
        case .reply, .close, .withdraw, .note: nil
        case .accept(_, let agreed): agreed
        case .refuse(_, let due), .reopen(_, let due): due.iso8601
        case .escalate(_, let stage, let to): "\(stage) \(to)"
        case .agree(_, let action): action.map { Thing(.action, $0).reference }
        }
    }

    /// Read back from a step; nil for what is no act of these, such as the asking itself.
    public init?(_ step: Step) {
        func due() -> Day? { step.to.flatMap { Day(iso8601: $0) } }
        switch step.act {
        case "reply": self = .reply(step.says)
        case "accept": self = .accept(step.says, agreed: step.to)
        case "refuse":
            guard let day = due() else { return nil }
            self = .refuse(step.says, due: day)
        case "escalate":
            let parts = (step.to ?? "").split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2, let stage = Int(parts[0]) else { return nil }
            self = .escalate(step.says, stage: stage, to: parts[1])
        case "agree": self = .agree(step.says, action: step.to.flatMap { Int64($0.drop { !$0.isNumber }) })
        case "close": self = .close(impact: step.says)
        case "reopen":
            guard let day = due() else { return nil }
            self = .reopen(step.says, due: day)
        case "withdraw": self = .withdraw(step.says)
        case "note": self = .note(step.says)
        default: return nil
        }
    }
}
