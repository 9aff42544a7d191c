import Domain

/// A name and an e-mail address as they were typed, made fit to be kept.
struct PersonDetails {
    let name: String
    let email: String

    init(name: String, email: String) throws {
        self.name = try PersonDetails.name(name)
        self.email = try PersonDetails.email(email)
    }

    private static func name(_ typed: String) throws -> String {
        let name = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        // Signs that turn the direction of writing would make one name look like another.
        let isPrintable = name.unicodeScalars.allSatisfy {
            $0.properties.generalCategory != .control && !(0x202A...0x202E).contains($0.value)
                && !(0x2066...0x2069).contains($0.value)
        }
        guard !name.isEmpty, name.count <= 120, isPrintable else {
            throw Refusal(
                .notPossible, "A person has a name of at most 120 letters.", remedy: "Type the name, without hidden signs.")
        }
        return name
    }

    /// Plain letters alone: two addresses that look the same and are not would be two people.
    private static func email(_ typed: String) throws -> String {
        let email = typed.trimmed.lowercased()
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = email.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"<>\"'(),:;\\[]".utf8.contains($0) }
        guard isPlain, email.utf8.count <= 254, parts.count == 2, !parts[0].isEmpty, parts[1].contains("."),
            !parts[1].hasPrefix("."), !parts[1].hasSuffix(".")
        else {
            throw Refusal(
                .notPossible, "This is not an e-mail address.", remedy: "Write it like name@example.org, without anything else."
            )
        }
        return email
    }
}
