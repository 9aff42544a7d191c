import Domain
import Markup

/// A role as chosen in a form: which, for what, until when.
struct GrantForm {
    var role = ""
    var scope = "partnership"
    var until = ""

    init() {}

    init(_ form: Query) {
        role = form["role"] ?? ""
        scope = form["scope"] ?? "partnership"
        until = form["until"]?.trimmed ?? ""
    }

    func draft(from day: Day) throws(FormProblems) -> Grant {
        var problems = FormProblems()
        guard let role = Role(rawValue: role) else {
            problems.add("role", "Choose a role")
            throw problems
        }
        let scope = Scope(word: scope) ?? .partnership
        if scope.kind != role.scope {
            problems.add("scope", "Choose the \(role.scope.rawValue) that a \(role.label.lowercased()) is for")
        }
        let end = Day(iso8601: until)
        if !until.isEmpty, end == nil { problems.add("until", "Write the last day as 2027-03-31, or leave it empty") }
        if role.needsEnd, end == nil { problems.add("until", "Give the last day: an inspector comes for a time") }
        guard problems.isEmpty else { throw problems }
        return Grant(role: role, scope: scope, from: day, until: end)
    }

    func fields(_ version: FrameworkVersion, _ problems: FormProblems) -> HTML {
        """
        <div class="field\(when: problems["role"] != nil, " wrong")"><label for="role">Role</label>
        \(problems.message("role"))<select id="role" name="role"\(problems.marks("role"))><option value="">– choose</option>\
        \(each: Role.allCases, { option($0.rawValue, $0.label, role) })</select></div>
        <div class="field\(when: problems["scope"] != nil, " wrong")"><label for="scope">For</label>
        \(problems.message("scope"))<select id="scope" name="scope"\(problems.marks("scope"))>\(option("partnership", "the whole partnership", scope))\
        <optgroup label="Agencies">\(each: version.framework.agencies, { option(Scope.agency($0.id).word, $0.name, scope) })</optgroup>\
        <optgroup label="Bodies">\(each: version.framework.bodies, { option(Scope.body($0.id).word, $0.name, scope) })</optgroup>\
        <optgroup label="Areas">\(each: version.framework.areas.prefix(300).map(\.self), { option(Scope.area($0.id).word, $0.name, scope) })</optgroup></select></div>
        <div class="field\(when: problems["until"] != nil, " wrong")"><label for="until">Last day (may be left empty)</label>
        \(problems.message("until"))<input type="text" class="date" id="until" name="until" value="\(until)" inputmode="numeric" autocomplete="off"\(problems.marks("until"))></div>
        """
    }

    private func option(_ value: String, _ says: String, _ chosen: String) -> HTML {
        "<option value=\"\(value)\"\(attribute: "selected", value == chosen ? "" : nil)>\(says)</option>"
    }
}

/// The form that adds a person.
struct NewPersonPage {
    var name = ""
    var email = ""
    var form = GrantForm()
    var version: FrameworkVersion
    var problems = FormProblems()

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Add a person", place: .people, content: body) }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.people.text)">People</a></p>
        \(problems.summary)
        <h1>Add a person</h1>
        <p class="lead">You get a link to give to them; behind it they choose a password.</p>
        <form class="upload" action="\(Address.people.text)" method="post" novalidate>
        <div class="field\(when: problems["name"] != nil, " wrong")"><label for="name">Name</label>
        \(problems.message("name"))<input type="text" id="name" name="name" value="\(name)" autocomplete="off"\(problems.marks("name"))></div>
        <div class="field\(when: problems["email"] != nil, " wrong")"><label for="email">E-mail address</label>
        \(problems.message("email"))<input type="email" id="email" name="email" value="\(email)" autocomplete="off"\(problems.marks("email"))></div>
        \(form.fields(version, problems))
        <button type="submit" class="button">Add and make a link</button></form>
        """
    }
}
