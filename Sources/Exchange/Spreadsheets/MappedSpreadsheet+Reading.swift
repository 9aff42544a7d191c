import Domain

// Reading what the lines of a mapping ask for
extension MappedSpreadsheet {
    func read(fileNamed fileName: String, using version: FrameworkVersion, into reading: inout FileReading) {
        let names = FrameworkNames(version)
        reading.rowsRead += table.rows.count
        if let problem = otherPeriod(fileName) {
            reading.add(problem)
            return
        }
        // What is read may have problems that say no sheet; they get it at the end.
        var inner = FileReading(format: reading.format)
        var figures = SpreadsheetFigures(self, names)
        figures.read(&inner)
        noticeMoved(version, &inner)
        reading.batch = figures.figures.finished(&inner)
        let sheet = table.sheet.name.isEmpty ? nil : table.sheet.name
        for problem in inner.problems { reading.add(problem.on(sheet)) }
        for notice in inner.notices { reading.notice(notice.on(sheet)) }
        reading.leftOut.merge(inner.leftOut, uniquingKeysWith: +)
    }

    /// A table that is all about one period is read as the one that the mapping says. When the file names another, it is
    /// next year's, and its figures would be taken for this year's.
    private func otherPeriod(_ fileName: String) -> Problem? {
        guard case .fixed(let code) = table.layout.period, let period = Period(code: code),
            let said = PreambleText.period(above: table.headerPlace, in: table.sheet, fileName: fileName),
            !said.couldBe(period)
        else { return nil }
        return Problem(
            sheet: table.sheet.name.isEmpty ? nil : table.sheet.name,
            what: "\(title) reads every figure of this table as \(period.label), and the file says \(said.label).",
            remedy: "Change the period on the mapping's page, then import the file again.")
    }

    private var title: String { "The mapping “\(mapping.name ?? mapping.id)”" }

    private func noticeMoved(_ version: FrameworkVersion, _ reading: inout FileReading) {
        let measures = table.measures
        let asked = Set(mapping.lines.map { MeasureKey($0.measure) })
        let unasked = measures.filter { !asked.contains(MeasureKey($0)) }
        let present = Set(measures.map(MeasureKey.init))
        var renamed: Set<String> = []
        for line in mapping.lines where !present.contains(MeasureKey(line.measure)) {
            let nearest = Likeness.nearest(to: line.measure, among: unasked)
            if let nearest { renamed.insert(nearest) }
            let end = nearest.map { "; it has “\($0)”: was it renamed?" } ?? "."
            reading.notice(
                Problem(
                    cell: line.measure,
                    what: "\(title) reads “\(line.indicator)” from “\(line.measure)”, which is not in this table\(end)",
                    remedy: "Correct the line on the mapping's page, or take it out."))
        }
        noticeNew(unasked.filter { !renamed.contains($0) }, version, &reading)
    }

    /// A measure that is very likely an indicator of the framework and that nobody asks for is worth a word.
    private func noticeNew(_ unasked: [String], _ version: FrameworkVersion, _ reading: inout FileReading) {
        let fed = Set(mapping.lines.map(\.indicator))
        let proposals = IndicatorProposals(version)
        for measure in unasked.prefix(500) {
            guard let proposal = proposals.proposals(for: measure).first, proposal.likeness >= 0.85,
                !fed.contains(proposal.indicator)
            else { continue }
            reading.notice(
                Problem(
                    cell: measure,
                    what: "“\(measure)” looks like the indicator “\(proposal.indicator)”, and no line asks for it.",
                    remedy: "Add a line on the mapping's page, if you want it."))
        }
    }
}

extension Period {
    /// Whether two ways of naming the time of a table can mean the same: 2013 and 2012-13, but not 2014 and 2012-13.
    fileprivate func couldBe(_ other: Period) -> Bool {
        if months <= 3, other.months <= 3 {
            return lastDay == other.lastDay || contains(other.lastDay) || other.contains(lastDay)
        }
        return contains(other.lastDay) || other.contains(lastDay) || lastDay.year == other.lastDay.year
    }
}

extension Problem {
    fileprivate func on(_ sheet: String?) -> Problem {
        var problem = self
        problem.sheet = sheet
        return problem
    }
}
