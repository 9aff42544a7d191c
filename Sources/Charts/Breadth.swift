import Markup

/// The two widths of a chart without an axis of time. Words are set in 13 units in both, so that the
/// narrow one can be read on a screen of 320 px.
enum Breadth: CaseIterable {
    case wide, narrow

    var width: Double { self == .wide ? 760 : 300 }
    var cssClass: String { self == .wide ? "wide bars" : "narrow" }
    var suffix: String { self == .wide ? "-w" : "-n" }

    /// Both drawings of one chart, with what is said of it.
    static func both(
        id: String, title: String, words: String, _ content: (Breadth, String) -> (svg: HTML, height: Double)
    ) -> HTML {
        allCases.map { breadth in
            let own = id + breadth.suffix
            let (svg, height) = content(breadth, own)
            let spoken = Spoken(id: own, title: title, description: words)
            return """
                <svg class="\(breadth.cssClass)" viewBox="0 0 \(xy: breadth.width) \(xy: height)" \(spoken.attributes)>\(spoken.elements)
                \(svg)</svg>

                """
        }.joined()
    }
}

/// An area, or an indicator, whose figure may not be shown or is not there: its name, the marker and
/// the meaning, nothing else. Such a one has no place in any order but that of the names.
struct Unshown: Equatable {
    let name: String
    let marker: String
    let meaning: String

    var sentence: String { "\(name): \(meaning)." }

    /// "c protected: Harrow Bank, Highcliffe", a line for each reason.
    static func lines(_ all: [Unshown], wrapTo limit: Double) -> [Label.Line] {
        var reasons: [(marker: String, meaning: String, names: [String])] = []
        for one in all.sorted(by: { $0.name < $1.name }) {
            if let place = reasons.firstIndex(where: { $0.marker == one.marker && $0.meaning == one.meaning }) {
                reasons[place].names.append(one.name)
            } else {
                reasons.append((one.marker, one.meaning, [one.name]))
            }
        }
        return reasons.sorted { ($0.meaning, $0.marker) < ($1.meaning, $1.marker) }.flatMap { reason in
            Label.lines(
                "\(reason.marker)  \(reason.meaning): \(reason.names.joined(separator: ", "))", "c-soft", wrapTo: limit)
        }
    }
}

extension String {
    /// As a sentence that others may follow.
    var asSentence: String { hasSuffix(".") ? self : self + "." }
}
