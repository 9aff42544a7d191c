extension Reading {
    /// A question that the figure itself suggests, for whoever has no other: what it says, and what the board would
    /// want to know of it.
    public var suggestedQuestion: String {
        guard let latest else { return "No figure has been received for “\(indicator.title)”. When will it come, and from whom?" }
        let name = "“\(indicator.title)”"
        let age = redRun.flatMap { $0.isLasting ? ", and has been for \($0.words)" : nil } ?? ""
        switch (standing.word, latest.shown.value) {
        case (_, nil):
            return
                "There is no figure for \(name) in \(latest.period.label). Why not, what is done about it, and when will it be here?"
        case (.red, _):
            return "\(name) is red\(age). What is being done about it, by whom, and by when will it meet its target?"
        case (.amber, _) where exception != nil, (.green, _) where exception != nil, (.notRated, _) where exception != nil:
            return
                "\(name) is not red, but its series moves the wrong way by more than chance. What changed, and what is done about it?"
        case (.askWhy, _): return "\(name) is outside its expected range. What explains it, and does it need anything to be done?"
        case (.amber, _): return "\(name) is short of its target. What would bring it there, and by when?"
        case (.green, _), (.inRange, _), (.notRated, _):
            return "What lies behind the latest figure of \(name), and what would the agency have the board know?"
        }
    }
}
