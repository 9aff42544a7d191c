import Markup

/// Areas by indicators: in every cell a sign with its word, so that nothing hangs on colour.
public struct AreaMatrix: Equatable, Sendable {
    public var title: String
    public var drawn: String
    public var indicators: [String]
    public var rows: [Row]

    public struct Row: Equatable, Sendable {
        public var area: String
        public var cells: [Cell]

        public init(_ area: String, _ cells: [Cell]) {
            self.area = area
            self.cells = cells
        }
    }

    public enum Cell: Equatable, Sendable {
        /// The judgement and the figure that it is about: "78.6% (88 of 112)".
        case sign(Sign, figure: String? = nil)
        /// No judgement at all: a protected figure has no colour, rank or arrow.
        case none(marker: String, meaning: String)
    }

    /// - Precondition: every row has one cell an indicator.
    public init(title: String, drawn: String, indicators: [String], rows: [Row]) {
        precondition(rows.allSatisfy { $0.cells.count == indicators.count }, "A row has one cell an indicator.")
        self.title = title
        self.drawn = drawn
        self.indicators = indicators
        self.rows = rows
    }

    public func draw(id: String) -> Drawing {
        let frame = MatrixFrame(matrix: self)
        let svg: HTML = """
            \(picture(frame.wide, frame.width > 760 ? "wide" : "wide bars", frame.width, id: id + "-w"))\
            \(picture(frame.narrow, "narrow", 300, id: id + "-n"))
            """
        return Drawing(svg: svg, textAlternative: words, table: table)
    }

    private func picture(_ content: (svg: HTML, height: Double), _ cssClass: String, _ width: Double, id: String) -> HTML {
        let spoken = Spoken(id: id, title: title, description: words)
        return """
            <svg class="\(cssClass)" viewBox="0 0 \(xy: width) \(xy: content.height)" \(spoken.attributes)>\(spoken.elements)
            \(content.svg)</svg>

            """
    }
}

extension AreaMatrix {
    /// Row by row would take minutes to hear, so each word is said once with the cells that carry it; ordinary ones are
    /// counted. The table has every cell.
    private var words: String {
        guard !rows.isEmpty, !indicators.isEmpty else { return "\(drawn.asSentence) There is no figure to draw." }
        var said: [(word: String, places: [String])] = []
        var ordinary = 0
        for row in rows {
            for (indicator, cell) in zip(indicators, row.cells) {
                if cell.isOrdinary {
                    ordinary += 1
                    continue
                }
                let place = "\(row.area), \(indicator)"
                if let known = said.firstIndex(where: { $0.word == cell.word }) {
                    said[known].places.append(place)
                } else {
                    said.append((cell.word, [place]))
                }
            }
        }
        let cells = rows.count * indicators.count
        let sentences = said.map { "\($0.word): \($0.places.joined(separator: "; "))." }
        let rest = ordinary > 0 ? ["Common cause, on target or in range: \(ordinary) of \(cells) cells."] : []
        return ([drawn.asSentence] + sentences + rest).joined(separator: " ")
    }

    private var table: ChartTable {
        let lines = rows.map { row in
            ChartTable.Row(
                row.area,
                row.cells.map { cell in
                    switch cell {
                    case .sign(let sign, let figure): .text(figure.map { "\(sign.word), \($0)" } ?? sign.word)
                    case .none(let marker, let meaning): .marker(marker, meaning: meaning)
                    }
                })
        }
        return ChartTable(caption: title, columns: [.init("Area")] + indicators.map { .init($0) }, rows: lines)
    }
}

extension AreaMatrix.Cell {
    var word: String {
        switch self {
        case .sign(let sign, _): sign.word
        case .none(_, let meaning): meaning.prefix(1).uppercased() + meaning.dropFirst()
        }
    }

    var figure: String? {
        if case .sign(_, let figure) = self { figure } else { nil }
    }

    fileprivate var isOrdinary: Bool {
        switch self {
        case .sign(.variation(.commonCause), _), .sign(.rating(.green), _), .sign(.rating(.blue), _),
            .sign(.rating(.inRange), _), .sign(.assurance(.passes), _):
            true
        case .sign, .none: false
        }
    }
}

/// Where everything of one matrix stands: a grid when wide, in bands of columns where they are many; a list when narrow.
struct MatrixFrame {
    let matrix: AreaMatrix
    private let nameWidth = 170.0
    private let columnWidth = 128.0

    private var perBand: Int { min(max(matrix.indicators.count, 1), 8) }
    var width: Double { nameWidth + Double(perBand) * columnWidth <= 760 ? 760 : 1200 }

    private var nothing: (svg: HTML, height: Double) {
        (Label("There is no figure to draw.", "c-soft", wrapTo: 290).at(4, 24, .start).svg, 36)
    }

    var wide: (svg: HTML, height: Double) {
        guard !matrix.rows.isEmpty, !matrix.indicators.isEmpty else { return nothing }
        var y = 4.0
        var content = HTML()
        for start in stride(from: 0, to: matrix.indicators.count, by: perBand) {
            let band = band(start..<min(start + perBand, matrix.indicators.count), y)
            content += band.svg
            y += band.height + 20
        }
        return (content, y - 12)
    }

    private func x(_ column: Int) -> Double { nameWidth + Double(column) * columnWidth }

    private func band(_ columns: Range<Int>, _ top: Double) -> (svg: HTML, height: Double) {
        let heads = columns.map { Label(matrix.indicators[$0], "c-b", wrapTo: columnWidth - 14) }
        let headHeight = heads.map(\.height).max() ?? 0
        var content = heads.enumerated().map { place, head in
            head.at(x(place) + 4, top + 12 + headHeight - head.height, .start).svg
        }.joined()
        var y = top + headHeight + 8
        for row in matrix.rows {
            let name = Label(row.area, "c-b", wrapTo: nameWidth - 16)
            let cells = columns.map { label(of: row.cells[$0], wrapTo: columnWidth - 42) }
            let height = max(34, (cells.map(\.height) + [name.height]).max() ?? 0) + 10
            content += "<path class=\"c-grid\" d=\"M0 \(xy: y)H\(xy: x(columns.count))\"/>\(name.at(4, y + 20, .start).svg)"
            for (place, column) in columns.enumerated() {
                content += sign(of: row.cells[column], x: x(place) + 4, y: y + 6)
                content += cells[place].at(x(place) + 36, y + 20, .start).svg
            }
            y += height
        }
        return (content, y - top)
    }

    var narrow: (svg: HTML, height: Double) {
        guard !matrix.rows.isEmpty, !matrix.indicators.isEmpty else { return nothing }
        var y = 4.0
        var content = HTML()
        for row in matrix.rows {
            let name = Label(row.area, "c-b", wrapTo: 290)
            content += "<path class=\"c-axis\" d=\"M0 \(xy: y)H300\"/>\(name.at(4, y + 18, .start).svg)"
            y += name.height + 10
            for (indicator, cell) in zip(matrix.indicators, row.cells) {
                let label = Label(
                    Label.lines(indicator, "c-soft", wrapTo: 250) + self.label(of: cell, wrapTo: 250).lines)
                content += "\(sign(of: cell, x: 4, y: y + 4))\(label.at(38, y + 16, .start).svg)"
                y += max(label.height, 28) + 8
            }
            y += 6
        }
        return (content, y)
    }

    private func label(of cell: AreaMatrix.Cell, wrapTo limit: Double) -> Label {
        Label(Label.lines(cell.word, "c-b", wrapTo: limit) + Label.lines(cell.figure ?? "", "c-soft", wrapTo: limit))
    }

    private func sign(of cell: AreaMatrix.Cell, x: Double, y: Double) -> HTML {
        switch cell {
        case .sign(let sign, _): sign.glyph(x: x, y: y)
        case .none(let marker, _):
            """
            <path class="c-box" d="M\(xy: x + 2) \(xy: y + 2)h20v20h-20z"/>\
            \(Label([.init(text: marker, cssClass: "c-b")], x: x + 12, y: y + 17, anchor: .middle).svg)
            """
        }
    }
}
