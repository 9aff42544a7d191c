import Domain
import Markup
import Services

/// "What is being done about it?": what was promised and asked about a figure, a priority or an agency.
struct BusinessView {
    var business: BusinessAbout
    var allActions: Address
    /// Nil where what was asked stands on the page already.
    var allChallenges: Address?
    /// Nil for those who may not start an action.
    var newAction: Address?

    var html: HTML {
        """
        <section aria-labelledby="business"><h2 id="business">What is being done about it?</h2>
        \(when: business.actions.isEmpty, "<p>No action is on the register for it.</p>")\
        \(when: !business.actions.isEmpty, ActionTable(actions: business.actions, version: business.version, today: business.today).html)
        <p class="no-print">\(some: newAction, { "<a class=\"button second\" href=\"\($0.text)\">Start an action</a> " })\
        \(when: !business.actions.isEmpty, "<a href=\"\(allActions.text)\">All its actions</a>")</p>
        \(some: allChallenges, asked)</section>

        """
    }

    private func asked(_ all: Address) -> HTML {
        guard !business.challenges.isEmpty else { return "<p>Nothing has been asked about it.</p>" }
        return """
            <h3>What was asked about it</h3>
            \(ChallengeTable(challenges: business.challenges, version: business.version, today: business.today).html)
            <p class="no-print"><a href="\(all.text)">All that was asked about it</a></p>
            """
    }
}
