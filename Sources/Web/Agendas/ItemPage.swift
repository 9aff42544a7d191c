import Domain
import Markup
import Services

/// One item of an agenda: its papers, what was asked and resolved on it, and how it came to be so.
struct ItemPage {
    var record: MeetingRecord
    var item: AgendaItem
    var steps: [Step]
    var names = ActorNames()
    var typed = Typed()
    /// What is carried forward to this meeting, where the item is to go through it.
    var carried: MattersArising?
    var may: @Sendable (Capability) -> Bool = { _ in false }

    private var papers: [Paper] { record.papers(of: item.number) }
    private var mayChange: Bool { record.mayKeep && item.withdrawnWhy == nil }

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: item.title, place: .meetings, content: body) }

    var body: HTML {
        """
        \(record.way)
        \(typed.problems.summary)
        <div class="pair"><div><h1>Item \(item.place): \(item.title)</h1>
        <p class="lead">\(lead)</p></div>
        <dl class="facts low"><dt>For</dt><dd>\(item.purpose.label)</dd><dt>Kind</dt><dd>\(item.kind.label)</dd>
        \(some: item.presenter, { "<dt>Presented by</dt><dd>\($0)</dd>" })
        \(some: item.minute, { "<dt>Minute</dt><dd>\("\($0)")</dd>" })
        \(when: item.access != .open, "<dt>Who may see it</dt><dd>\(item.access.label)</dd>")
        \(some: item.lateReason, { "<dt>Late, because</dt><dd>\($0)</dd>" })</dl></div>
        \(some: carried, forward)
        <h2 id="papers">Papers</h2>
        \(when: papers.isEmpty, "<p>No paper has come yet.</p>")
        \(when: !papers.isEmpty, paperList)
        \(when: mayChange, addingPaper)
        \(when: !record.questions(of: item.number).isEmpty, "<h2>Questions</h2>\(each: record.questions(of: item.number), { QuestionView(question: $0, today: record.today).html })")
        \(when: !record.resolutions(of: item.number).isEmpty, "<h2>Resolved</h2><ul class=\"plain\">\(each: record.resolutions(of: item.number), { "<li>\($0.letter) \($0.text.text)</li>" })</ul>")
        \(arising)
        \(when: mayChange && !record.agenda.isPublished, changing)
        \(when: mayChange, withdrawing)
        \(Story(steps: steps, names: names).html)
        """
    }

    private var lead: HTML {
        if let why = item.withdrawnWhy { return "It was withdrawn\(when: !why.isEmpty, ": \(why)")." }
        return item.about.map { "\($0)" } ?? "On the agenda of \(record.body.name) for \(record.meeting.date.long)."
    }

    /// What may follow from it, each begun with what it is about filled in.
    private var arising: HTML {
        let about = "\(record.body.name), \(record.meeting.date.long), item \(item.place): \(item.title)"
        let meeting = Thing(.meeting, record.meeting.id.text)
        var ways: [(Address, String)] = []
        if may(.raiseChallenge) { ways.append((.newChallenge(subject: about), "Ask an agency about it")) }
        if may(.changeActions) {
            ways.append((.newAction(from: ActionOrigin(.minute, about, thing: meeting)), "Start an action"))
        }
        if record.mayKeep {
            let kinds: [Matter.Kind] = [.decision, .commitment, .referral]
            ways += kinds.map {
                (.newMatter($0, body: record.body.id, meeting: record.meeting.id, item: Thing(.item, item.number)), $0.adding)
            }
        }
        guard !ways.isEmpty, item.withdrawnWhy == nil else { return HTML() }
        return """
            <h2 class="no-print" id="follows">What follows from it?</h2>
            <ul class="plain no-print">\(each: ways, { "<li><a href=\"\($0.0.text)\">\($0.1)</a></li>" })</ul>

            """
    }

    private func forward(_ carried: MattersArising) -> HTML {
        """
        <h2 id="carried">What is carried forward</h2>
        \(when: carried.matters.isEmpty, "<p>Nothing is carried forward to this meeting.</p>")
        \(MattersArisingPage(answer: carried, mayAdd: false, mayComment: false).table)

        """
    }

    private var paperList: HTML {
        """
        <ul class="plain">\(each: papers, { paper in
            """
            <li>\(PaperLinks(papers: [paper]).html)\(some: paper.withdrawnWhy, { "<p class=\"note\">\($0)</p>" })\(when: mayChange && paper.withdrawnWhy == nil, withdrawal(paper))</li>

            """
        })</ul>
        """
    }

    private func withdrawal(_ paper: Paper) -> HTML {
        let fields = FormFields("paper\(paper.number)", typed)
        return """
            <details class="no-print"><summary>Withdraw \(paper.reference)</summary><form action="\(Address.paperWithdrawal(paper.number).text)" method="post" novalidate>
            \(fields.text("why", "Why it is withdrawn", hint: "Its letter stays its own."))<button type="submit" class="button second">Withdraw it</button></form></details>
            """
    }

    private var addingPaper: HTML {
        let fields = FormFields("paper", typed)
        let parents = papers.filter { $0.appendix == 0 && $0.withdrawnWhy == nil }
        return """
            <form class="upload no-print" action="\(Address.papers(of: item.number).text)" method="post" enctype="multipart/form-data" novalidate>
            <h3 class="top">\(record.agenda.isPublished ? "Add a supplement" : "Add a paper")</h3>
            \(fields.text("title", "Title"))
            \(fields.select("parent", "It is", parents.map { ("\($0.number)", "an appendix to \($0.reference): \($0.title)") }, none: "a paper of its own"))
            \(fields.file("file", "File (may come later)", hint: "PDF, Word, Excel, PowerPoint, a picture or plain text, up to 25 megabytes."))
            <button type="submit" class="button second">Add it</button></form>
            """
    }

    private var changing: HTML {
        """
        <details class="section no-print"\(attribute: "open", typed.prefix == "item" ? "" : nil)><summary>Change the item</summary>
        <form class="entries" action="\(Address.item(item.number).text)" method="post" novalidate>
        \(ItemFields(fields: FormFields("item", typed), item: item, mayClose: record.seesRestricted).html)
        <button type="submit" class="button">Keep the change</button></form></details>
        """
    }

    private var withdrawing: HTML {
        let fields = FormFields("withdraw", typed)
        return """
            <details class="section no-print"\(attribute: "open", typed.prefix == "withdraw" ? "" : nil)><summary>Withdraw the item</summary>
            <form action="\(Address.itemWithdrawal(item.number).text)" method="post" novalidate>
            \(fields.text("why", "Why it is withdrawn", hint: "It stays on record and keeps its number; its papers keep their letters."))
            <button type="submit" class="button second">Withdraw it</button></form></details>
            """
    }
}
