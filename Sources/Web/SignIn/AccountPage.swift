import Domain
import Markup
import Services

/// "What do I hold, and how do I sign in?"
struct AccountPage {
    var visitor: Visitor
    var version: FrameworkVersion
    var identities: [ProviderIdentity] = []
    /// What was just made, shown this once.
    var recoveryCodes: [String] = []
    var secret: (secret: String, address: String)?
    var notice: String?
    var problems = FormProblems()
    /// How they hear by e-mail; nil where no mail goes out.
    var mailChoice: MailChoice?

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Your account", content: body) }

    var body: HTML {
        """
        \(problems.summary)
        <h1>Your account</h1>
        \(when: visitor.owesSecondFactor, "<p class=\"lead\">Your role needs a second factor: a code from an app on your phone, besides the password. Until it is set up, this is the only page that opens for you.</p>")
        \(some: notice, { "<p class=\"lead\" role=\"status\">\($0)</p>" })
        <dl class="facts"><dt>Name</dt><dd>\(visitor.person.name)</dd><dt>E-mail</dt><dd>\(visitor.person.email)</dd>
        <dt>Roles</dt><dd>\(GrantWords.list(visitor.person.grants, version))</dd>
        <dt>Second factor</dt><dd>\(visitor.hasSecondFactor ? "set up" : visitor.hasAnsweredSecondFactor ? "by the provider that you signed in with" : visitor.owesSecondFactor ? "missing: your role needs one" : "none")</dd></dl>
        \(codes)
        \(secondFactor)
        \(password)
        \(some: mailChoice, mail)
        \(IdentityList(identities: identities, removal: .ownIdentityRemoval, problems: problems).html)
        <h2>Your data</h2>
        <p>Everything that is kept about you, without anything secret: <a href="\(Address.ownData.text)">download it as one file</a>. \
        Why it is kept and for how long: <a href="\(Address.privacy.text)">privacy</a>.</p>
        <h2>Calendar</h2>
        <p><a href="\(Address.accountCalendar.text)">The days in your own calendar</a>: meetings, papers and what is due.</p>
        \(when: mayUseTokens, "<h2>Programs</h2>\n<p><a href=\"\(Address.accountTokens.text)\">API tokens</a>, by which programs read or send for you.</p>")
        <h2>Sign out everywhere</h2>
        <form action="\(Address.signOutEverywhere.text)" method="post"><p>On every browser, this one too: when a device was lost.</p>
        <button type="submit" class="button second">Sign out everywhere</button></form>
        """
    }

    private func mail(_ chosen: MailChoice) -> HTML {
        """
        <h2 id="mail">Mail when something waits for you</h2>
        <p>A mail says how many things wait and where, and nothing of what they are. Your home page shows them in any case.</p>
        <form class="upload" action="\(Address.mailChoice.text)" method="post" novalidate>
        <fieldset class="field\(when: problems["choice"] != nil, " wrong")" id="choice"><legend>How do you want to hear?</legend>
        \(problems.message("choice"))\(each: MailChoice.allCases, { """
        <div class="tick"><input type="radio" id="mail-\($0.rawValue)" name="choice" value="\($0.rawValue)"\(attribute: "checked", $0 == chosen ? "" : nil)>\
        <label for="mail-\($0.rawValue)">\($0.label)</label></div>
        """ })</fieldset>
        <button type="submit" class="button second">Keep this</button></form>
        """
    }

    private var mayUseTokens: Bool { AccessTable.grants(visitor.actor, .useTokens) }

    private var codes: HTML {
        guard !recoveryCodes.isEmpty else { return HTML() }
        return """
            <h2>Your recovery codes</h2>
            <p><strong>Write these down now; they are not shown again.</strong> Each opens the door once when your phone is not there.</p>
            <ul class="columns" id="recovery-codes">\(each: recoveryCodes, { "<li><code>\($0)</code></li>" })</ul>
            """
    }

    private var secondFactor: HTML {
        if let secret {
            return """
                <h2>Set up a second factor</h2>
                <ol><li>Add an account in the app on your phone. By hand, type this key: <code id="secret">\(secret.secret)</code></li>
                <li>Type the six digits that the app shows.</li></ol>
                <form class="upload" action="\(Address.secondFactorConfirmation.text)" method="post" novalidate>
                <div class="field\(when: problems["code"] != nil, " wrong")"><label for="code">Code</label>
                \(problems.message("code"))<input type="text" class="date" id="code" name="code" inputmode="numeric" autocomplete="one-time-code"\(problems.marks("code"))></div>
                <button type="submit" class="button">Confirm</button></form>
                """
        }
        return """
            <h2>Second factor</h2>
            <p>A code from an app on your phone, besides the password.</p>
            <form class="upload" action="\(Address.secondFactor.text)" method="post" novalidate>
            \(proof("proof"))
            <button type="submit" class="button second">\(visitor.hasSecondFactor ? "Set it up anew" : "Set it up")</button></form>
            \(when: visitor.hasSecondFactor && !needsSecondFactor, switchingOff)
            """
    }

    private var needsSecondFactor: Bool { visitor.person.grants.contains { $0.role.needsSecondFactor } }

    private var switchingOff: HTML {
        """
        <h3>Switch it off</h3>
        <form class="upload" action="\(Address.secondFactorSwitchingOff.text)" method="post" novalidate>
        \(proof("off-proof"))
        <button type="submit" class="button second">Switch it off</button></form>
        """
    }

    /// A browser left open must not be enough to change how somebody signs in.
    private func proof(_ id: String) -> HTML {
        let says = visitor.hasSecondFactor ? "Your password, or a code that your app shows now" : "Your password"
        return """
            <div class="field\(when: problems[id] != nil, " wrong")"><label for="\(id)">\(says)</label>
            \(problems.message(id))<input type="password" id="\(id)" name="proof" autocomplete="current-password"\(problems.marks(id))></div>
            """
    }

    private var password: HTML {
        """
        <h2>Change your password</h2>
        <form class="upload" action="\(Address.passwordChange.text)" method="post" novalidate>
        <div class="field\(when: problems["old"] != nil, " wrong")"><label for="old">The password you have</label>
        \(problems.message("old"))<input type="password" id="old" name="old" autocomplete="current-password"\(problems.marks("old"))></div>
        <div class="field\(when: problems["new"] != nil, " wrong")"><label for="new">The new one</label>
        <p class="hint">Twelve characters or more. Your other browsers are signed out.</p>
        \(problems.message("new"))<input type="password" id="new" name="new" autocomplete="new-password"\(problems.marks("new"))></div>
        <button type="submit" class="button second">Change it</button></form>
        """
    }
}

/// Roles in words: "Agency data lead of West Aire Police, until 31 March 2027".
enum GrantWords {
    static func list(_ grants: [Grant], _ version: FrameworkVersion) -> String {
        grants.isEmpty ? "none" : grants.map { text($0, version) }.joined(separator: "; ")
    }

    static func text(_ grant: Grant, _ version: FrameworkVersion) -> String {
        let end = grant.until.map { ", until \($0.long)" } ?? ""
        guard let scope = scope(grant.scope, version) else { return grant.role.label + end }
        return "\(grant.role.label) of \(scope)\(end)"
    }

    static func scope(_ scope: Scope, _ version: FrameworkVersion) -> String? {
        switch scope {
        case .partnership: nil
        case .body(let id): version.body(id)?.name ?? id.text
        case .agency(let id): version.agency(id)?.name ?? id.text
        case .area(let id): version.area(id)?.name ?? id.text
        }
    }
}
