import Domain
import Markup
import Services

/// A word of red, amber, green and blue with its shape: colour only helps to find it.
struct ShapeWord {
    private let shape: String
    private let word: String

    init(_ word: PriorityRating.Word) { (shape, self.word) = (word.rawValue, word.label) }
    init(_ band: RiskBand) { (shape, word) = (band.rawValue, band.label) }
    init(none word: String) { (shape, self.word) = ("none", word) }

    init(_ word: PriorityRating.Word?, orElse none: String) {
        if let word { self.init(word) } else { self.init(none: none) }
    }

    init(_ course: Course.Word) {
        switch course {
        case .onCourse: (shape, word) = ("green", course.rawValue)
        case .notOnCourse: (shape, word) = ("red", course.rawValue)
        case .cannotBeTold: (shape, word) = ("none", course.rawValue)
        }
    }

    var html: HTML {
        "<span class=\"status \(shape)\"><svg class=\"shape\" aria-hidden=\"true\"><use href=\"#\(shape)\"/></svg><span class=\"wrap\">\(word)</span></span>"
    }
}

/// Which way something goes, as an arrow with its word.
struct ArrowWord {
    private let symbol: String
    private let word: String

    init(_ direction: PriorityRating.Direction) {
        word = direction.label
        switch direction {
        case .improving: symbol = "up"
        case .level: symbol = "flat"
        case .worsening: symbol = "down"
        }
    }

    init(_ risk: Risk) {
        word = risk.trend.words(from: risk.before)
        switch risk.trend {
        case .up: symbol = "up"
        case .down: symbol = "down"
        case .level, .new: symbol = "flat"
        }
    }

    var html: HTML { "<span class=\"move\"><svg aria-hidden=\"true\"><use href=\"#\(symbol)\"/></svg>\(word)</span>" }
}

/// The pages about priorities, one beside the other.
enum PriorityPlace: CaseIterable {
    case priorities, progress, trackers, risks

    var label: String {
        switch self {
        case .priorities: "Priorities"
        case .progress: "Overall progress"
        case .trackers: "Action trackers"
        case .risks: "Risks"
        }
    }

    var address: Address {
        switch self {
        case .priorities: .priorities
        case .progress: .progress
        case .trackers: .trackers
        case .risks: .risks(RiskFilter())
        }
    }

    var links: HTML {
        """
        <nav class="choices no-print" aria-label="Priorities">\(each: PriorityPlace.allCases, link)</nav>

        """
    }

    private func link(_ other: PriorityPlace) -> HTML {
        "<a href=\"\(other.address.text)\"\(attribute: "aria-current", other == self ? "page" : nil)>\(other.label)</a> "
    }
}

extension Address {
    static let priorities = Address.at("/priorities")
    static let progress = Address.at("/progress")
    static func priority(_ id: ID<Priority>) -> Address { .at("/priorities/\(id)") }
    static func ratings(of id: ID<Priority>) -> Address { .at("/priorities/\(id)/ratings") }
    static func agreement(of id: ID<Priority>) -> Address { .at("/priorities/\(id)/agreement") }
}

/// The story of a thing, the newest step first.
struct ThingSteps {
    var steps: [Step]
    var names: ActorNames
    /// What each act is called on this page.
    var words: [String: String]

    var html: HTML {
        """
        <section class="no-print" aria-labelledby="story"><h2 id="story">Its story</h2>
        <ol class="plain" reversed>\(each: steps.reversed(), step)</ol></section>
        """
    }

    private func step(_ step: Step) -> HTML {
        """
        <li class="said"><p><b>\(words[step.act] ?? step.act.capitalisedFirst)</b>\(change(step)) <span class="note">\(step.at.day.long), \(names.of(step.by))</span></p>\
        \(when: !step.says.isEmpty, "<p>\(step.says)</p>")</li>

        """
    }

    private func change(_ step: Step) -> String {
        switch (step.from, step.to) {
        case (let from?, let to?) where from != to: ": \(from) → \(to)"
        case (_, let to?): ": \(to)"
        default: ""
        }
    }
}

extension FormProblems {
    /// What the services would not do, beside the field that it is most about.
    init(_ refusal: Refused, at field: String) {
        self.init()
        add(field, refusal.description)
    }
}

typealias Refused = Services.Refusal
