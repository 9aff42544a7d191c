import Domain

// What is carried forward, in the words of the pages.
extension Matter.Kind {
    var heading: String {
        switch self {
        case .decision: "Decisions"
        case .commitment: "Promises to keep members informed"
        case .condition: "Conditions"
        case .referral: "Referrals"
        case .comment: "Comments"
        case .request: "Wishes for a report"
        }
    }

    var noun: String {
        switch self {
        case .decision: "decision"
        case .commitment: "promise"
        case .condition: "condition"
        case .referral: "referral"
        case .comment: "comment"
        case .request: "wish"
        }
    }

    /// On the button of the form.
    var adding: String {
        switch self {
        case .decision: "Record a decision"
        case .commitment: "Record a promise"
        case .condition: "Add a condition"
        case .referral: "Refer something"
        case .comment: "Comment"
        case .request: "Record a wish"
        }
    }

    /// What its words are.
    var wordsLabel: String {
        switch self {
        case .decision: "What was decided"
        case .commitment: "What members are to be kept informed of"
        case .condition: "The condition"
        case .referral: "What is referred, as a question"
        case .comment: "Your comment"
        case .request: "What the report should have"
        }
    }

    var explanation: String {
        switch self {
        case .decision:
            "It lists what each meeting decided. Where something has to follow, the decision stays on that body's matters arising until its follow-up is closed."
        case .commitment:
            "It lists what members were promised to be told. A promise comes back at each meeting until an officer has recorded an update and members close it."
        case .condition:
            "It lists the conditions of approvals. While one is open, what was approved cannot be published as final, unless the chair sets the condition aside and gives a reason."
        case .referral:
            "It lists what one body has asked another to look at. It stands before the other body until the outcome is recorded, which then comes back to the body that asked."
        case .comment: "It lists what members have said about items and reports, and about working together."
        case .request:
            "It lists what members asked a report to have. A wish is carried out by the version of the report's format that names it."
        }
    }
}

extension Matter.State {
    /// A shape and a word, as every status on the site.
    func look(_ matter: Matter, on day: Day) -> (shape: String, words: String) {
        switch self {
        case .open where matter.isOverdue(on: day): ("red", "Late")
        case .open: ("amber", "Open")
        case .reported where matter.kind == .referral: ("green", "Outcome returned")
        case .reported: ("green", matter.kind == .commitment ? "Update recorded" : "Reported")
        case .met: ("blue", matter.kind == .request ? "Carried out" : "Met")
        case .setAside: ("none", "Set aside")
        case .closed: ("blue", matter.verb == .approveSubjectTo ? "Approved" : "Closed")
        case .recorded: ("none", "Recorded")
        case .withdrawn: ("none", "Withdrawn")
        }
    }
}

extension MatterAct {
    /// What a button says.
    func label(_ kind: Matter.Kind) -> String {
        switch (self, kind) {
        case (.report, .referral): "Record the outcome"
        case (.report, .comment): "Answer it"
        case (.report, _): "Record an update"
        case (.close, .request): "Close it without another format"
        case (.close, _): "Close it"
        case (.keep, _): "Keep it open"
        case (.meet, _): "Record that it is met"
        case (.setAside, _): "Set it aside with a reason"
        case (.approve, _): "Approve: the conditions are met"
        case (.move, _): "Move the date"
        case (.send, _): "Send it to another body"
        case (.reopen, _): "Open it again"
        case (.withdraw, _): "Withdraw it: recorded by mistake"
        }
    }

    func wordsLabel(_ kind: Matter.Kind) -> String {
        switch (self, kind) {
        case (.report, .referral): "The outcome, as the other body is to read it"
        case (.report, .comment): "The answer"
        case (.report, _): "What members are to know"
        case (.close, _): "What members said"
        case (.keep, _): "What members still want to know"
        case (.meet, _): "What shows it"
        case (.approve, _): "What was agreed"
        case (.send, _): "What is asked of it"
        case (.setAside, _), (.move, _), (.reopen, _), (.withdraw, _): "Why"
        }
    }

    var dayLabel: String? {
        switch self {
        case .meet: "Seen on"
        case .move: "New date"
        case .report, .close, .keep, .setAside, .approve, .send, .reopen, .withdraw: nil
        }
    }

    var asksForMeeting: Bool { [.close, .keep, .approve, .report].contains(self) }

    /// In a story: what somebody did.
    var told: String {
        switch self {
        case .report: "reported"
        case .close: "closed it"
        case .keep: "kept it open"
        case .meet: "saw that it is met"
        case .setAside: "set it aside"
        case .approve: "approved"
        case .move: "moved the date"
        case .send: "sent it on"
        case .reopen: "opened it again"
        case .withdraw: "withdrew it"
        }
    }
}

extension Address {
    static func matters(_ filter: MatterFilter, after place: MatterPlace? = nil) -> Address {
        .at(
            "/\(filter.kind.plural)"
                + query([
                    ("show", filter.show == .carried ? nil : filter.show.rawValue), ("body", filter.body?.text),
                    ("meeting", filter.meeting?.text), ("verb", filter.verb?.rawValue), ("after", place?.text),
                ]))
    }
    static func matter(_ kind: Matter.Kind, _ number: Int64) -> Address { .at("/\(kind.plural)/\(number)") }
    static func matter(_ matter: Matter) -> Address { .matter(matter.kind, matter.number) }
    static func newMatter(
        _ kind: Matter.Kind, body: ID<Body>? = nil, meeting: ID<Meeting>? = nil, decision: Int64? = nil, item: Thing? = nil
    ) -> Address {
        .at(
            "/\(kind.plural)/new"
                + query([
                    ("body", body?.text), ("meeting", meeting?.text), ("decision", decision.map { "\($0)" }),
                    ("item", item?.word),
                ]))
    }
    static func newMatter(posted kind: Matter.Kind) -> Address { .at("/\(kind.plural)") }
    static func steps(of matter: Matter) -> Address { .at("/\(matter.kind.plural)/\(matter.number)/steps") }
    static func settingAside(_ number: Int64) -> Address { .at("/conditions/\(number)/setting-aside") }
    static func mattersArising(_ body: ID<Body>, at meeting: ID<Meeting>? = nil) -> Address {
        .at("/bodies/\(body)/matters" + query([("meeting", meeting?.text)]))
    }
    static func workspace(_ body: ID<Body>) -> Address { .at("/bodies/\(body)/workspace") }
    static func champion(_ body: ID<Body>) -> Address { .at("/bodies/\(body)/champion") }
    static func aspirations(_ body: ID<Body>) -> Address { .at("/bodies/\(body)/champion/aspirations") }
    static func bodyReport(_ body: ID<Body>) -> Address { .at("/bodies/\(body)/report") }
    static func reportTemplate(_ body: ID<Body>) -> Address { .at("/bodies/\(body)/report/format") }
    static func finalReport(_ body: ID<Body>) -> Address { .at("/bodies/\(body)/report/final") }
    static func readyReport(_ body: ID<Body>) -> Address { .at("/bodies/\(body)/report/ready") }
}
