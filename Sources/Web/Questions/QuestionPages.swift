import Domain
import Markup
import Services

/// The questions of all meetings: what waits for a reply first.
struct QuestionsPage {
    static let size = 50

    var version: FrameworkVersion
    var lines: [QuestionLine]
    var page: Int
    var hasMore: Bool
    var today: Day

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Questions", place: .meetings, content: body) }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.meetings.text)">Meetings</a></p>
        <h1>Questions asked at meetings</h1>
        <p class="lead">\(lead)</p>
        \(when: !lines.isEmpty, """
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Question</th><th scope="col" role="columnheader">Asked by</th>\
        <th scope="col" role="columnheader">Meeting</th><th scope="col" role="columnheader">Now</th></tr></thead><tbody role="rowgroup">\(each: lines, row)</tbody></table>
        <p class="pages">\(when: page > 1, "<a href=\"\(Address.questions(page: page - 1).text)\">Before</a>") \(when: hasMore, "<a href=\"\(Address.questions(page: page + 1).text)\">Further</a>")</p>
        """)
        \(Fold(says: "It lists what members and the public asked at meetings. A question that was not answered there goes to an agency with a day, or to another body; what waits stands first.").html)
        """
    }

    private var lead: String {
        if lines.isEmpty { return "No question has been taken down yet. They are taken down while a meeting sits." }
        let waiting = lines.count { $0.question.state != .answered }
        let late = lines.count { $0.question.isOverdue(on: today) }
        return waiting == 0
            ? "Every question here has been answered."
            : "\(waiting) \(waiting == 1 ? "waits" : "wait") for a reply\(late > 0 ? ", \(late) of them past the day" : "")."
    }

    private func row(_ line: QuestionLine) -> HTML {
        let question = line.question
        let meeting = version.meeting(question.meeting)
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.question(question.number).text)">\(question.reference) \(question.topic.isEmpty ? line.item.title : question.topic)</a>\
            <span class="of wrap">\(question.question.text)</span></th><td role="cell" class="half" data-label="Asked by">\(question.asker)</td>\
            <td role="cell" class="half" data-label="Meeting"><a href="\(Address.meeting(question.meeting).text)">\(meeting?.date.short ?? question.meeting.text)</a></td>\
            <td role="cell" class="full" data-label="Now">\(state(question))</td></tr>

            """
    }

    private func state(_ question: Question) -> HTML {
        switch question.state {
        case .answered: "Answered"
        case .unanswered: "<b>Waiting</b>, with nobody"
        case .followedUp: "\(when: question.isOverdue(on: today), "<b>Late.</b> ")\(question.followUp?.says ?? "")"
        }
    }
}

/// One question: its words, its reply, what became of it.
struct QuestionPage {
    var record: MeetingRecord
    var question: Question
    var steps: [Step]
    var names = ActorNames()
    var typed = Typed()

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Question \(question.reference)", place: .meetings, content: body)
    }

    var body: HTML {
        let item = record.item(question.item)
        return """
            \(record.way)
            \(typed.problems.summary)
            <div class="pair"><div><h1>\(question.reference): \(question.topic.isEmpty ? "a question" : question.topic)</h1>
            <p class="lead">\(lead)</p></div>
            <dl class="facts low"><dt>Asked by</dt><dd>\(question.asker), \(question.askerKind.label.lowercasedFirst)</dd>
            \(some: item, { "<dt>On</dt><dd><a href=\"\(Address.item($0.number).text)\">item \($0.place), \($0.title)</a></dd>" })
            \(some: question.followUp?.due, { "<dt>Due</dt><dd>\($0.long)</dd>" })</dl></div>
            <h2>Question</h2>\(each: question.question.standing, { "<blockquote class=\"said\"><p>\($0.says)</p></blockquote>" })
            <h2>Reply</h2>\(when: question.reply.isEmpty, "<p>None yet.</p>")\(each: question.reply.standing, { "<blockquote class=\"said\"><p>\($0.says)</p></blockquote>" })
            \(when: record.mayKeep, changing)
            \(WordingHistory(wording: question.reply, names: names).html)
            \(Story(steps: steps, names: names).html)
            """
    }

    private var lead: HTML {
        switch question.state {
        case .answered: "Answered\(some: question.repliedBy, { " by \($0)" })."
        case .unanswered: "It waits for a reply, and nobody has been asked for one."
        case .followedUp:
            "\(when: question.isOverdue(on: record.today), "<strong>Late.</strong> ")\(question.followUp?.says ?? "")"
        }
    }

    private var changing: HTML {
        let (ask, reply, follow) = (FormFields("says", typed), FormFields("reply", typed), FormFields("follow", typed))
        let agencies = record.version.framework.agencies.map { (word: "agency:\($0.id)", label: "Send to \($0.name)") }
        let bodies = record.version.framework.bodies.filter { $0.id != record.body.id }
            .map { (word: "body:\($0.id)", label: "Refer to \($0.name)") }
        return """
            <h2 class="no-print">Write</h2>
            <details class="no-print"\(attribute: "open", question.question.isDivided || typed.prefix == "says" ? "" : nil)><summary>Edit the question</summary>
            \(WordingForm(wording: question.question, address: .question(question.number), fields: ask, name: "question", label: "Question", names: names).html)</details>
            <details class="no-print" open><summary>\(question.reply.isEmpty ? "Write the reply" : "Edit the reply")</summary>
            \(WordingForm(wording: question.reply, address: .question(question.number), fields: reply, name: "reply", label: "Reply", names: names, more: reply.text("replied", "Who replied", question.repliedBy ?? "")).html)</details>
            \(when: question.reply.isEmpty, """
            <details class="no-print"\(attribute: "open", question.followUp == nil || typed.prefix == "follow" ? "" : nil)><summary>Follow it up</summary>
            <form action="\(Address.followUp(of: question.number).text)" method="post" novalidate>\(follow.select("to", "What becomes of it", agencies + bodies))
            \(follow.text("post", "Which post answers (may be left empty)"))\(follow.text("due", "By", hint: "Ten working days when left empty.", type: "date"))
            <button type="submit" class="button second">Send it</button></form></details>
            """)
            """
    }
}
