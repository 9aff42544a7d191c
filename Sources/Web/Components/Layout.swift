import Domain
import Markup
import Reports
import Services

/// Where on the site a page lies: what the navigation marks.
enum Place: CaseIterable, Sendable {
    case home, scorecard, priorities, challenges, actions, meetings, agencies, rounds, indicators, areas, imports, framework,
        people
    case audit

    /// What somebody must be allowed for the page to be of use to them.
    var capability: Capability {
        switch self {
        case .scorecard, .indicators, .areas: .readFigures
        case .priorities, .challenges, .actions, .agencies: .readBusiness
        case .imports: .readImports
        case .rounds: .readRounds
        case .meetings: .readMeetings
        case .home, .framework: .readFramework
        case .people: .readPeople
        case .audit: .readAuditTrail
        }
    }

    var label: String {
        switch self {
        case .home: "Home"
        case .scorecard: "Scorecard"
        case .priorities: "Priorities"
        case .challenges: "Challenges"
        case .actions: "Actions"
        case .meetings: "Meetings"
        case .agencies: "Agencies"
        case .rounds: "Rounds"
        case .indicators: "Indicators"
        case .areas: "Areas"
        case .imports: "Imports"
        case .framework: "Framework"
        case .people: "People"
        case .audit: "Audit"
        }
    }

    var address: Address {
        switch self {
        case .home: .home
        case .scorecard: .scorecard(ScorecardFilter())
        case .priorities: .priorities
        case .challenges: .challenges(ChallengeList())
        case .actions: .actions()
        case .meetings: .meetings
        case .agencies: .agencies
        case .rounds: .rounds
        case .indicators: .indicators(search: "")
        case .areas: .areas
        case .imports: .imports
        case .framework: .framework
        case .people: .people
        case .audit: .audit(before: nil)
        }
    }
}

/// What stands around every page.
struct Chrome: Sendable {
    var partnership: String?
    /// The sentence that says that all of it is invented; nil where data is real.
    var banner: String?
    var stylesheet: Address
    var script: Address
    var isLocal: Bool
    /// Who looks at it; nil where it does not matter, as on the page of a problem.
    var guest: Guest?

    var isForStranger: Bool {
        guard case .stranger = guest else { return false }
        return true
    }
}

/// A page as the browser gets it.
struct Layout {
    var chrome: Chrome
    var title: String
    var place: Place?
    /// Printed across: a wide table.
    var isWide = false
    /// Printed on one sheet of its own, without what stands around a page.
    var isSheet = false
    /// What stands in the search of every page.
    var sought = ""
    /// Asked for again every second, also without JavaScript, while work goes on.
    var looksAgain = false
    var content: HTML

    var html: HTML {
        """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title) - Bellwether</title>
        <link rel="stylesheet" href="\(chrome.stylesheet.text)">
        <link rel="icon" href="data:,">\(when: looksAgain, "\n<meta http-equiv=\"refresh\" content=\"1\">")
        <script src="\(chrome.script.text)" defer></script>
        </head>
        <body\(attribute: "class", isWide ? "landscape" : isSheet ? "sheet-page" : nil)>
        <a class="skip" href="#main">Skip to the main content</a>
        \(Symbols.sheet)
        \(some: chrome.banner, PackFile.fiction)
        <header>
        <div class="masthead"><a class="brand" href="\(Address.home.text)">\(Layout.bell)Bellwether</a>\
        \(some: chrome.partnership, { "<span>\($0)</span>" })<span class="marking">OFFICIAL-SENSITIVE</span>\(when: maySearch, search)\(some: chrome.guest?.visitor, who)</div>
        \(when: !places.isEmpty, "<nav class=\"nav\" aria-label=\"Main\"><div class=\"bar\"><ul>\(each: places, item)</ul></div></nav>")
        </header>
        <main id="main">
        \(content)
        </main>
        <footer class="foot">\(some: chrome.partnership, { "<p>\($0). \(ifBanner)</p>" })\
        \(when: chrome.isLocal && chrome.guest?.visitor == nil && !chrome.isForStranger, "<p>Nobody has an account yet, so this server answers this computer only.</p>")
        <p><a href="\(Address.privacy.text)">Privacy</a> <a href="\(Address.accessibility.text)">Accessibility</a></p></footer>
        </body>
        </html>

        """
    }

    /// Pages that somebody may not open are not offered.
    private var places: [Place] {
        guard let guest = chrome.guest else { return Place.allCases }
        // Before there is a partnership every link would lead nowhere.
        return chrome.isForStranger || chrome.partnership == nil ? [] : Place.allCases.filter { guest.may($0.capability) }
    }

    private var maySearch: Bool {
        guard let guest = chrome.guest, !chrome.isForStranger, chrome.partnership != nil else { return false }
        return guest.may(.readFramework)
    }

    private var search: HTML {
        """
        <form class="find" action="\(Address.search(SearchFilter()).text)" method="get" role="search" aria-label="Everything">\
        <label class="unseen" for="find">Search everything</label>\
        <input type="search" id="find" name="q" value="\(sought)" maxlength="200" placeholder="Search">\
        <button type="submit" class="plain">Search</button></form>
        """
    }

    private func who(_ visitor: Visitor) -> HTML {
        """
        <span class="who"><a href="\(Address.account.text)">\(visitor.person.name)</a></span>\
        <form class="at-once" action="\(Address.signOut.text)" method="post"><button type="submit" class="plain">Sign out</button></form>
        """
    }

    private var ifBanner: String { chrome.banner == nil ? "" : "Everything here is invented." }

    private func item(_ place: Place) -> HTML {
        "<li><a href=\"\(place.address.text)\"\(attribute: "aria-current", place == self.place ? "page" : nil)>\(place.label)</a></li>\n"
    }

    private static let bell: HTML = """
        <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M10 1.500a1.600 1.600 0 0 1 1.500 1.200C14.300 3.500 16 6 16 9v4.500l1.800 \
        2.300H2.200L4 13.500V9c0-3 1.700-5.500 4.500-6.300A1.600 1.600 0 0 1 10 1.500zM7.700 16.800h4.600a2.300 2.300 0 0 1-4.600 0z"/></svg>
        """
}

/// "What is this page?", folded away at its end.
struct Fold {
    var says: HTML

    var html: HTML {
        """
        <details class="no-print above-8"><summary>What is this page?</summary>
        <p>\(says) <a href="\(Address.legend.text)">What the marks and shapes mean</a>.</p></details>
        """
    }
}
