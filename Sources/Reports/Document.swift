import Charts
import Domain

/// A report as blocks that every renderer understands: what it says, not how it looks.
public struct Document: Sendable {
    public var title: String
    /// The sentence that stands on every page of invented data; nil where data is real.
    public var banner: String?
    /// "OFFICIAL-SENSITIVE".
    public var marking: String?
    public var blocks: [Block]

    public enum Block: Sendable {
        case titlePage(TitlePage)
        case heading(String, id: String)
        case paragraph(String)
        case note(String)
        case summary(Scorecard, of: String)
        case exceptions([Reading], FrameworkVersion)
        /// The measures of one priority.
        case scorecard([Reading], FrameworkVersion)
        case table(Table)
        case brief(ChairsBrief)
        case chart(SeriesChart, id: String)
        case markers([Reading])
        case attribution([Source])
    }

    public init(title: String, banner: String? = nil, marking: String? = nil, blocks: [Block]) {
        self.title = title
        self.banner = banner
        self.marking = marking
        self.blocks = blocks
    }
}

/// What stands at the head of a paper, so that nobody has to ask which one they hold.
public struct TitlePage: Sendable {
    public var partnership: String
    public var title: String
    public var facts: [Fact]

    public struct Fact: Sendable {
        public var name: String
        public var says: String

        public init(_ name: String, _ says: String) {
            self.name = name
            self.says = says
        }
    }

    public init(partnership: String, title: String, facts: [Fact]) {
        self.partnership = partnership
        self.title = title
        self.facts = facts
    }
}

/// A plain table: the first cell of a row is its heading.
public struct Table: Sendable {
    public var caption: String
    public var columns: [String]
    public var rows: [[String]]

    public init(caption: String, columns: [String], rows: [[String]]) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }
}
