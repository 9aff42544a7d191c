import Domain

/// What an agency is asked for in one round, as its workbook says it and as a block that is pasted is matched to it.
public struct ReturnForm: Sendable {
    /// Whose return of which round it is. It travels hidden in the workbook, so that no file is taken for another.
    public struct Identity: Hashable, Sendable {
        /// An id with the words that people know it by.
        public struct Name: Hashable, Sendable {
            public var id: String
            public var words: String

            public init(id: String, words: String) {
                self.id = id
                self.words = words
            }
        }

        public var partnership: Name
        public var round: Name
        public var agency: Name
        /// It goes up when the return changes, so that a workbook says how old it is.
        public var revision: Int

        public init(partnership: Name, round: Name, agency: Name, revision: Int) {
            self.partnership = partnership
            self.round = round
            self.agency = agency
            self.revision = revision
        }
    }

    public struct Line: Sendable {
        /// The name of the line, which stays the same for as long as the round lasts.
        public var key: String
        public var indicator: Indicator
        public var period: Period
        public var area: ID<Area>
        public var areaName: String
        public var group: PopulationGroup
        /// "Everybody", "Girls aged 10 to 15".
        public var groupName: String
        /// What has been given so far.
        public var answer: ReturnAnswer
        /// Earlier figures, oldest first; the last four are shown.
        public var past: [SeriesPoint]

        public init(
            key: String, indicator: Indicator, period: Period, area: ID<Area>, areaName: String, group: PopulationGroup = .total,
            groupName: String = "Everybody", answer: ReturnAnswer = ReturnAnswer(), past: [SeriesPoint] = []
        ) {
            self.key = key
            self.indicator = indicator
            self.period = period
            self.area = area
            self.areaName = areaName
            self.group = group
            self.groupName = groupName
            self.answer = answer
            self.past = past
        }

        /// "New birth visits within 14 days, Jul–Sep 2026": the line in a sentence. Area and group are said where they part
        /// it from others.
        public var title: String { "\(indicator.title), \(period.label)" }
    }

    public var identity: Identity
    public var deadline: Day
    /// The day that the file says it was made on, so that the same form gives the same bytes.
    public var madeOn: Day
    /// Whom to ask, in words: "Tomasz Bright, performance officer".
    public var contact: String?
    public var lines: [Line]

    public init(identity: Identity, deadline: Day, madeOn: Day, contact: String? = nil, lines: [Line]) {
        self.identity = identity
        self.deadline = deadline
        self.madeOn = madeOn
        self.contact = contact
        self.lines = lines
    }
}

/// What is given for one line: numbers or the reason why there are none, and what the board will read.
public struct ReturnAnswer: Hashable, Sendable {
    public var numerator: Double?
    public var denominator: Double?
    public var value: Double?
    public var status: ValueStatus?
    public var reason: NoValueReason?
    public var what: String
    public var soWhat: String
    public var nowWhat: String
    /// What was written in boxes that could not be read, so that a form can show it again.
    public var unread: [ReturnColumn: String]

    public init(
        numerator: Double? = nil, denominator: Double? = nil, value: Double? = nil, status: ValueStatus? = nil,
        reason: NoValueReason? = nil, what: String = "", soWhat: String = "", nowWhat: String = "",
        unread: [ReturnColumn: String] = [:]
    ) {
        self.numerator = numerator
        self.denominator = denominator
        self.value = value
        self.status = status
        self.reason = reason
        self.what = what
        self.soWhat = soWhat
        self.nowWhat = nowWhat
        self.unread = unread
    }

    /// Nothing was given, which is no answer.
    public var isEmpty: Bool {
        numerator == nil && denominator == nil && value == nil && reason == nil && unread.isEmpty && what.isEmpty
            && soWhat.isEmpty && nowWhat.isEmpty
    }
}

/// What a workbook or a pasted block said.
public struct ReturnReading: Sendable {
    public struct Line: Hashable, Sendable {
        public var key: String
        /// Everything of the row that could be read. What could not is named among the problems and kept in `unread`.
        public var answer: ReturnAnswer
    }

    /// In the order of the form. A line with nothing in it is not among them, so nothing is wiped out by an empty row.
    public var lines: [Line]
    /// What could not be taken: the place, the text found there, what is wrong and what to do.
    public var problems: [Problem]
    /// What was taken, or left alone, and should be known.
    public var notices: [Problem]
    /// Lines of the form for which nothing was given.
    public var unanswered: [String]
    /// The revision of the return that the workbook was made of; nil for a pasted block and for a file that was refused.
    public var revision: Int?
    /// Whether the file was refused as a whole, for the first of the problems.
    public var isRefused: Bool

    static func refused(_ problem: Problem, _ form: ReturnForm) -> ReturnReading {
        ReturnReading(
            lines: [], problems: [problem], notices: [], unanswered: form.lines.map(\.key), revision: nil, isRefused: true)
    }
}

extension Problem {
    /// "Return!E7": where it is, as a spreadsheet program says it. Nil when it is about no one cell.
    public var cellReference: String? {
        guard let row, let column, column.allSatisfy({ $0.isASCII && $0.isUppercase }) else { return nil }
        return (sheet.map { $0 + "!" } ?? "") + "\(column)\(row)"
    }
}
