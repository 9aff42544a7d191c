import Crypto
import Domain
import Foundation

/// The codes of an app (TOTP, RFC 6238): six digits that change every thirty seconds.
struct TimeCodes {
    private static let secondsInStep: Int64 = 30

    let secret: [UInt8]

    /// A new secret, as long as the hash that it feeds.
    static func newSecret() -> [UInt8] { Tokens.random(20) }

    static func step(at moment: Instant) -> Int64 { moment.secondsSince1970 / secondsInStep }

    func code(_ step: Int64, digits: Int = 6) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Array($0) }
        let mark = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let start = Int(mark[mark.count - 1] & 0x0F)
        let number = mark[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let text = String(number)
        return String(repeating: "0", count: max(0, 10 - text.count)).appending(text).suffix(digits).description
    }

    /// The step whose code was typed, now or one step either side, since clocks differ; nil when none is. All three are
    /// compared, whichever it is.
    func step(of typed: String, at moment: Instant) -> Int64? {
        let digits = Array(typed.filter { !$0.isWhitespace }.utf8)
        let now = TimeCodes.step(at: moment)
        let right = [now - 1, now, now + 1].filter { Tokens.areSame(Array(code($0).utf8), digits) }
        return right.last
    }

    var base32: String { Base32.text(secret) }

    /// What an app reads from a picture or a link.
    func address(for account: String) -> String {
        let label = account.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return "otpauth://totp/Bellwether:\(label)?secret=\(base32)&issuer=Bellwether&algorithm=SHA1&digits=6&period=30"
    }
}

/// Codes on paper for the day the app is gone. Each is eighty random bits, so its SHA-256 can be kept.
enum RecoveryCodes {
    static func make() -> [String] { (0..<10).map { _ in grouped(Base32.text(Tokens.random(10)).lowercased()) } }

    /// However it was typed: spaces, hyphens and capitals do not matter.
    static func hash(_ typed: String) -> String { Tokens.hash(typed.lowercased().filter { $0.isLetter || $0.isNumber }) }

    /// "abcd-efgh-ijkl-mnop".
    private static func grouped(_ text: String) -> String {
        let letters = Array(text)
        return stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: "-")
    }
}
