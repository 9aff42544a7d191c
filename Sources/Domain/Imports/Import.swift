/// One file that was given to Bellwether: looked at, accepted, refused or withdrawn. Nothing about it is deleted.
public struct Import: Hashable, Sendable {
    public enum State: String, CaseIterable, Sendable {
        /// It is being read; what it says is not known yet.
        case reading
        /// Nothing in it is asked for until a person says what is wanted of it.
        case unmapped
        case previewed, accepted, refused, withdrawn

        /// Whether what it would do may still change: with the framework, or with what else is accepted.
        public var waits: Bool { self == .previewed || self == .refused || self == .unmapped }
    }

    public var number: Int64
    public var fileName: String
    /// The name of the format it was recognised as.
    public var format: String
    public var sha256: String
    public var byteCount: Int
    /// The file that describes it (`.meta.csv`), by its SHA-256, when one came with it.
    public var companion: String?
    /// The day from which its figures count as known.
    public var knownOn: Day
    public var state: State
    public var actor: Actor
    /// The agency that it was sent for: it holds that agency's own figures and nothing else. Nil for an officer's own.
    public var agency: ID<Agency>?
    public var createdAt: Instant
    public var acceptedAt: Instant?
    public var counts: ImportCounts
    public var withdrawnAt: Instant?
    public var withdrawnBy: Actor?
    public var withdrawnWhy: String?

    public init(
        number: Int64, fileName: String, format: String, sha256: String, byteCount: Int, companion: String? = nil, knownOn: Day,
        state: State, actor: Actor, agency: ID<Agency>? = nil, createdAt: Instant, acceptedAt: Instant? = nil,
        counts: ImportCounts,
        withdrawnAt: Instant? = nil,
        withdrawnBy: Actor? = nil, withdrawnWhy: String? = nil
    ) {
        self.number = number
        self.fileName = fileName
        self.format = format
        self.sha256 = sha256
        self.byteCount = byteCount
        self.companion = companion
        self.knownOn = knownOn
        self.state = state
        self.actor = actor
        self.agency = agency
        self.createdAt = createdAt
        self.acceptedAt = acceptedAt
        self.counts = counts
        self.withdrawnAt = withdrawnAt
        self.withdrawnBy = withdrawnBy
        self.withdrawnWhy = withdrawnWhy
    }
}

extension Import {
    /// Whose it is; nil for what belongs to nobody but the board's officers.
    public var scope: Scope? { agency.map(Scope.agency) }
}

/// What a file would do, or did.
public struct ImportCounts: Hashable, Sendable {
    /// Rows read, whether or not they were asked for.
    public var read: Int
    public var new: Int
    public var changed: Int
    public var unchanged: Int
    /// Rows nobody asked for, by the reason why they were left out.
    public var leftOut: [String: Int]

    public init(read: Int = 0, new: Int = 0, changed: Int = 0, unchanged: Int = 0, leftOut: [String: Int] = [:]) {
        self.read = read
        self.new = new
        self.changed = changed
        self.unchanged = unchanged
        self.leftOut = leftOut
    }

    public var leftOutTotal: Int { leftOut.values.reduce(0, +) }
}

/// Something in a file that cannot be used, said to the person who can put it right.
public struct Problem: Hashable, Sendable {
    /// The sheet of the workbook; nil in a file without sheets.
    public var sheet: String?
    /// The line of the file, counted from 1; nil when it is about the whole file.
    public var row: Int?
    public var column: String?
    /// The text of the cell.
    public var cell: String?
    public var what: String
    /// What to do about it, beginning with a verb.
    public var remedy: String

    public init(
        sheet: String? = nil, row: Int? = nil, column: String? = nil, cell: String? = nil, what: String, remedy: String
    ) {
        self.sheet = sheet
        self.row = row
        self.column = column
        self.cell = cell
        self.what = what
        self.remedy = remedy
    }
}

/// One figure that a file would change: what is known now, and what the file says.
public struct FigureChange: Hashable, Sendable {
    public var key: FigureKey
    public var old: Figure
    public var new: Figure

    public init(key: FigureKey, old: Figure, new: Figure) {
        self.key = key
        self.old = old
        self.new = new
    }
}
