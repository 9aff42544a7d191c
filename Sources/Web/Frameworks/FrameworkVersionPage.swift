import Domain
import Markup
import Reports
import Services

/// One version of the framework: who made it, when, why, and what it changed.
struct FrameworkVersionPage {
    var line: FrameworkVersionLine
    var changes: [FrameworkDifference.Line]
    var names: ActorNames

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Version \(line.number)", place: .framework, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.framework.text)">Framework</a></p>
        <h1>Version \("\(line.number)")</h1>
        <p class="lead">\(line.why)</p>
        <dl class="facts"><dt>Made by</dt><dd>\(names.of(line.actor))</dd><dt>On</dt><dd>\(line.recordedAt.words)</dd></dl>
        <h2>What it changed</h2>
        \(changes.isEmpty ? "<p>It is the beginning, or was made before changes were listed.</p>" : list)
        """
    }

    private var list: HTML { "<ul>\(each: changes, { "<li>\($0.change.label) \($0.noun) \(linked($0))</li>\n" })</ul>" }

    private func linked(_ change: FrameworkDifference.Line) -> HTML {
        let noun = change.noun == "basket line" ? "indicator" : change.noun
        guard change.change != .removed, let part = FrameworkPart.all.first(where: { $0.noun == noun }) else {
            return "\(change.name)"
        }
        return "<a href=\"\(Address.frameworkThing(part, change.id).text)\">\(change.name)</a>"
    }
}

extension FrameworkDifference.Change {
    fileprivate var label: String {
        switch self {
        case .added: "Added"
        case .changed: "Changed"
        case .removed: "Taken out"
        }
    }
}
