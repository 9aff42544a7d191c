import Domain
import Markup

/// "Who may what?"
struct PeoplePage {
    var people: [Person]
    var version: FrameworkVersion
    var mayChange: Bool

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "People", place: .people, content: body) }

    var body: HTML {
        """
        <h1>People: who may what?</h1>
        <p class="lead">\(lead)</p>
        \(when: mayChange, "<p><a class=\"button\" href=\"\(Address.newPerson.text)\">Add a person</a></p>")
        \(when: !people.isEmpty, table)
        \(when: !people.isEmpty, "<p><a href=\"\(Address.tokens.text)\">API tokens of everybody</a></p>")
        \(Fold(says: "It lists everybody with an account: their roles, for what and until when. What a role may do stands in the access table of the documentation.").html)
        """
    }

    private var lead: String {
        if people.isEmpty {
            return
                "Nobody has an account, so whoever sits at this computer may do everything. The first account ends that: make it an administrator's."
        }
        let active = people.count { $0.state == .active }
        let invited = people.count { $0.state == .invited }
        return
            "\(active) can sign in\(invited > 0 ? ", \(invited) \(invited == 1 ? "has" : "have") not used the invitation yet" : "")."
    }

    private var table: HTML {
        """
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Name</th>\
        <th scope="col" role="columnheader">Roles</th><th scope="col" role="columnheader">State</th></tr></thead><tbody role="rowgroup">
        \(each: people, row)</tbody></table>
        """
    }

    private func row(_ person: Person) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.person(person.number).text)">\(person.name)</a>\
        <span class="of wrap">\(person.email)</span></th>\
        <td role="cell" class="full" data-label="Roles">\(GrantWords.list(person.grants, version))</td>\
        <td role="cell" data-label="State">\(person.state.label)</td></tr>

        """
    }
}

extension Person.State {
    var label: String {
        switch self {
        case .invited: "Invited"
        case .active: "Active"
        case .closed: "Closed"
        }
    }
}

/// One person: roles given and ended, a link made, the account closed.
struct PersonPage {
    var person: Person
    var version: FrameworkVersion
    var today: Day
    var mayChange: Bool
    /// Nobody changes their own account here.
    var isOneself = false
    var identities: [ProviderIdentity] = []
    /// The address of a link that was just made, shown this once.
    var link: String?
    var form = GrantForm()
    var problems = FormProblems()

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: person.name, place: .people, content: body) }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.people.text)">People</a></p>
        \(problems.summary)
        <h1>\(person.name)</h1>
        \(some: link, { "<p class=\"lead\" role=\"status\">Give this link to \(person.name), by a way that only they can see. It works once: an invitation for fourteen days, a new password for one. <a id=\"link\" href=\"\($0)\">\($0)</a></p>" })
        <dl class="facts"><dt>E-mail</dt><dd>\(person.email)</dd><dt>State</dt><dd>\(person.state.label)</dd></dl>
        \(IdentityList(identities: identities, removal: mayChange ? .identityRemoval(of: person.number) : nil, problems: problems).html)
        <h2>Roles</h2>
        \(when: person.grants.isEmpty, "<p>None: this account may do nothing.</p>")
        \(when: !person.grants.isEmpty, "<ul>\(each: person.grants, grant)</ul>")
        \(when: mayChange && person.state != .closed && !isOneself, changes)
        \(when: mayChange && isOneself, "<p>This is you: somebody else who looks after accounts changes your roles. Your password and second factor are on <a href=\"\(Address.account.text)\">your account page</a>.</p>")
        \(when: mayChange, data)
        """
    }

    private func grant(_ grant: Grant) -> HTML {
        let ends = mayChange && !isOneself && (grant.until.map { $0 >= today } ?? true)
        return """
            <li>\(GrantWords.text(grant, version)), since \(grant.from.long)\
            \(when: ends, " <form class=\"at-once\" action=\"\(Address.endOfGrant(of: person.number).text)\" method=\"post\"><input type=\"hidden\" name=\"role\" value=\"\(grant.role.rawValue)\"><input type=\"hidden\" name=\"scope\" value=\"\(grant.scope.word)\"><button type=\"submit\" class=\"button second\">End it</button></form>")</li>

            """
    }

    private var data: HTML {
        """
        <h2>Their data</h2>
        <p>For somebody who asks what is kept about them: details, roles, sessions, links, and what the audit trail says. \
        <a href="\(Address.personData(person.number).text)">Download it as one file</a>.</p>
        """
    }

    private var changes: HTML {
        """
        <h3>Give a role</h3>
        <form class="upload" action="\(Address.grants(of: person.number).text)" method="post" novalidate>
        \(form.fields(version, problems))
        <button type="submit" class="button second">Give the role</button></form>
        <h2>Sign-in</h2>
        <form action="\(Address.newLink(for: person.number).text)" method="post"><p>A link to choose a password, for the first time or anew. Older links end.</p>
        <button type="submit" class="button second">Make a link</button></form>
        <form id="second-factor" action="\(Address.secondFactorRemoval(of: person.number).text)" method="post"><p class="above-4">The phone and the recovery codes are both lost? Make sure that it is really \(person.name) who asks.</p>
        <button type="submit" class="button second">Take the second factor away</button></form>
        <h2>Close the account</h2>
        <form class="upload" action="\(Address.closing(of: person.number).text)" method="post" novalidate>
        <div class="field\(when: problems["why"] != nil, " wrong")"><label for="why">Why</label>
        <p class="hint">Name and e-mail address are taken away; what was done stays under the number \("\(person.number)").</p>
        \(problems.message("why"))<input type="text" id="why" name="why"\(problems.marks("why"))></div>
        <button type="submit" class="button second">Close the account</button></form>
        """
    }
}
