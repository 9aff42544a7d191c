import Domain
import Markup
import Reports
import Services

/// "What should I ask, and whom?": one sheet, as it prints.
struct BriefPage {
    var answer: BriefAnswer

    func layout(_ chrome: Chrome) -> Layout {
        Layout(
            chrome: chrome, title: "Chair’s brief, \(answer.meeting.date.long)", place: .meetings, isSheet: true, content: body)
    }

    var body: HTML {
        """
        <p class="where no-print"><a href="\(Address.meeting(answer.meeting.id).text)">\(answer.brief.body), \(answer.meeting.date.long)</a></p>
        \(BriefSheet(answer.brief, heading: .first).html)
        \(Fold(says: "It ranks what is off course by tier, by how badly and for how long, and by how long a question about it is unanswered; three to five find a place. A question that the agency’s own exception report suggests goes before one that is made here.").html)
        """
    }
}
