import Charts
import Domain
import Markup
import Reports
import Services

/// The measures of one area, in the columns of the report's format.
struct BodyReportTable {
    var report: BodyReport
    var section: BodyReport.Section

    private var version: FrameworkVersion { report.version }
    private var parts: [ReportTemplate.Part] { report.template.parts }

    var html: HTML {
        """
        <h2>\(section.area.name)</h2>
        \(when: section.readings.isEmpty, "<p>No measure has a figure for this area yet.</p>")\(when: !section.readings.isEmpty, table)

        """
    }

    private var table: HTML {
        """
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Measure, period</th>\
        \(each: parts, { "<th scope=\"col\" role=\"columnheader\"\(attribute: "class", $0.isNumber ? "num" : nil)>\(heading($0))</th>" })</tr></thead>\
        <tbody role="rowgroup">
        \(each: section.readings, row)</tbody></table>
        """
    }

    private func heading(_ part: ReportTemplate.Part) -> String {
        switch part {
        case .figure: section.area.name
        case .district: version.district.name
        case .country: version.framework.country.flatMap(version.area)?.name ?? part.label
        default: part.label
        }
    }

    private func row(_ pair: (reading: Reading, district: Reading?)) -> HTML {
        let reading = pair.reading
        let filter = IndicatorFilter(area: section.area.id)
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.indicator(reading.indicator.id, filter).text)">\(reading.indicator.title)</a>\
            <span class="of wrap">\(reading.latest?.period.label) · \(reading.indicator.unit.label)</span></th>\
            \(each: parts, { part in
                "<td role=\"cell\" class=\"\(part.isNumber ? "num half" : "half")\" data-label=\"\(heading(part))\">\(cell(part, pair))</td>"
            })</tr>

            """
    }

    private func cell(_ part: ReportTemplate.Part, _ pair: (reading: Reading, district: Reading?)) -> HTML {
        let (reading, indicator) = (pair.reading, pair.reading.indicator)
        switch part {
        case .figure: return short(reading.latest, indicator)
        case .count:
            guard let value = reading.latest?.shown.value else { return "–" }
            return
                "\(FigureText(indicator).of(value) ?? (indicator.unit == .count ? FigureText(indicator).value(value.value) : "–"))"
        case .target: return "\(target(reading))"
        case .rating: return StatusView(reading.standing.word).html
        case .lastYear: return short(reading.lastYear, indicator)
        case .trend: return trend(reading)
        case .district:
            // The same period: another one would compare two times.
            return short(reading.latest.flatMap { pair.district?.series?.point(at: $0.period) }, indicator)
        case .neighbours: return compared(reading, .neighbours)
        case .country: return compared(reading, .country)
        case .populatedBy: return "\(version.agency(indicator.agency)?.name ?? indicator.agency.text)"
        case .source: return "\(reading.series.flatMap { version.source($0.source)?.nameWithEdition } ?? "–")"
        case .notKnown: return "\(missing(reading))"
        }
    }

    private func short(_ point: SeriesPoint?, _ indicator: Indicator) -> HTML {
        guard let point else { return "–" }
        return FigureView(point.shown, of: indicator, legend: Address.legend.text).short
    }

    private func target(_ reading: Reading) -> String {
        guard let aim = reading.target.map({ target in reading.latest.map { target.aim(for: $0.period) } ?? target.aim }) else {
            return "–"
        }
        let words = FigureText(reading.indicator)
        switch aim {
        case .value(let value): return words.aim(value)
        case .band(let low, let high), .expectedRange(let low, let high): return words.range(low, high)
        }
    }

    private func trend(_ reading: Reading) -> HTML {
        guard var series = reading.series, series.points.count > 1 else { return "Too few points" }
        series.points = Array(series.points.suffix(24))
        let described = ChartSeries(
            series, line: reading.line, district: version.framework.district, comparators: [], isSmall: true)
        return Sparkline.draw(described, id: "t-\(section.area.id.text)-\(reading.indicator.id.text)")
    }

    private func compared(_ reading: Reading, _ of: Comparator.Of) -> HTML {
        guard let found = reading.comparators.first(where: { $0.of == of }) else { return "–" }
        return
            "\(FigureText(reading.indicator).value(of: found))<span class=\"of\">\(found.period?.label ?? "period not stated")</span>"
    }

    /// What the report cannot say, in words.
    private func missing(_ reading: Reading) -> String {
        if case .none(let reason, _)? = reading.latest?.shown { return reason.label }
        return reading.overdue.map { "\($0.label) is overdue" } ?? "Nothing missing"
    }
}

extension ReportTemplate.Part {
    fileprivate var isNumber: Bool {
        switch self {
        case .figure, .count, .target, .lastYear, .district, .neighbours, .country: true
        case .rating, .trend, .populatedBy, .source, .notKnown: false
        }
    }
}
