/// How an agency supplied its return in one round.
public struct SupplyLine: Hashable, Sendable {
    public var round: CollectionRound
    public var row: RoundRow
    /// Lines with a check that asked for words, and those of them that have some.
    public var explained: Int
    public var withoutFigure: Int

    public init(round: CollectionRound, row: RoundRow, explained: Int, withoutFigure: Int) {
        self.round = round
        self.row = row
        self.explained = explained
        self.withoutFigure = withoutFigure
    }
}

/// What a round costs an agency: lines, and hours by role.
public struct WorkloadLine: Hashable, Sendable {
    public var agency: ID<Agency>
    /// Indicators that it supplies, and figures that it is asked for in a quarter.
    public var lines: Int
    /// Minutes that its last returns took, where somebody said so.
    public var recordedMinutes: Int?
    /// Lines of its last return that came by a workbook, a program or a pasted block.
    public var automated: Int
    /// The people who fill in and who sign, by number.
    public var leads: [Int64]
    public var approvers: [Int64]

    public init(
        agency: ID<Agency>, lines: Int, recordedMinutes: Int? = nil, automated: Int = 0, leads: [Int64] = [],
        approvers: [Int64] = []
    ) {
        self.agency = agency
        self.lines = lines
        self.recordedMinutes = recordedMinutes
        self.automated = automated
        self.leads = leads
        self.approvers = approvers
    }

    /// Half an hour a line, and one hour a return for putting it together and signing it. It stands until returns say
    /// what they really took.
    public static let minutesALine = 30
    public static let minutesToSign = 60
    /// What is left of a line that a program or a file brings.
    public static let minutesALineAutomated = 5

    public var estimatedMinutes: Int { lines == 0 ? 0 : lines * Self.minutesALine + Self.minutesToSign }
    /// Saved in a round by what comes by file or program now, and what could be saved if all of it did.
    public var savedMinutes: Int { automated * (Self.minutesALine - Self.minutesALineAutomated) }
    public var couldSaveMinutes: Int { lines * (Self.minutesALine - Self.minutesALineAutomated) }

    public var gaps: [Role] { (leads.isEmpty ? [.dataLead] : []) + (approvers.isEmpty ? [.approver] : []) }
}
