/// Something done to a matter. What may be done next depends on its kind and on how it stands.
public enum MatterAct: String, CaseIterable, Sendable {
    /// An officer's update, another body's outcome, the answer to a comment.
    case report
    /// Members have heard what was reported and need no more of it.
    case close
    /// Members have heard it and want more: it comes back.
    case keep
    case meet
    case setAside = "set-aside"
    /// An approval that was subject to conditions takes effect.
    case approve
    case move
    case send
    case reopen
    case withdraw
}

extension Matter {
    /// What may be done to it now, the usual first.
    public var acts: [MatterAct] {
        switch (kind, state) {
        case (.decision, .open) where verb == .approveSubjectTo: [.approve, .move, .withdraw]
        case (.decision, .open): [.report, .close, .move, .withdraw]
        case (.decision, .reported): [.close, .keep, .report, .move]
        case (.decision, .recorded): [.withdraw]
        case (.commitment, .open): [.report, .move, .withdraw]
        case (.commitment, .reported): [.close, .keep, .report, .move]
        case (.condition, .open): [.meet, .setAside, .move, .withdraw]
        case (.referral, .open): [.report, .move, .withdraw]
        case (.referral, .reported): [.close, .keep]
        case (.comment, .open): [.report, .send, .close]
        case (.comment, .reported): [.close, .report]
        case (.request, .open): [.close, .withdraw]
        case (.decision, .met), (.decision, .setAside), (.commitment, .met), (.commitment, .setAside),
            (.commitment, .recorded), (.condition, .reported), (.condition, .recorded), (.referral, .met),
            (.referral, .setAside), (.referral, .recorded), (.comment, .met), (.comment, .setAside), (.comment, .recorded),
            (.request, .reported), (.request, .setAside), (.request, .recorded):
            []
        case (.request, .met): []
        case (_, .closed), (_, .withdrawn), (.condition, .met), (.condition, .setAside): [.reopen]
        }
    }

    /// How it stands after an act that may be done.
    public func state(after act: MatterAct) -> State {
        switch act {
        case .report: .reported
        case .close, .approve: .closed
        case .keep: .open
        case .reopen: kind == .decision && followUp == nil && verb != .approveSubjectTo ? .recorded : .open
        case .meet: .met
        case .setAside: .setAside
        case .move, .send: state
        case .withdraw: .withdrawn
        }
    }

    /// Why something cannot be done to it now, and what can.
    public func whyNot(_ act: MatterAct) -> (what: String, remedy: String) {
        switch (kind, act, state) {
        case (.commitment, .close, .open):
            (
                "Nothing has been reported on it yet.",
                "Record an update first; members then close it, or keep it open, at a meeting."
            )
        case (.referral, .close, .open):
            ("Its outcome is not back yet.", "Record the outcome first; the body that referred it then closes it.")
        default:
            (
                "It is \(state.word), so this cannot be done to it.",
                acts.isEmpty ? "Look at its story." : "What can be done stands on its page."
            )
        }
    }

    /// The matter after an act, as it is kept.
    public func after(_ act: MatterAct, says: String, on day: Day, at meeting: ID<Meeting>?, due: Day?, to: ID<Body>?) -> Matter {
        var matter = self
        matter.state = state(after: act)
        switch act {
        case .report, .meet, .setAside:
            matter.report = says
            matter.reportedOn = day
        case .keep, .reopen: matter.reportedOn = kind == .referral ? nil : matter.reportedOn
        case .move: matter.due = due
        case .send: matter.toBody = to
        case .close, .approve, .withdraw: break
        }
        matter.settledOn = matter.state.isSettled ? day : nil
        matter.settledAt = matter.state.isSettled ? meeting : nil
        return matter
    }
}

extension Matter.State {
    /// In the middle of a sentence.
    public var word: String {
        switch self {
        case .open: "open"
        case .reported: "reported on"
        case .met: "met"
        case .setAside: "set aside"
        case .closed: "closed"
        case .recorded: "recorded"
        case .withdrawn: "withdrawn"
        }
    }
}
