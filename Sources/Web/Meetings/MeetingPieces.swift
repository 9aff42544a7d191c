import Domain
import HTTPTypes
import Markup
import Services

// What several pages of a meeting have in common.

extension MeetingRecord {
    var title: String { "\(body.name), \(meeting.date.long)" }

    /// The way back, on every page under the meeting.
    var way: HTML {
        """
        <p class="where"><a href="\(Address.meetings.text)">Meetings</a> › <a href="\(Address.body(body.id).text)">\(body.name)</a> › \
        <a href="\(Address.meeting(meeting.id).text)">\(meeting.date.long)</a></p>
        """
    }
}

/// The papers of an item, each with its letter; a file is a link.
struct PaperLinks {
    var papers: [Paper]

    var html: HTML {
        guard !papers.isEmpty else { return HTML() }
        return "<p class=\"note papers\">\(papers.map(one).joined(separator: ", "))</p>"
    }

    private func one(_ paper: Paper) -> HTML {
        let name = "\(paper.title) (\(paper.reference))"
        if paper.withdrawnWhy != nil { return "<del>\(name)</del> withdrawn" }
        let supplement: HTML = paper.isSupplement ? ", a supplement" : HTML()
        guard let file = paper.file else { return "\(name)\(supplement), to come" }
        return "<a href=\"\(Address.file(file).text)\">\(name)</a>\(supplement)"
    }
}

/// One question with its reply, or what becomes of it.
struct QuestionView {
    var question: Question
    var today: Day
    var links = true

    var html: HTML {
        """
        <div class="said\(when: question.state != .answered, " open")" id="question-\("\(question.number)")">
        <p><b>\(question.asker)</b>\(when: question.askerKind == .publicMember, " (public)")\(when: !question.topic.isEmpty, ", on \(question.topic)"): \
        \(each: question.question.standing, { "“\($0.says)” " })</p>
        \(each: question.reply.standing, { "<p><b>\(question.repliedBy ?? "Reply"):</b> \($0.says)</p>" })
        \(when: question.question.isDivided || question.reply.isDivided, "<p class=\"check\">Two people wrote this at once. Both texts are kept; join them.</p>")
        <p class="note">\(when: links, "<a href=\"\(Address.question(question.number).text)\">\(question.reference)</a> · ")\(state)</p></div>

        """
    }

    private var state: String {
        switch question.state {
        case .answered: "answered"
        case .followedUp: (question.isOverdue(on: today) ? "late: " : "") + (question.followUp?.says ?? "")
        case .unanswered: "waiting for a reply"
        }
    }
}

/// What happened, in order.
struct Story {
    var steps: [Step]
    var names: ActorNames

    var html: HTML {
        guard !steps.isEmpty else { return HTML() }
        return """
            <details class="section no-print"><summary>What happened, step by step</summary>
            <ol class="plain">\(each: steps, { step in
                "<li>\(step.at.day.long): \(step.act)\(when: !step.says.isEmpty, ", \(step.says)")\(some: step.from, { " from \($0)" })\(some: step.to, { " to \($0)" }) <span class=\"note\">(\(names.of(step.by)))</span></li>\n"
            })</ol></details>
            """
    }
}

extension Visit {
    /// Shows the page again with what has to be put right, when a person can; else goes on to `done`.
    func acting(
        _ form: Query, _ prefix: String, fields: [(begins: String, field: String)], to done: Address,
        shown: (Typed) async throws -> Reply, _ act: () async throws -> Void
    ) async throws -> Reply {
        var problems = FormProblems()
        do {
            try await act()
            return .see(done)
        } catch let found as FormProblems {
            problems = FormProblems(all: found.all.map { FormProblems.One(field: "\(prefix)-\($0.field)", says: $0.says) })
        } catch let refusal as Refusal where refusal.kind == .notPossible || refusal.kind == .denied {
            let field = fields.first { refusal.what.hasPrefix($0.begins) }?.field ?? fields.last?.field ?? ""
            problems.add("\(prefix)-\(field)", refusal.description)
        }
        var reply = try await shown(Typed(prefix: prefix, form: form, problems: problems))
        reply.status = .unprocessableContent
        return reply
    }
}

extension Query {
    func trimmed(_ name: String) -> String { self[name]?.trimmed ?? "" }

    func number(_ name: String) -> Int64? { self[name].flatMap { Int64($0) } }

    /// A day as it was typed, or what to put right.
    func day(_ name: String) throws(FormProblems) -> Day? {
        guard let text = self[name]?.trimmed, !text.isEmpty else { return nil }
        guard let day = Day(written: text) else {
            var problems = FormProblems()
            problems.add(name, "Write the day as 2026-09-30")
            throw problems
        }
        return day
    }

    func choice<Choice: RawRepresentable>(_ name: String, _ type: Choice.Type) throws(FormProblems) -> Choice
    where Choice.RawValue == String {
        guard let choice = self[name].flatMap(Choice.init(rawValue:)) else {
            var problems = FormProblems()
            problems.add(name, "Choose one of the list")
            throw problems
        }
        return choice
    }
}
