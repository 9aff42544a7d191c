import Domain
import Markup

/// A standing as a shape and its word. The word is always there: colour and shape only help to find it.
public struct StatusView: Sendable {
    private let word: Standing.Word

    public init(_ word: Standing.Word) { self.word = word }

    public var html: HTML {
        """
        <span class="status \(shape)\(when: word == .askWhy, " strong")">\
        <svg class="shape" aria-hidden="true"><use href="#\(shape)"/></svg>\(word.rawValue)</span>
        """
    }

    private var shape: String {
        switch word {
        case .red: "red"
        case .amber: "amber"
        case .green: "green"
        case .notRated, .inRange, .askWhy: "none"
        }
    }
}
