/// A place that figures are about: a ward, a locality, the district, a neighbour, the region, England.
public struct Area: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case ward, locality, district, region, country
        /// Another authority, there to be compared with.
        case authority
    }

    public var id: ID<Area>
    public var name: String
    public var kind: Kind
    /// The code now in force (nine characters, "E08000035"), when there is one.
    public var code: String?
    /// Codes it had before or elsewhere, such as the Department's three digits ("383").
    public var oldCodes: [String]
    /// Other spellings that published files use for it.
    public var otherNames: [String]
    /// The areas it lies in. More than one where hierarchies do not nest: a ward is in a locality for the
    /// police and in another for health.
    public var parents: [ID<Area>]
    /// The body that receives its report.
    public var committee: ID<Body>?
    public var validFrom: Day?
    public var validUntil: Day?
    public var populations: [Population]

    public init(
        id: ID<Area>, name: String, kind: Kind = .locality, code: String? = nil, oldCodes: [String] = [],
        otherNames: [String] = [], parents: [ID<Area>] = [], committee: ID<Body>? = nil, validFrom: Day? = nil,
        validUntil: Day? = nil, populations: [Population] = []
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.code = code
        self.oldCodes = oldCodes
        self.otherNames = otherNames
        self.parents = parents
        self.committee = committee
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.populations = populations
    }

    public func exists(on day: Day) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validUntil.map { day <= $0 } ?? true)
    }
}

/// How many people of an age band lived in an area in the middle of a year: what a rate divides by.
public struct Population: Hashable, Sendable {
    /// "0-17", "10-17", "f-15-17": the band as units name it.
    public var band: String
    public var midYear: Int
    public var count: Int

    public init(band: String, midYear: Int, count: Int) {
        self.band = band
        self.midYear = midYear
        self.count = count
    }
}
