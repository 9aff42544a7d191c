/// What another agency records of the same thing: those whom the trust had to see are those whom the council took in.
public struct Agreement: Hashable, Sendable {
    /// The line that is held against it, and the number of it.
    public var line: CheckedLine.Key
    public var part: CountedPart
    /// "Children's Social Care".
    public var agency: String
    /// What is counted, in the plural: "starts".
    public var what: String
    public var count: Double

    /// Nil where the other agency's figure has no such number, a marker among them.
    public init?(line: CheckedLine.Key, part: CountedPart, agency: String, what: String, figure: Figure, its: CountedPart) {
        guard let count = its.number(of: figure) else { return nil }
        self.line = line
        self.part = part
        self.agency = agency
        self.what = what
        self.count = count
    }

    func finding(in table: LineTable) -> Finding? {
        guard let line = table[line], let own = line.given.flatMap(part.number), own != count else { return nil }
        let difference = FigureText.count(abs(count - own))
        return line.finding(
            .otherAgency, .mustExplain, part.field,
            "\(agency) records \(FigureText.count(count)) \(what) for the same \(line.indicator.frequency.periodNoun): \(difference) \(count > own ? "more" : "fewer") than your \(FigureText.count(own)).",
            "Check with them, or say which children you leave out.")
    }
}
