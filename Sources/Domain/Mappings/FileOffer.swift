/// What a file holds that could be asked for, as its preview lists it where no mapping asks yet.
public struct FileOffer: Hashable, Sendable {
    /// A measure under the name that a line of a mapping would use.
    public struct Measure: Hashable, Sendable {
        public var name: String
        /// Its words where the file has them beside the name: the label of a column, the name of an indicator.
        public var title: String?
        public var unit: String?
        /// How many cells of it hold a figure or a marker.
        public var count: Int
        /// Which part of a figure it seems to be.
        public var part: Mapping.Part
        /// The first of its cells that hold a number, to recognise it by.
        public var example: String?
        /// Indicators that it may be, the likeliest first.
        public var proposals: [Proposal]

        public init(
            name: String, title: String? = nil, unit: String? = nil, count: Int, part: Mapping.Part = .value,
            example: String? = nil, proposals: [Proposal] = []
        ) {
            self.name = name
            self.title = title
            self.unit = unit
            self.count = count
            self.part = part
            self.example = example
            self.proposals = proposals
        }
    }

    public struct Proposal: Hashable, Sendable {
        public var indicator: ID<Indicator>
        /// From 0 to 1; a code that is the same is 1.
        public var likeness: Double
        /// Said to the officer: "same code", "same words".
        public var because: String

        public init(indicator: ID<Indicator>, likeness: Double, because: String) {
            self.indicator = indicator
            self.likeness = likeness
            self.because = because
        }
    }

    /// A period as the file writes it, and what it is read as; nil when it cannot be read.
    public struct PeriodName: Hashable, Sendable {
        public var text: String
        public var count: Int
        public var period: Period?

        public init(text: String, count: Int, period: Period?) {
            self.text = text
            self.count = count
            self.period = period
        }
    }

    /// An area as the file writes it. `near` is what it looks like when it is none of the framework's: a person
    /// confirms it or does not.
    public struct AreaName: Hashable, Sendable {
        public var text: String
        public var count: Int
        public var area: ID<Area>?
        public var near: ID<Area>?

        public init(text: String, count: Int, area: ID<Area>?, near: ID<Area>? = nil) {
            self.text = text
            self.count = count
            self.area = area
            self.near = near
        }
    }

    /// A column that divides the rows of one measure: who is counted.
    public struct Group: Hashable, Sendable {
        public var column: String
        public var title: String?
        public var members: [String]
        /// The member that stands for all of them, when one does.
        public var total: String?

        public init(column: String, title: String? = nil, members: [String], total: String? = nil) {
            self.column = column
            self.title = title
            self.members = members
            self.total = total
        }
    }

    public var format: Mapping.Format
    public var measures: [Measure]
    public var periods: [PeriodName]
    public var areas: [AreaName]
    public var groups: [Group]
    /// How the table was taken to lie; only for a spreadsheet.
    public var layout: TableLayout?

    public init(
        format: Mapping.Format, measures: [Measure], periods: [PeriodName] = [], areas: [AreaName] = [], groups: [Group] = [],
        layout: TableLayout? = nil
    ) {
        self.format = format
        self.measures = measures
        self.periods = periods
        self.areas = areas
        self.groups = groups
        self.layout = layout
    }
}
