import Domain
import Storage

/// One return with everything that its page needs.
public struct ReturnAnswer: Sendable {
    public var version: FrameworkVersion
    public var round: CollectionRound
    public var row: RoundRow
    public var lines: [SubmissionLine]
    /// What was known before of the same indicator, place and group, the oldest first, by the place of the line.
    public var before: [Int: [SeriesPoint]]
    public var findings: [ReturnFinding]
    public var queries: [ReturnQuery]
    public var steps: [Step]
    /// What the ladder says to the agency at this moment; nil while it says nothing.
    public var reminder: String?
    /// Why nothing can be written, and who can open it.
    public var lock: (why: String, who: String)?
    public var mayFill: Bool
    public var maySign: Bool
    public var mayRun: Bool
    public var today: Day

    public var submission: Submission { row.submission }
    public var agency: Agency { version.agency(submission.agency) ?? Agency(id: submission.agency, name: submission.agency.text) }
    public var isWritable: Bool { lock == nil && mayFill }

    /// The lines as the agency counts them: an indicator each, with all its months and places.
    public var groups: [(indicator: Indicator, lines: [SubmissionLine])] {
        var groups: [(indicator: Indicator, lines: [SubmissionLine])] = []
        for line in lines {
            if let last = groups.indices.last, groups[last].indicator.id == line.indicator {
                groups[last].lines.append(line)
            } else if let indicator = version.indicator(line.indicator) {
                groups.append((indicator, [line]))
            }
        }
        return groups
    }
}

/// What somebody wrote into one line.
public struct LineDraft: Sendable {
    public var place: Int
    /// The revision that they saw when they wrote it.
    public var seen: Int
    public var entry: LineEntry

    public init(place: Int, seen: Int, entry: LineEntry) {
        self.place = place
        self.seen = seen
        self.entry = entry
    }
}

/// What became of what somebody wrote.
public struct SavedLines: Sendable {
    public var saved: [Int] = []
    /// As these lines are now: somebody else changed them meanwhile, and what was written is not kept.
    public var conflicts: [SubmissionLine] = []
}

extension ReturnAnswer {
    /// Errors and what must be explained, before anything is sent.
    public var stops: [ReturnFinding] { findings.filter(\.stopsSending) }
    public var unanswered: [SubmissionLine] { lines.filter { $0.isDue && $0.entry.state == nil } }
}
