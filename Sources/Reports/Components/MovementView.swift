import Domain
import Markup

/// Which way a figure went: an arrow for the number, words for performance.
public struct MovementView: Sendable {
    private let movement: Movement

    public init(_ movement: Movement) { self.movement = movement }

    public var html: HTML {
        "<span class=\"move\"><svg aria-hidden=\"true\"><use href=\"#\(symbol)\"/></svg>\(movement.words)</span>"
    }

    private var symbol: String {
        switch movement.arrow {
        case .up: "up"
        case .down: "down"
        case .level: "flat"
        case .notComparable: "break"
        }
    }
}
