import Domain

/// A file of settings that only the service reads: `setting = value` on a line, each once; lines that begin with # are
/// remarks.
enum SettingsFile {
    /// - Parameter what: The file's name in a refusal: "mail settings".
    static func values<Key: Hashable & CaseIterable & RawRepresentable>(
        _ text: String, of what: String
    ) throws -> [Key: String] where Key.RawValue == String {
        var values: [Key: String] = [:]
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = String(line).trimmed
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            let parts = line.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
            // What stands there is not repeated: it may be a secret.
            guard parts.count == 2, let key = Key(rawValue: parts[0]), !parts[1].isEmpty, values[key] == nil else {
                throw Secrets.Unusable(
                    what: "Line \(number + 1) of the \(what) file cannot be used.",
                    remedy: "Write `setting = value`, each once, with one of: "
                        + Key.allCases.map(\.rawValue).joined(separator: ", ") + ".")
            }
            values[key] = parts[1]
        }
        return values
    }
}
