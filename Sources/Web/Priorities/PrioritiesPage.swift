import Domain
import Markup
import Services

/// "What has the board chosen to change?"
struct PrioritiesPage {
    var answer: ProgressAnswer

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Priorities", place: .priorities, content: body) }

    var body: HTML {
        """
        \(PriorityPlace.priorities.links)<h1>Priorities</h1>
        <p class="lead">\(lead)</p>
        \(when: !answer.lines.isEmpty, table)
        \(Fold(says: "It lists what the board has chosen to change, with who leads it and how people rate it. Each priority has its page, with its measures, its action tracker and its risks.").html)
        """
    }

    private var lead: HTML {
        if answer.lines.isEmpty {
            return
                "No priority has been chosen yet. <a href=\"\(Address.frameworkPart(.priorities).text)\">Add one to the framework</a>."
        }
        let red = answer.lines.count { $0.rating?.word == .red }
        return
            "\(answer.lines.count) \(answer.lines.count == 1 ? "priority" : "priorities"); \(red == 0 ? "none is rated red" : "\(red) rated red"). <a href=\"\(Address.progress.text)\">See them on one page, with reasons</a>."
    }

    private var table: HTML {
        """
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Priority</th>\
        <th scope="col" role="columnheader">Lead</th><th scope="col" role="columnheader">Accountable</th>\
        <th scope="col" role="columnheader">Rating</th></tr></thead><tbody role="rowgroup">
        \(each: answer.lines, row)</tbody></table>
        """
    }

    private func row(_ line: ProgressAnswer.Line) -> HTML {
        let priority = line.priority
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.priority(priority.id).text)">\(priority.heading)</a>\
            \(some: priority.outcome, { "<span class=\"of wrap\">\($0)</span>" })</th>\
            <td role="cell" class="half" data-label="Lead">\(priority.lead ?? "nobody named")</td>\
            <td role="cell" class="half" data-label="Accountable">\(priority.accountable ?? "nobody named")</td>\
            <td role="cell" class="full" data-label="Rating">\(ShapeWord(line.rating?.word, orElse: "Not rated").html)\
            \(some: line.rating, { "<br>\(ArrowWord($0.direction).html)" })</td></tr>

            """
    }
}

/// "How does the board's whole plan go?": one line a priority, as people rate it.
struct ProgressPage {
    var answer: ProgressAnswer

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "Overall progress", place: .priorities, content: body)
    }

    var body: HTML {
        """
        \(PriorityPlace.progress.links)<h1>Overall progress</h1>
        <p class="lead">\(lead)</p>
        \(when: !answer.lines.isEmpty, table)
        \(Fold(says: "People rate each priority: its lead proposes a word with the reason, the accountable director agrees. Beside it stands what the program would say of the core measures and the tracker today, by a fixed rule. It never replaces what people say; where the two differ, the reason stands there.").html)
        """
    }

    private var lead: String {
        guard !answer.lines.isEmpty else { return "No priority has been chosen yet." }
        let words = PriorityRating.Word.allCases.compactMap { word -> String? in
            let count = answer.lines.count { $0.rating?.word == word }
            return count == 0 ? nil : "\(count) \(word.rawValue)"
        }
        let differing = answer.lines.count(where: \.differs)
        let unrated = answer.lines.count { $0.rating == nil }
        let parts = words + (unrated == 0 ? [] : ["\(unrated) not rated"])
        return
            "Of \(answer.lines.count) \(answer.lines.count == 1 ? "priority" : "priorities") \(parts.joined(separator: ", ")). "
            + (differing == 0 ? "The figures suggest the same." : "The figures suggest otherwise for \(differing).")
    }

    private var table: HTML {
        """
        <table class="stack progress-table" role="table"><caption class="note">Ratings as people gave them; suggestions by the figures known on \(answer.today.long).</caption>
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Priority</th>\
        <th scope="col" role="columnheader">Rating</th><th scope="col" role="columnheader">Why</th>\
        <th scope="col" role="columnheader">Suggested</th></tr></thead><tbody role="rowgroup">
        \(each: answer.lines, row)</tbody></table>
        """
    }

    private func row(_ line: ProgressAnswer.Line) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader"><a href="\(Address.priority(line.priority.id).text)">\(line.priority.heading)</a></th>\
        <td role="cell" class="half" data-label="Rating">\(ShapeWord(line.rating?.word, orElse: "Not rated").html)\
        \(some: line.rating, { "<br>\(ArrowWord($0.direction).html)<span class=\"of wrap\">\($0.period.label)</span>" })</td>\
        <td role="cell" class="full" data-label="Why">\(some: line.rating, why)\(when: line.rating == nil, "Nobody has rated it yet.")</td>\
        <td role="cell" class="full" data-label="Suggested">\(SuggestionView(line.suggestion, beside: line.rating).html)</td></tr>

        """
    }

    private func why(_ rating: PriorityRating) -> HTML {
        "\(rating.reason)<span class=\"of wrap\">Proposed by \(rating.proposed.words). \(rating.agreed.map { "Agreed by \($0.words)." } ?? "Not agreed yet.")</span>"
    }
}

/// What the program would say, and why people say something else.
struct SuggestionView {
    private let suggestion: Suggestion
    private let rating: PriorityRating?

    init(_ suggestion: Suggestion, beside rating: PriorityRating?) {
        self.suggestion = suggestion
        self.rating = rating
    }

    private var differs: Bool { rating.map { suggestion.word != nil && suggestion.word != $0.word } ?? false }

    var html: HTML {
        """
        \(ShapeWord(suggestion.word, orElse: "None").html)<span class="of wrap">\(suggestion.reason)</span>\
        \(when: differs, difference)
        """
    }

    private var difference: HTML {
        let said = rating.map(\.difference).flatMap { $0.isEmpty ? nil : $0 }
        return
            "<p class=\"above-2\"><b>Differs from the rating.</b> \(said ?? "The figures came after it was rated; nobody has said yet why it stands.")</p>"
    }
}
