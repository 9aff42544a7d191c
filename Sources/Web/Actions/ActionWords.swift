import Domain
import Markup
import Services

extension ActionOrigin.Kind {
    var label: String {
        switch self {
        case .minute: "Minute of a meeting"
        case .challenge: "Challenge"
        case .exception: "Exception report"
        case .review: "Review"
        case .audit: "Audit"
        case .survey: "Survey"
        case .other: "Something else"
        }
    }
}

extension Action.Expected {
    var label: String {
        switch self {
        case .rise: "It should rise"
        case .fall: "It should fall"
        }
    }
}

extension ActionReport.Course {
    var label: String {
        switch self {
        case .onCourse: "On course"
        case .atRisk: "At risk: it may not be done in time"
        case .complete: "Complete: all of it is done"
        }
    }
}

extension ActionEvidence.State {
    var label: String {
        switch self {
        case .given: "Waits for a decision"
        case .accepted: "Accepted"
        case .refused: "Refused"
        }
    }
}

extension ActionStanding {
    /// Shape and word; the word is always there.
    var html: HTML {
        let shape = colour?.rawValue ?? "none"
        return """
            <span class="status \(shape)"><svg class="shape" aria-hidden="true"><use href="#\(shape)"/></svg>\(colour?.rawValue.capitalisedFirst)\
            \(when: colour == nil, "Withdrawn")</span>
            """
    }

    /// What counts: "overdue by 21 days", "moved twice".
    static func badges(of action: Action, on day: Day) -> HTML {
        let standing = action.standing(on: day)
        return """
            \(when: standing.group != .withdrawn, "<span class=\"badge\">\(standing.label)</span> ")\
            \(when: action.isMovedTwice, "<span class=\"badge\">\(movedWords(action.moves))</span> ")\
            \(when: standing.group == .overdue && action.riskWhy != nil, "<span class=\"badge\">Said to be at risk</span> ")\
            \(when: action.access != .open, "<span class=\"badge\">\(action.access.label)</span>")
            """
    }

    static func movedWords(_ moves: Int) -> String { moves == 2 ? "Moved twice" : "Moved \(moves) times" }
}

extension Step {
    /// What was done to an action, as a person would say it.
    var actionWords: String {
        let days = [from, to].compactMap { $0.flatMap { Day(iso8601: $0) }?.long }
        return switch act {
        case "raise": "Raised" + (days.first.map { ", due \($0)" } ?? "")
        case "change": "Changed" + (from.flatMap { was in to.map { ": from \(was) to \($0)" } } ?? "")
        case "move": days.count == 2 ? "Moved from \(days[0]) to \(days[1])" : "Moved"
        case "progress": "Progress from \(from ?? "") to \(to ?? "")"
        case "at-risk": "Said to be at risk, \(to ?? "") done"
        case "complete": "Said to be complete"
        case "evidence": "Evidence \(to ?? "") given"
        case "accept": "Evidence \(to ?? "") accepted"
        case "accept and close": "Evidence \(to ?? "") accepted, and the action closed"
        case "refuse": "Evidence \(to ?? "") refused"
        case "close": "Closed"
        case "close without evidence": "Closed without accepted evidence"
        case "withdraw": "Withdrawn"
        case "reopen": "Reopened"
        default: act.capitalisedFirst
        }
    }
}
