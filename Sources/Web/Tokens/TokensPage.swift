import Domain
import Markup
import Services

/// What is wanted of a new token, as typed.
struct TokenForm {
    var name = ""
    var scope: Set<Capability> = []
    var until: String

    /// Half a year is offered; somebody looks at it then.
    init(until today: Day) { until = today.adding(days: 182).iso8601 }

    init(_ form: Query) {
        name = form["token-name"]?.trimmed ?? ""
        until = form["until"]?.trimmed ?? ""
        scope = Set(AccessToken.choices.filter { form[TokenForm.field($0)] != nil })
    }

    /// "may-read-figures".
    static func field(_ capability: Capability) -> String {
        "may-" + capability.rawValue.filter { $0.isLetter || $0 == " " }.replacing(" ", with: "-")
    }

    func draft() throws(FormProblems) -> TokenDraft {
        var problems = FormProblems()
        if name.isEmpty { problems.add("token-name", "Say what the token is for, such as Power BI refresh") }
        if scope.isEmpty { problems.add("scope", "Choose at least one thing that the program may do") }
        let day = Day(iso8601: until)
        if day == nil { problems.add("until", "Write the last day as 2027-03-31") }
        guard problems.isEmpty, let day else { throw problems }
        return TokenDraft(name: name, scope: scope, until: day)
    }
}

/// "Which programs act for me?"
struct TokensPage {
    var tokens: [AccessToken]
    /// What the person may do, and so a token of theirs.
    var choices: [Capability]
    var today: Day
    var form: TokenForm
    /// The token that was just made, shown this once.
    var made: String?
    var problems = FormProblems()

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "API tokens", content: body) }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.account.text)">Your account</a></p>
        \(problems.summary)
        <h1>API tokens</h1>
        <p class="lead">A token lets a program read or send for you, such as Power BI that refreshes a report. It never may more than you.</p>
        \(some: made, new)
        \(when: !tokens.isEmpty, TokenTable(tokens: tokens, today: today).html)
        <h2>Make a token</h2>
        <form class="upload" action="\(Address.accountTokens.text)" method="post" novalidate>
        <div class="field\(when: problems["token-name"] != nil, " wrong")"><label for="token-name">What it is for</label>
        \(problems.message("token-name"))<input type="text" id="token-name" name="token-name" value="\(form.name)" autocomplete="off"\(problems.marks("token-name"))></div>
        <fieldset class="field\(when: problems["scope"] != nil, " wrong")" id="scope" tabindex="-1"><legend>What the program may do</legend>
        \(problems.message("scope"))\(each: choices, choice)</fieldset>
        <div class="field\(when: problems["until"] != nil, " wrong")"><label for="until">Last day</label>
        <p class="hint">At most a year from today.</p>
        \(problems.message("until"))<input type="text" class="date" id="until" name="until" value="\(form.until)" autocomplete="off"\(problems.marks("until"))></div>
        <button type="submit" class="button">Make the token</button></form>
        """
    }

    private func new(_ secret: String) -> HTML {
        """
        <h2 id="made">Your new token</h2>
        <p role="status"><strong>Copy it now; it is not shown again.</strong> Whoever has it acts as you: keep it where the program keeps its passwords.</p>
        <p><code id="token">\(secret)</code></p>
        """
    }

    private func choice(_ capability: Capability) -> HTML {
        let field = TokenForm.field(capability)
        return """
            <div class="tick"><input type="checkbox" id="\(field)" name="\(field)" value="yes"\(attribute: "checked", form.scope.contains(capability) ? "" : nil)> \
            <label for="\(field)">\(capability.rawValue)</label></div>

            """
    }
}

/// "Which programs act for anybody?"
struct EveryTokenPage {
    var tokens: [AccessToken]
    var names: ActorNames
    var today: Day
    var mayEnd: Bool

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "API tokens of everybody", place: .people, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.people.text)">People</a></p>
        <h1>API tokens of everybody</h1>
        <p class="lead">\(tokens.isEmpty ? "Nobody has made a token for a program yet." : "By a token a program acts as its person, and never may more than the person.")</p>
        \(when: !tokens.isEmpty, TokenTable(tokens: tokens, today: today, names: names, mayEnd: mayEnd).html)
        """
    }
}

/// Tokens with what each may do, newest first.
struct TokenTable {
    var tokens: [AccessToken]
    var today: Day
    /// Given where they are of several people.
    var names: ActorNames?
    var mayEnd = true

    var html: HTML {
        """
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Token</th>\
        \(when: names != nil, "<th scope=\"col\" role=\"columnheader\">Acts as</th>")\
        <th scope="col" role="columnheader">May</th><th scope="col" role="columnheader">Last used</th>\
        <th scope="col" role="columnheader">Good until</th>\(when: mayEnd, "<th scope=\"col\" role=\"columnheader\">End</th>")</tr></thead><tbody role="rowgroup">
        \(each: tokens, row)</tbody></table>
        """
    }

    private func row(_ token: AccessToken) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader">\("\(token.number)"): \(token.name)</th>\
        \(some: names, { "<td role=\"cell\" data-label=\"Acts as\"><a href=\"\(Address.person(token.person).text)\">\(person(token, $0))</a></td>" })\
        <td role="cell" class="full" data-label="May">\(AccessToken.words(token.scope))</td>\
        <td role="cell" class="half" data-label="Last used">\(token.usedOn?.long ?? "never")</td>\
        <td role="cell" class="half" data-label="Good until">\(until(token))</td>\
        \(when: mayEnd, "<td role=\"cell\" data-label=\"End\">\(end(token))</td>")</tr>

        """
    }

    private func person(_ token: AccessToken, _ names: ActorNames) -> String {
        names.of(.person(ActingPerson(number: token.person, grants: [])))
    }

    private func until(_ token: AccessToken) -> String {
        if let ended = token.endedAt { return "ended on \(ended.day.long)" }
        return token.until < today ? "over since \(token.until.long)" : token.until.long
    }

    private func end(_ token: AccessToken) -> HTML {
        guard token.isGood(on: today) else { return HTML() }
        return """
            <form class="at-once" action="\(Address.endOfToken(token.number).text)" method="post"><button type="submit" class="plain" \
            aria-label="End token \("\(token.number)")">End</button></form>
            """
    }
}
