/// What a partnership measures and who it is: the whole content of a framework file, as one value. It is kept
/// as whole dated versions, so "as known on a day" is a choice of version and a change is a difference of two.
public struct Framework: Hashable, Sendable {
    public var partnership: Partnership
    /// The sentence that stands on every page and export of invented data; nil where data is real.
    public var fictionalBanner: String?
    public var agencies: [Agency]
    public var areas: [Area]
    /// The area whose figures the board is about.
    public var district: ID<Area>
    /// Whom it is compared with beside its neighbours: its region and the country.
    public var region: ID<Area>?
    public var country: ID<Area>?
    public var dimensions: [Dimension]
    public var sources: [Source]
    public var indicators: [Indicator]
    public var priorities: [Priority]
    public var basket: [BasketLine]
    public var bodies: [Body]
    public var meetings: [Meeting]
    public var neighbourModels: [NeighbourModel]
    /// The model that pages use first.
    public var preferredNeighbourModel: ID<NeighbourModel>?
    public var mappings: [Mapping]
    public var extraBankHolidays: [Day]

    public init(
        partnership: Partnership, fictionalBanner: String? = nil, agencies: [Agency], areas: [Area], district: ID<Area>,
        region: ID<Area>? = nil, country: ID<Area>? = nil, dimensions: [Dimension] = [], sources: [Source] = [],
        indicators: [Indicator], priorities: [Priority] = [], basket: [BasketLine] = [], bodies: [Body] = [],
        meetings: [Meeting] = [],
        neighbourModels: [NeighbourModel] = [], preferredNeighbourModel: ID<NeighbourModel>? = nil, mappings: [Mapping] = [],
        extraBankHolidays: [Day] = []
    ) {
        self.partnership = partnership
        self.fictionalBanner = fictionalBanner
        self.agencies = agencies
        self.areas = areas
        self.district = district
        self.region = region
        self.country = country
        self.dimensions = dimensions
        self.sources = sources
        self.indicators = indicators
        self.priorities = priorities
        self.basket = basket
        self.bodies = bodies
        self.meetings = meetings
        self.neighbourModels = neighbourModels
        self.preferredNeighbourModel = preferredNeighbourModel
        self.mappings = mappings
        self.extraBankHolidays = extraBankHolidays
    }
}

/// The board itself.
public struct Partnership: Hashable, Sendable {
    public var id: ID<Partnership>
    public var name: String
    public var shortName: String?
    public var statutoryBasis: String?
    public var vision: String?
    /// Whom people turn to about these pages: an e-mail address, a telephone number, an office.
    public var contact: String?

    public init(
        id: ID<Partnership>, name: String, shortName: String? = nil, statutoryBasis: String? = nil, vision: String? = nil,
        contact: String? = nil
    ) {
        self.contact = contact
        self.id = id
        self.name = name
        self.shortName = shortName
        self.statutoryBasis = statutoryBasis
        self.vision = vision
    }
}
