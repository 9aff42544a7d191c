import Domain
import Foundation

/// Whether a password is strong enough: by its length and by not being what everybody tries first. No rules about
/// signs and capitals, which make passwords that are hard to remember and no harder to guess.
enum PasswordStrength {
    static let shortest = 12
    static let longest = 200

    /// What is wrong with a password, and what to do; nil when nothing is.
    static func problem(_ password: String, of person: Person) -> Refusal? {
        if password.count < shortest {
            return refusal(
                "This password is too short.", "Use at least \(shortest) characters; several words are easy to remember.")
        }
        if password.count > longest { return refusal("This password is too long.", "Use at most \(longest) characters.") }
        if Set(password).count < 5 {
            return refusal("This password repeats the same few characters.", "Use several words that do not belong together.")
        }
        if !password.contains(where: \.isLetter) {
            return refusal("This password has no letters.", "Use several words that do not belong together.")
        }
        let core = core(password)
        if CommonPasswords.all.contains(core) || CommonPasswords.all.contains(repeated(core)) {
            return refusal("This password is one that many people use.", "Use several words that do not belong together.")
        }
        if isAbout(person, password, core) {
            return refusal("This password is your own name or e-mail address.", "Use words that nobody connects with you.")
        }
        return nil
    }

    /// In small letters, without the digits and signs at its ends: "Password2026!" is "password".
    private static func core(_ password: String) -> String {
        let letters = Array(password.lowercased())
        guard let first = letters.firstIndex(where: \.isLetter), let last = letters.lastIndex(where: \.isLetter) else {
            return password
        }
        return String(letters[first...last])
    }

    /// The part that a text repeats: "dragon" of "dragondragon".
    private static func repeated(_ text: String) -> String {
        let letters = Array(text)
        for length in 1..<max(letters.count, 2) where letters.count % length == 0 {
            if letters.indices.allSatisfy({ letters[$0] == letters[$0 % length] }) { return String(letters[..<length]) }
        }
        return text
    }

    private static func isAbout(_ person: Person, _ password: String, _ core: String) -> Bool {
        let typed = joined(password)
        let name = joined(person.name)
        let mailbox = person.email.split(separator: "@").first.map { joined(String($0)) } ?? ""
        if [person.name, person.email].map(joined).contains(where: { $0.count > 3 && typed.contains($0) }) { return true }
        let names = person.name.lowercased().split { !$0.isLetter }.map(String.init)
        return [joined(core), joined(repeated(core))].contains { part in
            part == name || part == mailbox || names.contains(part) || names.reversed().joined() == part
        }
    }

    /// Letters and digits alone, small.
    private static func joined(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

    private static func refusal(_ what: String, _ remedy: String) -> Refusal { Refusal(.notPossible, what, remedy: remedy) }
}
