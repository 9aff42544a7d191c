import Domain
import Markup

/// What the markers mean: only those that were used, with where.
public struct MarkerLegend: Sendable {
    private let readings: [Reading]

    public init(_ readings: [Reading]) { self.readings = readings }

    /// The raised letters in use, as one sentence; nothing when every figure is final.
    public var superscripts: HTML {
        let used = Set(readings.flatMap { [$0.latest, $0.lastYear] }.compactMap { $0?.shown.value?.status })
        let marks = ValueStatus.allCases.filter { $0 != .final && used.contains($0) }
        guard !marks.isEmpty else { return HTML() }
        return "Superscripts: \(marks.map { "<b>\($0.mark)</b> \($0.word)" as HTML }.joined(separator: ", ")). "
    }

    public var html: HTML {
        let used = NoValueReason.allCases.map { reason in (reason, readings.filter { uses(reason, $0) }.map(\.indicator.title)) }
            .filter { !$0.1.isEmpty }
        let hasDash = readings.contains { $0.comparators.isEmpty || $0.lastYear == nil || $0.target == nil }
        guard !used.isEmpty || hasDash else { return HTML() }
        return """
            <h2>What the markers mean</h2>
            <table class="narrower"><thead><tr><th scope="col">Marker</th><th scope="col">Meaning</th>\
            <th scope="col">On this page</th></tr></thead><tbody>
            \(each: used, { reason, titles in row(FigureView.marker(reason.code), reason.meaning, listed(titles)) })\
            \(when: hasDash, row("–", "None held: there is no such figure, target or comparator", "Targets, last year, neighbours, region, country"))\
            </tbody></table>
            """
    }

    private func row(_ marker: HTML, _ meaning: String, _ place: String) -> HTML {
        "<tr><td>\(marker)</td><td>\(meaning)</td><td>\(place)</td></tr>\n"
    }

    private func uses(_ reason: NoValueReason, _ reading: Reading) -> Bool {
        uses(reason, reading.series?.points.last?.shown) || uses(reason, reading.lastYear?.shown)
    }

    private func uses(_ reason: NoValueReason, _ shown: Shown?) -> Bool {
        if case .some(.none(let used, _)) = shown { used == reason } else { false }
    }

    private func listed(_ titles: [String]) -> String {
        titles.count <= 4
            ? titles.joined(separator: "; ") : titles.prefix(3).joined(separator: "; ") + "; and \(titles.count - 3) more"
    }
}
