/// An indicator of the catalogue, from which a partnership picks. More than one board uses it, so it knows no board.
public struct CatalogueEntry: Hashable, Sendable {
    public var id: ID<Indicator>
    public var nationalCode: String?
    /// The national indicator of 2008 to 2010 that came before it.
    public var predecessorCode: String?
    public var title: String
    public var definition: DefinitionVersion
    public var unit: Unit
    public var polarity: Indicator.Polarity
    public var frequency: Frequency
    public var periodKind: PeriodKind
    public var leadAgency: String
    public var sourceReturn: String?
    public var localLagDays: Int?
    public var publishedLagDays: Int?
    public var breakdowns: [String]
    public var kind: Indicator.Kind
    public var theme: String?
    public var hasAreas: Bool
    public var status: String
    public var replacedBy: ID<Indicator>?
    /// How its number and title are known: retrieved or from memory, so that nobody takes it for checked.
    public var verifiedBy: String
    public var note: String?

    public init(
        id: ID<Indicator>, nationalCode: String?, predecessorCode: String?, title: String, definition: DefinitionVersion,
        unit: Unit,
        polarity: Indicator.Polarity, frequency: Frequency, periodKind: PeriodKind, leadAgency: String, sourceReturn: String?,
        localLagDays: Int?, publishedLagDays: Int?, breakdowns: [String], kind: Indicator.Kind, theme: String?, hasAreas: Bool,
        status: String, replacedBy: ID<Indicator>?, verifiedBy: String, note: String?
    ) {
        self.id = id
        self.nationalCode = nationalCode
        self.predecessorCode = predecessorCode
        self.title = title
        self.definition = definition
        self.unit = unit
        self.polarity = polarity
        self.frequency = frequency
        self.periodKind = periodKind
        self.leadAgency = leadAgency
        self.sourceReturn = sourceReturn
        self.localLagDays = localLagDays
        self.publishedLagDays = publishedLagDays
        self.breakdowns = breakdowns
        self.kind = kind
        self.theme = theme
        self.hasAreas = hasAreas
        self.status = status
        self.replacedBy = replacedBy
        self.verifiedBy = verifiedBy
        self.note = note
    }
}
