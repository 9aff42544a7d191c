/// What one agency sends in a round: its return, from the moment it is asked for until the board takes it as its own.
public struct Submission: Hashable, Sendable {
    public enum State: String, CaseIterable, Sendable {
        case notStarted = "not-started"
        case inProgress = "in-progress"
        /// The data lead has sent it; the approver has not signed it.
        case submitted
        /// Sent back by the approver or an officer, with a comment.
        case returned
        case signedOff = "signed-off"
        /// An officer has asked something of it.
        case queried
        /// Its figures are the board's.
        case accepted
    }

    public var number: Int64
    public var round: Int64
    public var agency: ID<Agency>

    // What follows changes, by the acts and by nothing else.
    public var state = State.notStarted
    /// The round's deadline, or a later day that was given to this agency.
    public var due: Day
    /// The day on which it was first sent.
    public var receivedOn: Day?
    public var submittedBy: Actor?
    public var signedOn: Day?
    public var signedBy: Actor?
    public var acceptedOn: Day?
    public var acceptedBy: Actor?
    /// The import that its acceptance made.
    public var importNumber: Int64?
    /// Why it was opened again after its acceptance; nil for one that was not.
    public var reopenedWhy: String?
    /// The agency said that it has nothing to send.
    public var isNil = false
    /// What it took, in minutes, as the data lead says.
    public var minutes: Int?

    public init(number: Int64, round: Int64, agency: ID<Agency>, due: Day) {
        self.number = number
        self.round = round
        self.agency = agency
        self.due = due
    }

    public var thing: Thing { Thing(.submission, number) }

    /// Whether its lines can be filled in.
    public var isWritable: Bool { state == .notStarted || state == .inProgress || state == .returned }
    public var isReceived: Bool { receivedOn != nil && !isWritable }

    /// Why nobody can change it, and who can open it; nil while it can be changed.
    public var lock: (why: String, who: String)? {
        switch state {
        case .notStarted, .inProgress, .returned: nil
        case .submitted:
            ("It was sent and waits for the approver’s signature.", "The approver can send it back with a comment.")
        case .signedOff:
            (
                "It was signed off and waits for the performance officer.",
                "The performance officer can send it back with a comment."
            )
        case .queried:
            (
                "The performance officer has asked something of it.",
                "Answer the query; the performance officer can send it back if figures must change."
            )
        case .accepted:
            ("It was accepted, and its figures are the board’s.", "The performance officer can open it again with a reason.")
        }
    }
}

extension Submission {
    /// What happens to a return.
    public enum Act: Hashable, Sendable {
        case fill
        /// - Parameter isNil: there is nothing to send.
        case submit(minutes: Int?, isNil: Bool)
        case sign
        case giveBack(String)
        case query(String)
        case answer(String)
        case accept(import: Int64)
        case extend(String, due: Day)
        case reopen(String)
    }

    /// Why something cannot be done to a return as it is, and what can.
    public struct NotNow: Error, Hashable, Sendable {
        public var what: String
        public var remedy: String

        public init(what: String, remedy: String) {
            self.what = what
            self.remedy = remedy
        }
    }

    /// The one rule of how a return changes.
    ///
    /// - Parameter waiting: how many of its queries have no answer, once this act is done.
    public mutating func take(_ act: Act, on day: Day, by actor: Actor, waiting: Int = 0) throws(NotNow) {
        switch act {
        case .fill:
            try requireWritable()
            if state == .notStarted { state = .inProgress }
        case .submit(let minutes, let isNil):
            try requireWritable()
            (state, submittedBy, self.isNil) = (.submitted, actor, isNil)
            (signedOn, signedBy) = (nil, nil)
            if receivedOn == nil { receivedOn = day }
            if let minutes { self.minutes = (self.minutes ?? 0) + minutes }
        case .sign:
            guard state == .submitted else { throw NotNow(what: standing, remedy: "Only what was sent can be signed off.") }
            (state, signedOn, signedBy) = (.signedOff, day, actor)
        case .giveBack:
            guard state == .submitted || state == .signedOff || state == .queried else {
                throw NotNow(what: standing, remedy: "Only what was sent and not accepted can be sent back.")
            }
            (state, signedOn, signedBy) = (.returned, nil, nil)
        case .query:
            guard state == .signedOff || state == .queried || state == .accepted else {
                throw NotNow(what: standing, remedy: "Query it when it is signed off.")
            }
            if state != .accepted { state = .queried }
        case .answer: if state == .queried, waiting == 0 { state = .signedOff }
        case .accept(let number):
            guard state == .signedOff || state == .queried else {
                throw NotNow(what: standing, remedy: "Only what is signed off can be accepted.")
            }
            (state, acceptedOn, acceptedBy, importNumber) = (.accepted, day, actor, number)
        case .extend(_, let due):
            guard isWritable else { throw NotNow(what: standing, remedy: "It needs no more time.") }
            guard due > self.due else {
                throw NotNow(what: "It is due on \(self.due.long) already.", remedy: "Give a later day.")
            }
            self.due = due
        case .reopen(let why):
            guard state == .accepted else { throw NotNow(what: standing, remedy: "Only what was accepted is opened again.") }
            (state, reopenedWhy, signedOn, signedBy) = (.returned, why, nil, nil)
        }
    }

    private func requireWritable() throws(NotNow) {
        if let lock { throw NotNow(what: lock.why, remedy: lock.who) }
    }

    /// As a sentence.
    public var standing: String {
        switch state {
        case .notStarted: "The return has not been begun."
        case .inProgress: "The return is being filled in."
        case .submitted: "The return waits for the approver’s signature."
        case .returned: "The return is with the agency, with a comment."
        case .signedOff: "The return is signed off and waits for the performance officer."
        case .queried: "The return was queried and waits for the agency."
        case .accepted: "The return was accepted."
        }
    }
}

extension Submission.Act {
    /// As a step of the story keeps it.
    public var word: String {
        switch self {
        case .fill: "fill"
        case .submit(_, let isNil): isNil ? "send-nil" : "send"
        case .sign: "sign"
        case .giveBack: "give-back"
        case .query: "query"
        case .answer: "answer"
        case .accept: "accept"
        case .extend: "extend"
        case .reopen: "reopen"
        }
    }
}
