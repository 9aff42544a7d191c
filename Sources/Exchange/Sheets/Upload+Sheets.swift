import Domain

extension Upload {
    /// Its sheets, for a person to point into; none when it cannot be read.
    public var sheets: [Sheet] {
        var problems: [Problem] = []
        return SheetFile.sheets(bytes, problems: &problems)
    }
}
