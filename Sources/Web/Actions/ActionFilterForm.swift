import Domain
import Markup

/// What of the register is shown, as it stands in the address.
struct ActionFilterForm {
    var filter: ActionFilter
    var version: FrameworkVersion

    var html: HTML {
        """
        <form class="search" action="\(Address.actions().text)" method="get" role="search">
        \(select("body", "Body", version.framework.bodies.map { ($0.id.text, $0.name) }, filter.body?.text))
        \(select("agency", "Agency", version.framework.agencies.map { ($0.id.text, $0.name) }, filter.agency?.text))
        \(select("priority", "Priority", version.framework.priorities.map { ($0.id.text, $0.heading) }, filter.priority?.text))
        \(select("colour", "Colour", ActionStanding.Colour.allCases.map { ($0.rawValue, $0.rawValue) }, filter.colour?.rawValue))
        \(select("origin", "Came from", ActionOrigin.Kind.allCases.map { ($0.rawValue, $0.label) }, filter.origin?.rawValue))
        <div class="tick"><input type="checkbox" id="moved_twice" name="moved_twice" value="true"\(attribute: "checked", filter.isMovedTwice ? "" : nil)>\
        <label for="moved_twice">Moved twice or more</label></div>
        <div><button type="submit" class="button">Show</button></div></form>
        """
    }

    private func select(_ name: String, _ label: String, _ choices: [(String, String)], _ chosen: String?) -> HTML {
        """
        <div><label for="\(name)">\(label)</label><select id="\(name)" name="\(name)"><option value="">any</option>\
        \(each: choices, { "<option value=\"\($0.0)\"\(attribute: "selected", $0.0 == chosen ? "" : nil)>\($0.1)</option>" })</select></div>
        """
    }
}
