/// What one version of a framework has that another has not, thing by thing.
public struct FrameworkDifference: Hashable, Sendable {
    public enum Change: String, Sendable { case added, changed, removed }

    public struct Line: Hashable, Sendable {
        public var change: Change
        /// "indicator", "area", …: the noun.
        public var noun: String
        public var id: String
        public var name: String

        public init(change: Change, noun: String, id: String, name: String) {
            self.change = change
            self.noun = noun
            self.id = id
            self.name = name
        }
    }

    public var lines: [Line]
    public var isEmpty: Bool { lines.isEmpty }

    public init(from old: Framework, to new: Framework) {
        lines = []
        if old.partnership != new.partnership {
            lines.append(Line(change: .changed, noun: "partnership", id: new.partnership.id.text, name: new.partnership.name))
        }
        compare("agency", old.agencies, new.agencies, id: \.id.text, name: \.name)
        compare("area", old.areas, new.areas, id: \.id.text, name: \.name)
        compare("breakdown", old.dimensions, new.dimensions, id: \.id, name: \.id)
        compare("source", old.sources, new.sources, id: \.id.text, name: \.name)
        compare("indicator", old.indicators, new.indicators, id: \.id.text, name: \.title)
        compare("priority", old.priorities, new.priorities, id: \.id.text, name: \.title)
        compare("basket line", old.basket, new.basket, id: \.indicator.text, name: \.indicator.text)
        compare("body", old.bodies, new.bodies, id: \.id.text, name: \.name)
        compare("meeting", old.meetings, new.meetings, id: \.id.text, name: \.date.long)
        compare("neighbour model", old.neighbourModels, new.neighbourModels, id: \.id.text, name: \.name)
        compare("mapping", old.mappings, new.mappings, id: \.id, name: \.id)
        compareSettings(old, new)
    }

    private mutating func compare<Thing: Hashable>(
        _ noun: String, _ old: [Thing], _ new: [Thing], id: (Thing) -> String, name: (Thing) -> String
    ) {
        let before = Dictionary(old.map { (id($0), $0) }, uniquingKeysWith: { first, _ in first })
        let after = Set(new.map(id))
        for thing in new {
            guard let earlier = before[id(thing)] else {
                lines.append(Line(change: .added, noun: noun, id: id(thing), name: name(thing)))
                continue
            }
            if earlier != thing { lines.append(Line(change: .changed, noun: noun, id: id(thing), name: name(thing))) }
        }
        for thing in old where !after.contains(id(thing)) {
            lines.append(Line(change: .removed, noun: noun, id: id(thing), name: name(thing)))
        }
        if old.count == new.count, Set(old) == Set(new), old != new {
            lines.append(Line(change: .changed, noun: "order", id: noun, name: "the order of each \(noun)"))
        }
    }

    private mutating func compareSettings(_ old: Framework, _ new: Framework) {
        let settings: [(String, Bool)] = [
            ("fictional banner", old.fictionalBanner == new.fictionalBanner), ("district", old.district == new.district),
            ("region", old.region == new.region), ("country", old.country == new.country),
            ("preferred neighbour model", old.preferredNeighbourModel == new.preferredNeighbourModel),
            ("bank holidays", old.extraBankHolidays == new.extraBankHolidays),
        ]
        for (name, isSame) in settings where !isSame {
            lines.append(Line(change: .changed, noun: "setting", id: name.replacing(" ", with: "-"), name: name))
        }
    }
}
