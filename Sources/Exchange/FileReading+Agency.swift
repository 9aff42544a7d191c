import Domain

extension FileReading {
    /// Refuses what a file that was sent for one agency must not hold: figures of indicators that another populates, or
    /// of a source that is not the agency's own return.
    mutating func refuseWhatBelongsToOthers(than agency: ID<Agency>, using version: FrameworkVersion) {
        let ours = version.agency(agency)?.name ?? agency.text
        let indicators = batch.indicators.map { version.indicator($0) }
        let sources = batch.sources.map { version.source($0) }
        for row in batch.rows {
            let (line, indicator) = (Int(row.line), indicators[Int(row.indicator)])
            if let indicator, indicator.agency != agency {
                add(
                    Problem(
                        row: line, column: "indicator", cell: indicator.id.text,
                        what:
                            "“\(indicator.id)” belongs to \(name(indicator.agency, version)), and this file is sent for \(ours).",
                        remedy: "Take the row out. If it should be yours, ask the performance team to change who populates it."))
            }
            let source = sources[Int(row.source)]
            if source?.agency != agency,
                indicator?.agency == agency || source?.id.text != "return-\(indicator?.agency.text ?? "")"
            {
                let id = batch.sources[Int(row.source)]
                let owner = source?.agency.map { name($0, version) } ?? source?.publisher ?? "its publisher"
                add(
                    Problem(
                        row: line, column: "source", cell: id.text,
                        what: "“\(id)” belongs to \(owner), and this file is sent for \(ours).",
                        remedy: "Leave the source empty, or write return-\(agency)."))
            }
        }
        if neighbourModel != nil {
            add(
                Problem(
                    what: "A list of neighbours belongs to the whole partnership, and this file is sent for \(ours).",
                    remedy: "Give it to the performance team."))
        }
    }

    private func name(_ agency: ID<Agency>, _ version: FrameworkVersion) -> String { version.agency(agency)?.name ?? agency.text }
}

extension FileReader {
    /// Reads a file that was sent for an agency: what belongs to others is a problem of the file.
    public static func read(
        name: String, bytes: [UInt8], companion: [UInt8]? = nil, as format: String?, sentFor agency: ID<Agency>?,
        using version: FrameworkVersion, pointing: TablePointing? = nil
    ) -> FileReading {
        var reading = read(name: name, bytes: bytes, companion: companion, as: format, using: version, pointing: pointing)
        if let agency { reading.refuseWhatBelongsToOthers(than: agency, using: version) }
        return reading
    }
}
