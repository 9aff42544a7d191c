import Domain
import Markup
import Services

/// The beginning: who we are. Everything else follows page by page.
struct BeginningPage {
    var name = ""
    var district = ""
    var districtCode = ""
    var isPractice = false
    var problems = FormProblems()

    init() {}

    init(_ form: Query) {
        name = form["name"]?.trimmed ?? ""
        district = form["district"]?.trimmed ?? ""
        districtCode = form["district-code"]?.trimmed ?? ""
        isPractice = form["practice"] != nil
    }

    func draft() throws(FormProblems) -> SetUpDraft {
        var problems = FormProblems()
        if name.isEmpty { problems.add("name", "Give the name of the partnership.") }
        if district.isEmpty { problems.add("district", "Give the name of the area that it is for.") }
        guard problems.isEmpty else { throw problems }
        return SetUpDraft(
            name: name, district: district, districtCode: districtCode.isEmpty ? nil : districtCode, isPractice: isPractice)
    }

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Set up", place: nil, content: body) }

    var body: HTML {
        """
        \(problems.summary)
        <h1>Set up your partnership</h1>
        <p class="lead">Two names to begin with. Then agencies, areas, priorities, indicators, targets, meetings and people, \
        each on a page of its own, in any order and at any time.</p>
        <form class="upload" action="\(Address.setUp.text)" method="post" novalidate>
        \(line("name", "Name of the partnership", "Such as Aireborough Safeguarding Children Partnership.", name))
        \(line("district", "The area that it is for", "The council's district: Aireborough.", district))
        \(line("district-code", "Its official code (may be left empty)", "Nine characters, such as E08000035. Published files name areas by it.", districtCode))
        <div class="field tick"><input type="checkbox" id="practice" name="practice" value="true"\(attribute: "checked", isPractice ? "" : nil)>\
        <label for="practice">This is for practice: everything in it is invented</label></div>
        <button type="submit" class="button">Begin</button></form>
        <p class="note">There is a framework file already? <code>bellwether create NAME --framework FILE.yaml</code> reads it.</p>
        """
    }

    private func line(_ name: String, _ label: String, _ hint: String, _ text: String) -> HTML {
        """
        <div class="field\(when: problems[name] != nil, " wrong")"><label for="\(name)">\(label)</label><p class="hint">\(hint)</p>
        \(problems.message(name))<input type="text" id="\(name)" name="\(name)" value="\(text)" autocomplete="off"\(problems.marks(name))></div>
        """
    }
}

/// What a partnership needs until its first scorecard, what of it is there, and where to do the rest.
struct SetUpPage {
    struct Step {
        var says: String
        var count: Int
        /// "3 agencies"; the words for one and for several.
        var words: (String, String)
        var action: String
        var address: Address
    }

    var version: FrameworkVersion
    var figureCount: Int
    var peopleCount: Int
    var today: Day

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Set up", place: .framework, content: body) }

    var body: HTML {
        let left = steps.filter { $0.count == 0 }
        return """
            <p class="where"><a href="\(Address.framework.text)">Framework</a></p>
            <h1>Set up: what is there, what is next?</h1>
            <p class="lead">\(left.isEmpty ? "Everything that a first scorecard needs is there." : "\(steps.count - left.count) of \(steps.count) are there. Next: \(left[0].says.lowercasedFirst)")</p>
            <ol class="set-up">\(each: steps, item)</ol>
            \(when: left.isEmpty, "<p><a class=\"button\" href=\"\(Address.scorecard(ScorecardFilter(show: .all)).text)\">Open the scorecard</a></p>")
            """
    }

    private func item(_ step: Step) -> HTML {
        """
        <li><strong>\(step.says)</strong> <span class="of">\(step.count == 0 ? "None yet" : "\(step.count) \(step.count == 1 ? step.words.0 : step.words.1)")</span> \
        <a href="\(step.address.text)">\(step.action)</a></li>

        """
    }

    var steps: [Step] {
        let framework = version.framework
        let places = framework.areas.count { $0.kind == .locality || $0.kind == .ward }
        let targeted = framework.basket.count { !$0.targets.isEmpty }
        return [
            Step(
                says: "Agencies that supply and answer.", count: framework.agencies.count, words: ("agency", "agencies"),
                action: "Paste several", address: .severalFrameworkThings(.agencies)),
            Step(
                says: "Areas inside the district.", count: places, words: ("area", "areas"), action: "Paste several",
                address: .severalFrameworkThings(.areas)),
            Step(
                says: "Priorities of the board.", count: framework.priorities.count, words: ("priority", "priorities"),
                action: "Paste several", address: .severalFrameworkThings(.priorities)),
            Step(
                says: "Indicators that the board has chosen.", count: framework.basket.count, words: ("indicator", "indicators"),
                action: "Pick from the catalogue", address: .catalogue(search: "")),
            Step(
                says: "Targets of what was chosen.", count: targeted, words: ("target", "targets"), action: "Set them",
                address: .targets),
            Step(
                says: "Meetings of the board.", count: framework.meetings.count, words: ("meeting", "meetings"),
                action: "Paste several", address: .severalFrameworkThings(.meetings)),
            Step(
                says: "People who work with it.", count: peopleCount, words: ("person", "people"), action: "Add a person",
                address: .newPerson),
            Step(
                says: "First figures.", count: figureCount, words: ("figure", "figures"), action: "Paste or upload them",
                address: .newImport),
        ]
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
