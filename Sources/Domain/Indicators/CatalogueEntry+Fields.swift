extension CatalogueEntry {
    /// As an indicator of the framework, in its keys. Who populates it and what it is to the board, the
    /// partnership says; nobody has checked its definition against its source yet.
    public var fields: EntryFields {
        var fields = EntryFields([
            ("id", .text(id.text)), ("title", .text(title)), ("unit", .text(unit.word)), ("polarity", .text(polarity.rawValue)),
            ("frequency", .text(frequency.rawValue)), ("period_type", .text(periodKind.word)), ("kind", .text(kind.rawValue)),
        ])
        fields["national_code"] = nationalCode.map(Entry.text)
        fields["source_return"] = sourceReturn.map(Entry.text)
        fields["local_lag_days"] = localLagDays.map { .text("\($0)") }
        fields["published_lag_days"] = publishedLagDays.map { .text("\($0)") }
        fields["area_breakdown"] = hasAreas ? .text("true") : nil
        fields["breakdowns"] = breakdowns.isEmpty ? nil : .list(breakdowns.map(Entry.text))
        fields["note"] = note.map(Entry.text)
        let said = [
            ("definition", definition.definition), ("numerator", definition.numerator), ("denominator", definition.denominator),
        ].compactMap { key, text in text.map { (key, Entry.text($0)) } }
        fields["definitions"] = said.isEmpty ? nil : .list([.fields(EntryFields(said))])
        return fields
    }
}
