/// What stands once in the framework, as one form: in the file it lies under several keys.
public enum FrameworkSettings {
    private static let ofThePartnership = ["name", "short_name", "statutory_basis", "vision", "contact"]

    public static func fields(of document: EntryFields) -> EntryFields {
        var settings = EntryFields()
        for field in FrameworkPart.settings { settings[field.key] = place(of: field.key, in: document) }
        return settings
    }

    public static func applied(_ settings: EntryFields, to document: EntryFields) -> EntryFields {
        var document = document
        var partnership = document["partnership"]?.fields ?? EntryFields()
        for key in ofThePartnership { partnership[key] = settings[key] }
        document["partnership"] = .fields(partnership)
        let others = FrameworkPart.settings.map(\.key).filter { !ofThePartnership.contains($0) && $0 != "banner" }
        for key in others { document[key] = settings[key] }
        document["meta"] = settings["banner"].map {
            .fields(EntryFields([("fictional", .text("true")), ("banner", $0)]))
        }
        return document
    }

    private static func place(of key: String, in document: EntryFields) -> Entry? {
        if ofThePartnership.contains(key) { return document["partnership"]?.fields?[key] }
        return key == "banner" ? document["meta"]?.fields?["banner"] : document[key]
    }
}
