import Domain
import Markup

/// Which way a figure went: an arrow for the number, words for performance.
public struct MovementView: Sendable {
    private let arrow: Movement.Arrow
    private let words: String

    public init(_ movement: Movement) { self.init(movement.arrow, movement.words) }

    public init(_ arrow: Movement.Arrow, _ words: String) {
        self.arrow = arrow
        self.words = words
    }

    public var html: HTML {
        "<span class=\"move\"><svg aria-hidden=\"true\"><use href=\"#\(symbol)\"/></svg>\(words)</span>"
    }

    private var symbol: String {
        switch arrow {
        case .up: "up"
        case .down: "down"
        case .level: "flat"
        case .notComparable: "break"
        }
    }
}
