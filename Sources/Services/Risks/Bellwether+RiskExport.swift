import Domain
import Reports
import Storage

extension Bellwether {
    private static let riskColumns = [
        "reference", "title", "cause", "event", "effect", "priority", "agency", "post", "likelihood", "impact", "score", "band",
        "trend", "score_before", "target_likelihood", "target_impact", "target_score", "controls", "indicators", "state",
        "raised_on", "assessed_on", "closed_on", "access",
    ]

    public func exportRisks(_ format: FigureExportFormat, as actor: Actor) async throws -> [UInt8] {
        let answer = try await risks(RiskFilter(state: nil), after: nil, limit: .max, as: actor)
        var export = ThingExport(Bellwether.riskColumns, of: answer.version)
        for risk in answer.risks { export.add(Bellwether.cells(risk)) }
        return try export.bytes(format)
    }

    private static func cells(_ risk: Risk) -> [ThingExport.Cell] {
        let (says, now) = (risk.says, risk.now)
        return [
            .text(risk.thing.reference), .text(says.title), .text(says.cause), .text(says.event), .text(says.effect),
            .text(says.priority.text), .init(says.agency?.text), .text(says.post), .number(now.likelihood), .number(now.impact),
            .number(now.number), .text(now.band.rawValue), .text(risk.trend.rawValue),
            risk.before.map { .number($0.number) } ?? .nothing, .number(says.target.likelihood), .number(says.target.impact),
            .number(says.target.number), .text(says.controls.joined(separator: "; ")),
            .text(says.indicators.map(\.text).joined(separator: "; ")), .text(risk.state.rawValue), .init(risk.raisedOn),
            .init(risk.assessedOn), .init(risk.closedOn), .text(says.access.word),
        ]
    }

    /// The register's part of a pack: what is open, the highest score first, and what was closed in the last quarter.
    func risksPart(on day: Day, in connection: any SQLConnection) throws -> PackPart {
        let seen = try openSight(in: connection).open().ofRisks
        let version = try openFramework(in: connection)
        let risks = try connection.risks.list(RiskFilter(state: nil), after: nil, limit: .max, seen: seen).filter { risk in
            risk.raisedOn <= day && (risk.closedOn.map { $0 > day.adding(days: -92) } ?? true)
        }
        guard !risks.isEmpty else { return .none }
        let open = risks.filter { $0.state == .open }
        let rows = open.map { risk in
            [
                "\(risk.thing.reference) \(risk.says.title)", "\(risk.now.band.label), \(risk.now.words)",
                risk.trend.words(from: risk.before), "\(risk.says.target.number)", risk.says.owner(version),
                risk.says.controls.joined(separator: "; "),
            ]
        }
        let why = try Dictionary(
            connection.steps.all(["raise", "assess", "change", "close", "reopen"], of: .risk).map { ($0.thing, $0.says) },
            uniquingKeysWith: { _, later in later })
        return PackPart(
            blocks: [
                .heading("Risks", id: "risks"),
                .paragraph(
                    "\(open.count) open \(open.count == 1 ? "risk" : "risks"), of which \(open.count { $0.now.band == .red }) red."
                ),
                .table(
                    Table(
                        caption: "Open risks, the highest score first",
                        columns: ["Risk", "Score", "Trend", "Aimed at", "Owner", "Controls"], rows: rows)),
            ],
            lines: risks.map { risk in
                PackLine(
                    .risk, risk.thing.reference, risk.says.title,
                    [
                        .init("State", risk.state.rawValue.capitalisedFirst), .init("Score", risk.now.words),
                        .init("Rating", risk.now.band.label), .init("Aimed at", risk.says.target.words),
                        .init("Owner", risk.says.owner(version)), .init("Assessed", risk.assessedOn.long),
                        .init("Controls", risk.says.controls.joined(separator: "; ")),
                    ], isOverdue: risk.isStale(on: day), why: why[risk.thing])
            })
    }
}
