import Domain

/// The papers of agendas. A letter is given once and never again.
public struct PaperStore {
    let connection: any SQLConnection

    /// The next letter of the meeting, or, of a paper that is there, its next appendix.
    public func add(_ paper: Paper, appendixTo parent: Paper?, meeting: ID<Meeting>) throws -> Paper {
        var paper = paper
        if let parent {
            paper.letter = parent.letter
            paper.appendix = Int(
                try connection.integer(
                    "SELECT COALESCE(MAX(appendix), 0) + 1 FROM paper WHERE meeting = $1 AND letter = $2",
                    [.text(meeting.text), SQLValue(parent.letter)]))
        } else {
            paper.appendix = 0
            paper.letter = Int(
                try connection.integer(
                    "SELECT COALESCE(MAX(letter), 0) + 1 FROM paper WHERE meeting = $1", [.text(meeting.text)]))
        }
        paper.number = try connection.integer(
            """
            INSERT INTO paper (meeting, item, letter, appendix, title, file, supplement)
            VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING number
            """,
            [
                .text(meeting.text), .integer(paper.item), SQLValue(paper.letter), SQLValue(paper.appendix),
                .text(paper.title), SQLValue(paper.file), SQLValue(paper.isSupplement),
            ])
        return paper
    }

    public func find(_ number: Int64) throws -> Paper? { try read("WHERE number = $1", [.integer(number)]).first }

    public func all(of meeting: ID<Meeting>) throws -> [Paper] {
        try read("WHERE meeting = $1 ORDER BY letter, appendix", [.text(meeting.text)])
    }

    public func withdraw(_ number: Int64, why: String) throws {
        try connection.execute(
            "UPDATE paper SET withdrawn_why = $2 WHERE number = $1 AND withdrawn_why IS NULL", [.integer(number), .text(why)])
    }

    private func read(_ which: String, _ arguments: [SQLValue]) throws -> [Paper] {
        try connection.rows(
            "SELECT number, item, letter, appendix, title, file, supplement, withdrawn_why FROM paper \(which)", arguments
        ) { row in
            Paper(
                number: try row.integer(0), item: try row.integer(1), letter: Int(try row.integer(2)),
                appendix: Int(try row.integer(3)), title: try row.text(4), file: try row.optionalInteger(5),
                isSupplement: try row.flag(6), withdrawnWhy: try row.optionalText(7))
        }
    }
}

extension SQLConnection {
    public var papers: PaperStore { PaperStore(connection: self) }
}
