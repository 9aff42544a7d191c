import Domain

extension Address {
    static func actions(_ filter: ActionFilter = ActionFilter(), after: String? = nil) -> Address {
        .at("/actions" + Address.query(filter.pairs + [("after", after)]))
    }

    static func action(_ number: Int64) -> Address { .at("/actions/\(number)") }

    /// The form, begun for something: an agenda item, a challenge, a figure.
    static func newAction(
        from origin: ActionOrigin? = nil, about indicator: ID<Indicator>? = nil, in area: ID<Area>? = nil
    )
        -> Address
    {
        .at(
            "/actions/new"
                + Address.query([
                    ("origin", origin?.kind.rawValue), ("origin_says", origin?.says), ("thing", origin?.thing?.word),
                    ("indicator", indicator?.text), ("area", area?.text),
                ]))
    }

    static func actionChange(_ number: Int64) -> Address { .at("/actions/\(number)/change") }
    static func actionDue(_ number: Int64) -> Address { .at("/actions/\(number)/due") }
    static func actionReport(_ number: Int64) -> Address { .at("/actions/\(number)/report") }
    static func actionEvidence(_ number: Int64) -> Address { .at("/actions/\(number)/evidence") }
    static func evidenceDecision(_ place: Int64, of number: Int64) -> Address {
        .at("/actions/\(number)/evidence/\(place)/decision")
    }
    static func actionClosure(_ number: Int64) -> Address { .at("/actions/\(number)/closure") }
    static func actionWithdrawal(_ number: Int64) -> Address { .at("/actions/\(number)/withdrawal") }
    static func actionReopening(_ number: Int64) -> Address { .at("/actions/\(number)/reopening") }
    static func actionTable(_ filter: ActionFilter) -> Address {
        .at("/api/v1/actions" + Address.query(filter.pairs + [("format", "csv")]))
    }
}

extension ActionFilter {
    /// As it stands in an address.
    var pairs: [(String, String?)] {
        [
            ("body", body?.text), ("agency", agency?.text), ("priority", priority?.text), ("colour", colour?.rawValue),
            ("origin", origin?.rawValue), ("thing", thing?.word), ("indicator", indicator?.text),
            ("moved_twice", isMovedTwice ? "true" : nil),
        ]
    }
}

extension Visit {
    func actionFilter() throws(Fault) -> ActionFilter {
        ActionFilter(
            body: try choiceOfID("body"), agency: try choiceOfID("agency"), priority: try choiceOfID("priority"),
            colour: try choice("colour"), origin: try choice("origin"), thing: query["thing"].flatMap(Thing.init(word:)),
            indicator: try choiceOfID("indicator"), isMovedTwice: query["moved_twice"] == "true")
    }
}
