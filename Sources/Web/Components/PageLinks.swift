import Domain
import Reports

extension Links {
    /// Where the parts of a report lead on the site, as of one day.
    static func onSite(area: ID<Area>? = nil, known: Day?) -> Links {
        let filter = IndicatorFilter(area: area, known: known)
        return Links(
            indicator: { Address.indicator($0, filter).text }, provenance: { Address.indicator($0, filter).text + "#provenance" },
            legend: Address.legend.text)
    }
}
