import Domain
import Reports

extension Address {
    static func challenges(_ list: ChallengeList) -> Address { .at("/challenges" + Address.query(list.pairs)) }
    static let raisedChallenges = Address.at("/challenges")
    static let answers = Address.at("/challenges/answers")
    static func newChallenge(_ about: IndicatorFilter? = nil, _ indicator: ID<Indicator>? = nil) -> Address {
        .at("/challenges/new" + Address.query([("indicator", indicator?.text)] + (about?.pairs ?? [])))
    }
    /// About a paper or an item of a meeting, in its words.
    static func newChallenge(subject: String) -> Address { .at("/challenges/new" + Address.query([("subject", subject)])) }
    static func challenge(_ number: Int64) -> Address { .at("/challenges/\(number)") }
    static func challengeAct(_ form: ChallengeForm, on number: Int64) -> Address { .at("/challenges/\(number)/\(form.rawValue)") }
}

/// Which challenges the list shows and from where on, as it stands in its address.
struct ChallengeList: Hashable, Sendable {
    var filter = ChallengeFilter()
    var after: String?

    var pairs: [(String, String?)] {
        [
            ("show", filter.show == .open ? nil : filter.show.rawValue), ("agency", filter.agency?.text),
            ("indicator", filter.indicator?.text), ("kind", filter.kind?.rawValue), ("raised-as", filter.raisedAs),
            ("after", after),
        ]
    }

    func with(show: ChallengeFilter.Show) -> ChallengeList {
        var other = ChallengeList(filter: filter)
        other.filter.show = show
        return other
    }
}

extension ChallengeList {
    init(_ visit: Visit) throws(Fault) {
        filter.show = try visit.choice("show") ?? .open
        filter.agency = try visit.choiceOfID("agency")
        filter.indicator = try visit.choiceOfID("indicator")
        filter.kind = try visit.choice("kind")
        filter.raisedAs = visit.query["raised-as"]
        after = visit.query["after"]
    }
}

extension Links {
    /// For whoever may ask: from every figure to the form that asks about it.
    static func asking(_ visit: Visit, area: ID<Area>? = nil, known: Day?) -> Links {
        var links = Links.onSite(area: area, known: known)
        guard visit.may(.raiseChallenge) else { return links }
        links.ask = { Address.newChallenge(IndicatorFilter(area: area, known: known), $0).text }
        return links
    }
}
