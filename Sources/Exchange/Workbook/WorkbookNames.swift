/// The vocabularies of Office Open XML, as transitional and as strict files address them.
extension XMLNamespace {
    static let spreadsheet = XMLNamespace(
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
    static let officeRelationships = XMLNamespace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships")
    static let packageRelationships = XMLNamespace("http://schemas.openxmlformats.org/package/2006/relationships")
}
