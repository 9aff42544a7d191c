import Domain
import Markup

/// "What do you know about me?"
struct PrivacyPage {
    var partnership: Partnership
    /// The names of our cookies on this server: of the session, of the known browser, of a sign-in at a provider.
    var cookies: [String]

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Privacy", content: body) }

    var body: HTML {
        """
        <h1>Privacy</h1>
        <p class="lead">What \(partnership.name) keeps here about people who sign in. It keeps no record of any child: figures are counts and rates.</p>
        <h2>What is kept about you, and why</h2>
        <ul><li>Your name and e-mail address, so that you can sign in and others see who did what.</li>
        <li>Your roles, for what and from when until when, so that you see what you may and nothing else.</li>
        <li>Your password and recovery codes in a form from which they cannot be read, and the secret of your app sealed.</li>
        <li>When you signed in, when you were last here, and links that were made for you.</li>
        <li>What you did that changed something, under your number, so that the partnership can answer for its figures.</li>
        <li>Refused sign-ins with their time. The network address they came from is kept for a day as a code that does not show it.</li>
        <li>By what name your own organisation knows you, if you sign in with its account; and the programs that you gave a token.</li></ul>
        <p>Nobody else gets any of it from here, and nobody is counted or profiled. If you sign in with the account of your own organisation, that organisation learns that you did.</p>
        <h2>On what ground</h2>
        <p>The partnership answers for this use. It rests on its public task: overseeing how agencies keep children safe needs people who sign in, and a record of what they did.</p>
        <h2>For how long</h2>
        \(RetentionTableView(rows: RetentionTable.ofPeople).html)
        <h2>What you may ask for</h2>
        <p>A copy: your account page gives all of it as one file. A correction: those who look after accounts change a name or an address. \
        An end: when your account is closed, your name and address are taken away at once; what you did stays under a number, because the record must stay whole. \
        Ask \(partnership.whomToAsk). If the answer does not satisfy you, you may complain to the Information Commissioner's Office, \
        <a href="https://ico.org.uk/make-a-complaint/">ico.org.uk/make-a-complaint</a>.</p>
        <h2>Cookies</h2>
        <p>Two or three, all needed for signing in, out of reach of scripts, and sent to nobody else; so you are not asked about them.</p>
        <ul><li><code>\(cookies[0])</code> says that you are signed in. It goes when you close the browser or sign out.</li>
        <li><code>\(cookies[1])</code> says that somebody signed in from this browser before, in a form that names nobody, so that wrong guesses of others at your office do not keep you out. It goes after 180 days.</li>
        <li><code>\(cookies[2])</code> is there for ten minutes while you sign in with the account of your own organisation.</li></ul>
        """
    }
}

extension RetentionTable {
    /// What says something about people who sign in.
    static var ofPeople: [Row] {
        let things = [
            "person", "account that was never used", "session", "link", "failed sign-in", "known browser",
            "identity at a provider",
            "sign-in begun at a provider", "token", "audit", "backup", "log",
        ]
        return rows.filter { things.contains($0.thing) }
    }
}
