import Domain
import Foundation
import Reports
import Storage

extension Bellwether {
    /// Everything that goes into a pack besides the scorecard, each noun's own part, in the order in which it is read.
    func packParts(
        of answer: ScorecardAnswer, for sitting: Meeting, on day: Day, _ connection: any SQLConnection
    ) throws -> [PackPart] {
        [
            try exceptionsPart(of: answer, connection), try progressPart(on: day, in: connection),
            try trackersPart(on: day, in: connection), try challengesPart(on: day, in: connection),
            try actionsPart(on: day, in: connection), try risksPart(on: day, in: connection),
            try mattersPart(on: day, in: connection), try meetingsPart(for: sitting, in: connection),
        ]
    }

    /// What the agencies say of the exceptions: what, so what, what next.
    private func exceptionsPart(of answer: ScorecardAnswer, _ connection: any SQLConnection) throws -> PackPart {
        let readings = answer.scorecard.exceptions
        let reports = try standingReports(of: readings, connection)
        guard !readings.isEmpty else { return .none }
        let rows = readings.map { reading -> [String] in
            guard let report = reports[reading.indicator.id] else {
                return [reading.indicator.title, reading.standing.word.rawValue, "No report has been received.", "–", "–", "–"]
            }
            return [
                reading.indicator.title, reading.standing.word.rawValue, report.what, report.soWhat, report.whatNext,
                report.byWhom + (report.dueOn.map { ", by \($0.long)" } ?? ""),
            ]
        }
        let table = Table(
            caption: "What the agency that answers for each measure says of it",
            columns: ["Measure", "Rating", "What", "So what", "What next", "By whom and when"], rows: rows)
        let lines = readings.compactMap { reading in
            reports[reading.indicator.id].map { report in
                PackLine(
                    .exception, reading.indicator.id.text, reading.indicator.title,
                    [
                        .init("Period", report.period.label), .init("What", report.what), .init("So what", report.soWhat),
                        .init("What next", report.whatNext), .init("By whom", report.byWhom),
                        .init("Due", report.dueOn?.long ?? "no day"),
                    ], isOverdue: report.dueOn.map { $0 < answer.today } ?? false)
            }
        }
        return PackPart(blocks: [.heading("What the agencies say", id: "reports"), .table(table)], lines: lines)
    }

    /// What a pack holds, as data, and why something that the one before held is not in it any more.
    func packData(
        of answer: ScorecardAnswer, _ parts: [PackPart], _ sitting: Meeting, _ body: Body, _ connection: any SQLConnection
    ) throws -> PackData {
        let figures = answer.scorecard.readings.map { PackLine($0, answer.version) }
        var data = PackData(
            meeting: sitting.id, body: body.id, title: "\(body.name), \(sitting.date.long)", asKnown: answer.scorecard.asKnown,
            lines: figures + parts.flatMap(\.lines))
        data.reasons = reasons(answer, connection)
        return data
    }

    /// Why measures that the framework still names are not on the board's list.
    private func reasons(_ answer: ScorecardAnswer, _ connection: any SQLConnection) -> [String: String] {
        let listed = Set(answer.scorecard.readings.map(\.indicator.id))
        let others = answer.version.framework.indicators.filter { !listed.contains($0.id) }
        return Dictionary(
            others.map { indicator in
                let why =
                    indicator.closedOn.map {
                        "Closed on \($0.long)" + (indicator.replacedBy.map { ", replaced by \($0)" } ?? "") + "."
                    }
                    ?? "Taken off the board's list."
                return ("figure \(indicator.id)", why)
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The frozen data of a pack; nil for one of before there was any.
    func data(of pack: Int64, _ connection: any SQLConnection) throws -> PackData? {
        guard let bytes = try connection.packs.data(of: pack) else { return nil }
        return try JSONDecoder().decode(PackData.self, from: Data(bytes))
    }

    /// The same data gives the same bytes.
    static func bytes(of data: PackData) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(data))
    }
}

extension PackLine {
    /// A measure as a pack holds it, with what it was in the eight periods up to its newest.
    init(_ reading: Reading, _ version: FrameworkVersion) {
        let (indicator, text) = (reading.indicator, FigureText(reading.indicator))
        func says(_ shown: Shown) -> String {
            switch shown {
            case .value(let value): text.full(value)
            case .none(let reason, _): reason.meaning
            }
        }
        var facts: [Fact] = []
        if let latest = reading.latest {
            facts = [
                .init("Figure", says(latest.shown), why: latest.shown.value?.reason), .init("Period", latest.period.label),
                .init("Rating", reading.standing.word.rawValue),
                .init("Definition", indicator.definition(for: latest.period).map { "version \($0.number)" } ?? "none"),
            ]
        } else {
            facts = [.init("Figure", "No figure has been received"), .init("Rating", reading.standing.word.rawValue)]
        }
        if let target = reading.target, let latest = reading.latest {
            let aim =
                switch target.aim(for: latest.period) {
                case .value(let value): text.aim(value)
                case .band(let low, let high), .expectedRange(let low, let high): text.range(low, high)
                }
            facts.append(.init("Target", aim))
        }
        let history = (reading.series?.points.suffix(8) ?? []).map { point in
            Fact(point.period.label, says(point.shown), why: PackLine.why(point.shown))
        }
        self.init(
            .figure, indicator.id.text, indicator.title, facts, isOverdue: reading.overdue != nil, history: Array(history))
    }

    /// Why a figure is another one now: in the supplier's words, or by what became of it.
    private static func why(_ shown: Shown) -> String? {
        guard case .value(let value) = shown else { return nil }
        if let reason = value.reason { return reason }
        switch value.status {
        case .final: return "The figure became final."
        case .revised: return "Revised by its supplier, who gave no reason."
        case .provisional, .estimated: return nil
        }
    }
}
