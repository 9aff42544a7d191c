import Domain
import Markup
import Services

/// What somebody was told, each line a link to what it is about.
struct NoticeList {
    var lines: [NoticeLine]

    var html: HTML { "<ul class=\"waiting\">\n\(each: lines, line)</ul>" }

    private func line(_ line: NoticeLine) -> HTML {
        let notice = line.notice
        return """
            <li\(attribute: "class", notice.seenAt == nil ? nil : "seen")><a href="\(Address.notice(notice.number).text)">\
            \(NoticeList.reason(line)): \(some: line.reference, { "<b>\($0)</b> " })\(line.title)</a> \
            <span class="note">\(notice.at.day.long)\(when: notice.seenAt != nil, ", seen")</span></li>

            """
    }

    /// A reminder names its day: "due today" is read tomorrow as well.
    static func reason(_ line: NoticeLine) -> String {
        guard let due = line.due else { return line.notice.reason.label }
        return line.notice.reason == .overdue ? "Was due on \(due.long)" : "Due on \(due.long)"
    }
}

/// The first part of the home page: what is asked of whoever reads it.
struct WaitingSection {
    var answer: NoticesAnswer

    var html: HTML {
        """
        <section aria-labelledby="waiting"><h2 id="waiting">What needs me?</h2>
        \(overdue)
        \(answer.lines.isEmpty ? nothing : list)</section>
        """
    }

    /// Whether there is anything to say; the home page of the computer's owner has nobody's notices.
    var isEmpty: Bool { answer.lines.isEmpty && answer.overdue.isEmpty }

    private var nothing: HTML {
        "<p>Nothing new. <a href=\"\(Address.notices(before: nil).text)\">What you were told before</a>.</p>"
    }

    private func late(_ kind: Thing.Kind, _ count: Int) -> HTML {
        let what = "\(count == 1 ? kind.rawValue : kind.plural.lowercased()) overdue"
        let list = Address.late(kind)
        return """
            <li>\(some: list, { "<a href=\"\($0.text)\"><b>\(Number.text(count))</b> \(what)</a>" })\(when: list == nil, "<b>\(Number.text(count))</b> \(what)")</li>

            """
    }

    private var overdue: HTML {
        guard !answer.overdue.isEmpty else { return HTML() }
        return
            "<ul>\(each: answer.overdue, late)</ul>"
    }

    private var list: HTML {
        """
        \(NoticeList(lines: answer.lines).html)
        <form class="at-once" action="\(Address.noticesSeen.text)" method="post">\
        <input type="hidden" name="up-to" value="\(answer.lines.map(\.notice.number).max().map { "\($0)" } ?? "")">\
        <button type="submit" class="plain">Mark all as seen</button></form> \
        <a href="\(Address.notices(before: nil).text)">\(answer.next == nil ? "Everything that you were told" : "There is more")</a>
        """
    }
}

/// "What was I told?"
struct NoticesPage {
    var answer: NoticesAnswer
    var isFirst: Bool

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "What you were told", place: .home, content: body) }

    var body: HTML {
        """
        <h1>What you were told</h1>
        <p class="lead">\(lead)</p>
        \(when: !answer.lines.isEmpty, NoticeList(lines: answer.lines).html)
        \(some: answer.next, { "<p class=\"pages\"><a href=\"\(Address.notices(before: $0).text)\" rel=\"next\">Earlier</a></p>" })
        \(some: answer.mailChoice, { "<p>By e-mail: \($0.label.lowercased()). <a href=\"\(Address.account.text)#mail\">Change it</a>.</p>" })
        \(Fold(says: "You are told when you are asked something, when an answer or a decision comes, when a pack is out, and when something of yours is due soon, due or late. Each is said once. What you open is marked as seen.").html)
        """
    }

    private var lead: String {
        if !answer.lines.isEmpty { return "The newest first. Each line leads to what it is about." }
        return isFirst
            ? "Nothing so far. What is asked of you will stand here, and on your home page." : "There is nothing earlier."
    }
}
