/// The series a figure came from: an agency's return, or one published series and its edition. A later
/// figure of the same source is a revision; a figure of another source never is.
public struct Source: Hashable, Sendable {
    public var id: ID<Source>
    public var name: String
    /// Which release of a published series: its vintage ("April 2026").
    public var edition: String?
    public var publisher: String?
    public var licence: String?
    /// The sentence that must stand under whatever uses it.
    public var attribution: String?
    public var address: String?
    /// The agency whose return it is; nil for a published series.
    public var agency: ID<Agency>?

    public init(
        id: ID<Source>, name: String, edition: String? = nil, publisher: String? = nil, licence: String? = nil,
        attribution: String? = nil, address: String? = nil, agency: ID<Agency>? = nil
    ) {
        self.id = id
        self.name = name
        self.edition = edition
        self.publisher = publisher
        self.licence = licence
        self.attribution = attribution
        self.address = address
        self.agency = agency
    }

    /// The return of an agency is a source without being declared, under this id.
    public static func ofReturn(by agency: Agency) -> Source {
        Source(id: ID("return-" + agency.id.text), name: "Return of " + agency.name, agency: agency.id)
    }

    public var nameWithEdition: String { edition.map { "\(name), \($0)" } ?? name }
}
