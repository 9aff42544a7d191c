import Domain
import Markup

/// A figure as every page and pack prints it: the value with its mark and what it is of, or the boxed marker with its
/// meaning. It takes what may be shown and nothing else, so a protected count cannot get into it.
public struct FigureView: Sendable {
    private let shown: Shown
    private let text: FigureText
    private let provenance: Provenance?
    private let legend: String?

    public init(_ shown: Shown, of indicator: Indicator, provenance: Provenance? = nil, legend: String? = nil) {
        self.shown = shown
        self.provenance = provenance
        self.legend = legend
        text = FigureText(indicator)
    }

    /// As it stands in the scorecard: large, with n of N below, and its provenance one press away.
    public var html: HTML {
        switch shown {
        case .none(let reason, _): return "\(marker(reason)) <span class=\"of wrap\">\(reason.label)</span>"
        case .value(let value):
            return "\(large(value))\(some: text.of(value), { "<span class=\"of\">\($0)</span>" })\(some: provenance, panel)"
        }
    }

    /// Value and mark only, for a cell whose row already says the rest.
    public var short: HTML {
        switch shown {
        case .none(let reason, _): marker(reason)
        case .value(let value): "<span class=\"\(pad(text.value(value.value)))\">\(text.value(value.value))\(mark(value))</span>"
        }
    }

    /// "85.3%, provisional", "protected": for a label that is heard.
    public var spoken: String {
        switch shown {
        case .none(let reason, _): return reason.label.lowercasedFirst
        case .value(let value):
            let number = text.value(value.value)
            return value.status == .final ? number : "\(number), \(value.status.word)"
        }
    }

    private func large(_ value: ShownValue) -> HTML {
        let number = text.value(value.value)
        guard let provenance else { return "<span class=\"figure \(pad(number))\">\(number)\(mark(value))</span>" }
        return """
            <button type="button" class="open-figure figure \(pad(number))" popovertarget="\(provenance.id)" \
            aria-label="\(spoken): where this figure comes from">\(number)\(mark(value))</button>
            """
    }

    /// Where a browser does not know popovers the panel simply stands open, and its link leads to the same section.
    private func panel(_ provenance: Provenance) -> HTML {
        """
        <div popover id="\(provenance.id)"><strong>\(spoken)</strong>\(some: shown.value.flatMap(text.of), { " (\($0))" })\
        \(each: provenance.lines, { "<br>\($0)" })\
        \(some: provenance.address, { "<br><a href=\"\($0)\">All of its history</a>" })</div>
        """
    }

    private func marker(_ reason: NoValueReason) -> HTML {
        guard let legend else { return FigureView.marker(reason.code) }
        return "<a class=\"marker\" href=\"\(legend)#marker-\(reason.code)\" title=\"\(reason.meaning)\">\(reason.code)</a>"
    }

    private func mark(_ value: ShownValue) -> HTML {
        value.status == .final ? HTML() : "<sup>\(value.status.mark)</sup>"
    }

    static func marker(_ code: String) -> HTML { "<span class=\"marker\">\(code)</span>" }
}

/// Where one figure comes from, said beside it.
public struct Provenance: Sendable {
    /// Of the panel, once on the page.
    public var id: String
    public var lines: [String]
    /// The section that says all of it.
    public var address: String?

    public init(id: String, lines: [String], address: String?) {
        self.id = id
        self.lines = lines
        self.address = address
    }

    public init(of point: SeriesPoint, in series: Series, version: FrameworkVersion, id: String, address: String?) {
        let indicator = series.indicator
        let definition = indicator.definition(for: point.period).map { " Definition version \($0.number)." } ?? ""
        let populated = version.agency(indicator.agency)?.name ?? indicator.agency.text
        let extracted = point.extractedOn.map { "; extracted \($0.long)" } ?? ""
        let source = version.source(series.source)?.nameWithEdition ?? series.source.text
        self.init(
            id: id,
            lines: [
                "\(point.period.label).\(definition)", "Populated by \(populated)\(extracted).",
                "Source: \(source). Known from \(point.knownFrom.long), by import \(point.importNumber).",
            ], address: address)
    }
}

/// Numbers in a column align on the decimal point by padding what a cell lacks against "00.0%".
func pad(_ text: String) -> String {
    switch (text.utf8.contains(UInt8(ascii: ".")), text.utf8.last == UInt8(ascii: "%")) {
    case (true, true): "p1"
    case (false, true): "p0"
    case (true, false): "d1"
    case (false, false): "d0"
    }
}
