import Domain
import Markup
import Reports

/// Pieces that several pages of matters show.
struct MatterPieces {
    var version: FrameworkVersion
    var today: Day

    func status(_ matter: Matter) -> HTML {
        let look = matter.state.look(matter, on: today)
        return """
            <span class="status \(look.shape)"><svg class="shape" aria-hidden="true"><use href="#\(look.shape)"/></svg>\(look.words)</span>
            """
    }

    func name(_ body: ID<Body>) -> String { version.body(body)?.name ?? body.text }

    /// "South Area Committee, 16 July 2026, minute 46".
    func origin(_ matter: Matter) -> String {
        "\(name(matter.body)), \(matter.on.long)" + (matter.minute.isEmpty ? "" : ", minute \(matter.minute)")
    }

    func who(_ matter: Matter) -> String {
        if !matter.who.isEmpty { return matter.who }
        if let agency = matter.agency { return version.agency(agency)?.name ?? agency.text }
        return matter.toBody.map(name) ?? "–"
    }

    func due(_ matter: Matter) -> HTML { "<span class=\"nb\">\(matter.due?.short ?? "–")</span>" }

    /// What was last said of it.
    func latest(_ matter: Matter) -> HTML {
        guard let report = matter.report else { return HTML() }
        return "<span class=\"of wrap\">\(report)\(some: matter.reportedOn, { " (\($0.short))" })</span>"
    }

    /// The links between the pages of a body, the present one marked.
    func places(of body: Body, at present: Address) -> HTML {
        let committee = version.framework.areas.contains { $0.committee == body.id }
        let all: [(Address, String)] =
            [
                (.mattersArising(body.id), "Matters arising"),
                (.matters(MatterFilter(.decision, show: .all, body: body.id)), "Decisions"),
                (.bodyReport(body.id), "Report"), (.workspace(body.id), "Workspace"),
            ] + (committee ? [(.champion(body.id), "Children’s Champion")] : [])
        return """
            <nav class="choices" aria-label="\(body.name)">\(each: all, { address, label in
                "<a href=\"\(address.text)\"\(attribute: "aria-current", address == present ? "page" : nil)>\(label)</a> "
            })</nav>
            """
    }

    /// The conditions of an approval, each with what shows it.
    func conditions(_ conditions: [Matter]) -> HTML {
        """
        <ol class="conditions">\(each: conditions, { condition in
            "<li>\(status(condition))<div><a href=\"\(Address.matter(condition).text)\">\(condition.words)</a>\(latest(condition))</div></li>"
        })</ol>
        """
    }
}
