/// One line of an action tracker: what is done, by which milestone it is seen, who does it and by when.
public struct Activity: Hashable, Sendable {
    public var title: String
    public var milestone: String
    public var owner: String
    public var due: Day?
    /// Of a hundred.
    public var progress: Int
    public var isAtRisk: Bool
    /// How it stands, in words.
    public var says: String
    /// What shows that it was done.
    public var evidence: String
    public var accepted: PriorityRating.Sign?
    /// The word of whoever made it, where the tracker came from elsewhere; ours is worked out.
    public var statedWord: String?

    public init(
        title: String, milestone: String = "", owner: String = "", due: Day? = nil, progress: Int = 0, isAtRisk: Bool = false,
        says: String = "", evidence: String = "", accepted: PriorityRating.Sign? = nil, statedWord: String? = nil
    ) {
        self.title = title
        self.milestone = milestone
        self.owner = owner
        self.due = due
        self.progress = progress
        self.isAtRisk = isAtRisk
        self.says = says
        self.evidence = evidence
        self.accepted = accepted
        self.statedWord = statedWord
    }

    public var isComplete: Bool { progress >= 100 }

    public func isOverdue(on day: Day) -> Bool { !isComplete && (due.map { $0 < day } ?? false) }

    /// Blue is for what is done and whose evidence was accepted; what is done without it stays green.
    public func word(on day: Day) -> PriorityRating.Word {
        if isComplete { return accepted == nil ? .green : .blue }
        if isOverdue(on: day) { return .red }
        return isAtRisk ? .amber : .green
    }

    public func reason(on day: Day) -> String {
        if let accepted { return "done; evidence accepted by \(accepted.words)" }
        if isComplete { return "done; its evidence is not accepted yet" }
        guard let due else { return isAtRisk ? "at risk; no date" : "no date" }
        if due < day {
            let late = day.days(since: due)
            return "\(late) \(late == 1 ? "day" : "days") overdue"
        }
        return isAtRisk ? "at risk" : "on track"
    }

    /// As the same activity goes on in another edition: acceptance holds for the evidence that was seen, and for no other.
    public func keeping(_ before: [Activity]) -> Activity {
        var activity = self
        let same = before.first { $0.title == title && $0.evidence == evidence }
        activity.accepted = isComplete ? same?.accepted : nil
        return activity
    }
}
