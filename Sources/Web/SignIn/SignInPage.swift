import Domain
import Markup

/// The door. A demonstration shows its people, so that anybody can look through their eyes.
struct SignInPage {
    var email = ""
    /// Where the person wanted to go.
    var destination: String?
    var isDemonstration = false
    var people: [Person] = []
    /// By whom one may sign in besides a password.
    var provider: String?
    var problems = FormProblems()

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Sign in", content: body) }

    var body: HTML {
        """
        \(problems.summary)
        <h1>Sign in</h1>
        \(when: isDemonstration, demonstration)
        \(some: provider, byProvider)
        <form class="upload" action="\(Address.signIn(to: nil).text)" method="post" novalidate>
        \(some: destination, { "<input type=\"hidden\" name=\"to\" value=\"\($0)\">" })
        <div class="field\(when: problems["email"] != nil, " wrong")"><label for="email">E-mail address</label>
        \(problems.message("email"))<input type="email" id="email" name="email" value="\(email)" autocomplete="username" required\(problems.marks("email"))></div>
        <div class="field"><label for="password">Password</label>
        <input type="password" id="password" name="password" autocomplete="current-password" required></div>
        <button type="submit" class="button">Sign in</button>
        </form>
        <p class="note">Forgotten the password, or never had one? Ask your business manager for a link.</p>
        """
    }

    /// A link and no form: what a form may lead to is held to our own pages, and this leads away.
    private func byProvider(_ name: String) -> HTML {
        """
        \(problems.message("open-id"))<p><a class="button" id="open-id" href="\(Address.openID(to: destination).text)"\(problems.describes("open-id"))>Sign in with \(name)</a></p>
        <h2>Or by e-mail address and password</h2>
        """
    }

    private var demonstration: HTML {
        """
        <p class="lead">This is the demonstration: choose through whose eyes to look. Everybody here is invented.</p>
        <form class="upload" action="\(Address.demonstrationSignIn.text)" method="post">
        \(some: destination, { "<input type=\"hidden\" name=\"to\" value=\"\($0)\">" })
        <ul class="doors">\(each: people, door)</ul></form>
        <h2>Or by e-mail address and password</h2>
        """
    }

    private func door(_ person: Person) -> HTML {
        let roles = person.grants.map(\.role.label).joined(separator: ", ")
        return
            "<li><button type=\"submit\" class=\"button second\" name=\"person\" value=\"\("\(person.number)")\">\(person.name)</button> <span class=\"note\">\(roles)</span></li>\n"
    }
}

/// The code of the app, or one of the codes kept for a bad day.
struct SecondFactorPage {
    var pending: String
    var destination: String?
    var problems = FormProblems()

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Your code", content: body) }

    var body: HTML {
        """
        \(problems.summary)
        <h1>Your code</h1>
        <p class="lead">Open the app on your phone and type the six digits it shows for Bellwether.</p>
        <form class="upload" action="\(Address.signInCode.text)" method="post" novalidate>
        <input type="hidden" name="pending" value="\(pending)">\(some: destination, { "<input type=\"hidden\" name=\"to\" value=\"\($0)\">" })
        <div class="field\(when: problems["code"] != nil, " wrong")"><label for="code">Code</label>
        <p class="hint">Without your phone, use one of your recovery codes.</p>
        \(problems.message("code"))<input type="text" class="date" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required\(problems.marks("code"))></div>
        <button type="submit" class="button">Go on</button></form>
        """
    }
}

/// Behind the link of an invitation or a reset: a password is chosen.
struct LinkPage {
    var token: String
    var person: Person
    var problems = FormProblems()

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Choose a password", content: body) }

    var body: HTML {
        """
        \(problems.summary)
        <h1>Choose a password</h1>
        <p class="lead">Welcome, \(person.name). You sign in as \(person.email).</p>
        <form class="upload" action="\(Address.link(token).text)" method="post" novalidate>
        <input type="hidden" name="email" value="\(person.email)" autocomplete="username">
        <div class="field\(when: problems["password"] != nil, " wrong")"><label for="password">Password</label>
        <p class="hint">Twelve characters or more. Three or four words that have nothing to do with each other are best.</p>
        \(problems.message("password"))<input type="password" id="password" name="password" autocomplete="new-password" required\(problems.marks("password"))></div>
        <button type="submit" class="button">Keep it and sign in</button></form>
        """
    }
}
