import Domain
import Exchange
import Storage

/// What a partnership is before anything else is said of it.
public struct SetUpDraft: Hashable, Sendable {
    public var name: String
    /// The council's district, about which the board's figures are.
    public var district: String
    public var districtCode: String?
    /// Everything in it is invented: a sentence on every page says so.
    public var isPractice: Bool

    public init(name: String, district: String, districtCode: String? = nil, isPractice: Bool = false) {
        self.name = name
        self.district = district
        self.districtCode = districtCode
        self.isPractice = isPractice
    }
}

extension Bellwether {
    /// Makes the partnership of an empty database from its name and its district; the rest is added page by page.
    public func setUp(_ draft: SetUpDraft, as actor: Actor) async throws -> FrameworkVersion {
        try require(.changeFramework, of: actor)
        guard try await isEmpty() else {
            throw Refusal(.notPossible, "There is a partnership here already.", remedy: "Change it on the framework's pages.")
        }
        let district = Area(
            id: Bellwether.id(draft.district), name: draft.district, kind: .district, code: draft.districtCode)
        let framework = Framework(
            partnership: Partnership(id: Bellwether.id(draft.name), name: draft.name),
            fictionalBanner: draft.isPractice ? "FOR PRACTICE: every name and number here is invented." : nil, agencies: [],
            areas: [district], district: district.id, indicators: [],
            bodies: [Body(id: ID("board"), name: draft.name)])
        return try await create(from: FrameworkFile.write(framework), why: "Set up on its pages", as: actor)
    }

    private static func id<Thing>(_ name: String) -> ID<Thing> {
        ID(FrameworkPart.areas.newID(for: EntryFields([("name", .text(name))]), besides: []))
    }
}

extension Bellwether {
    /// How many figures are known, for whoever sets up.
    public func figureCount(as actor: Actor) async throws -> Int {
        try require(.changeFramework, of: actor)
        return try await database.read { try $0.figures.count() }
    }

    /// A figures file without figures: a row for each measure of the basket and each of its last two periods, to be
    /// filled in and given back. Who sends for an agency gets the rows of its own measures.
    public func emptyTable(as actor: Actor) async throws -> [UInt8] {
        try require(.sendFigures, of: actor)
        let reach = AccessTable.reach(of: actor, for: .sendFigures)
        let version = try await framework(as: actor)
        var writer = CSVWriter()
        writer.row(["indicator", "indicator_title", "area", "period", "numerator", "denominator", "value"])
        let wanted = version.basket(on: today).compactMap { version.indicator($0.indicator) }
        for indicator in wanted where reach.covers(.agency(indicator.agency)) {
            let last = indicator.calendar.newestAvailable(on: today, lag: 0)
            for period in [indicator.calendar.previous(last), last] {
                writer.row([indicator.id.text, indicator.title, version.framework.district.text, period.code, "", "", ""])
            }
        }
        return writer.bytes
    }
}
