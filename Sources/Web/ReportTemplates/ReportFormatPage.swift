import Domain
import Markup
import Services

/// The form that gives a body's report other columns.
struct ReportFormatPage {
    var version: FrameworkVersion
    var body: Body
    var requests: [Matter]
    var form: ReportFormat
    var problems = FormProblems()

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Columns of the report: \(body.name)", place: .meetings, content: content)
    }

    private var content: HTML {
        """
        <p class="where"><a href="\(Address.meetings.text)">Meetings</a> › <a href="\(Address.bodyReport(body.id).text)">Report: \(body.name)</a></p>
        \(problems.summary)
        <h1>Columns of the report: \(body.name)</h1>
        <p class="lead">From today on the report is printed so, and the next one says what is different.</p>
        <form class="upload" action="\(Address.reportTemplate(body.id).text)" method="post" novalidate>
        <fieldset class="field" id="parts" tabindex="-1"><legend>It prints</legend>\(problems.message("parts"))\
        \(each: ReportTemplate.Part.allCases.filter { $0 != .figure }, part)</fieldset>
        \(choice("meeting", "Asked for at", meetings, form.meeting))
        <div class="field"><label for="minute">Minute</label><input type="text" class="number" id="minute" name="minute" value="\(form.minute)" autocomplete="off"></div>
        \(choice("request", "Carries out the wish", wishes, form.request))
        <div class="field\(when: problems["why"] != nil, " wrong")"><label for="why">Why</label>
        \(problems.message("why"))<textarea id="why" name="why" rows="3"\(problems.marks("why"))>\n\(form.why)</textarea></div>
        <button type="submit" class="button">Keep these columns</button></form>
        """
    }

    private func part(_ part: ReportTemplate.Part) -> HTML {
        let id = "part-\(part.rawValue)"
        return """
            <div class="tick"><input type="checkbox" id="\(id)" name="\(id)" value="true"\(attribute: "checked", form.parts.contains(part) ? "" : nil)>\
            <label for="\(id)">\(part.label)</label></div>

            """
    }

    private var meetings: [(String, String)] {
        version.framework.meetings.filter { $0.body == body.id }.sorted { $1.date < $0.date }.map { ($0.id.text, $0.date.long) }
    }

    private var wishes: [(String, String)] {
        requests.map { ("\($0.number)", "\($0.thing.reference): \($0.words.prefix(80))") }
    }

    private func choice(_ name: String, _ label: String, _ choices: [(String, String)], _ chosen: String) -> HTML {
        """
        <div class="field\(when: problems[name] != nil, " wrong")"><label for="\(name)">\(label)</label>\(problems.message(name))
        <select id="\(name)" name="\(name)"\(problems.marks(name))><option value="">– none</option>\(each: choices, { value, says in
            "<option value=\"\(value)\"\(attribute: "selected", value == chosen ? "" : nil)>\(says)</option>"
        })</select></div>
        """
    }
}

/// The columns of a report, as ticked.
struct ReportFormat {
    var parts: Set<ReportTemplate.Part>
    var meeting = ""
    var minute = ""
    var request = ""
    var why = ""

    init(_ parts: [ReportTemplate.Part]) { self.parts = Set(parts) }

    init(_ form: Query) {
        parts = Set(ReportTemplate.Part.allCases.filter { form["part-\($0.rawValue)"] != nil })
        meeting = form["meeting"] ?? ""
        minute = form["minute"]?.trimmed ?? ""
        request = form["request"] ?? ""
        why = form["why"]?.trimmed ?? ""
    }
}
