import Domain
import Exchange
import Storage

extension Bellwether {
    /// Every matter of one kind, a row each: decisions, commitments, conditions, referrals, comments, requests.
    public func exportMatters(_ kind: Matter.Kind, _ format: FigureExportFormat, as actor: Actor) async throws -> [UInt8] {
        let list = try await matters(MatterFilter(kind, show: .all), limit: Int.max, as: actor)
        let rows = list.matters.map { Bellwether.row($0, list) }
        switch format {
        case .csv:
            return Tables.commaSeparated(Bellwether.columns, rows.map { $0.map { $0.isEmpty ? .empty : .text($0) } })
        case .json: return Array(MatterRows.text(named: kind.plural, Bellwether.columns, rows, fictional: list.fictional).utf8)
        }
    }

    private static let columns = [
        "reference", "body", "meeting", "minute", "on", "decides", "of_decision", "text", "follow_up", "who", "agency", "due",
        "to_body", "state", "report", "reported_on", "settled_on", "access", "fictional",
    ]

    private static func row(_ matter: Matter, _ list: MatterList) -> [String] {
        [
            matter.thing.reference, matter.body.text, matter.meeting?.text ?? "", matter.minute, matter.on.iso8601,
            matter.verb?.rawValue ?? "", matter.decision.map { Thing(.decision, $0).reference } ?? "", matter.words,
            matter.followUp ?? "", matter.who, matter.agency?.text ?? "", matter.due?.iso8601 ?? "", matter.toBody?.text ?? "",
            matter.state.rawValue, matter.report ?? "", matter.reportedOn?.iso8601 ?? "", matter.settledOn?.iso8601 ?? "",
            matter.access.word, list.fictional == nil ? "" : "yes",
        ]
    }
}

extension MatterList {
    /// The sentence that says that all of it is invented.
    fileprivate var fictional: String? { version.framework.fictionalBanner }
}

/// Rows of texts as a JSON document, whose members keep the order of the columns.
private enum MatterRows {
    static func text(named name: String, _ columns: [String], _ rows: [[String]], fictional: String?) -> String {
        let objects = rows.map { row in
            "{" + zip(columns, row).map { "\(quoted($0)):\($1.isEmpty ? "null" : quoted($1))" }.joined(separator: ",") + "}"
        }
        let banner = fictional.map(quoted) ?? "null"
        return "{\"fictional\":\(banner),\(quoted(name)):[\n\(objects.joined(separator: ",\n"))\n]}\n"
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
