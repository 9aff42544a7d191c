import Crypto
import CryptoExtras
import Foundation
import NIOPosix
import Synchronization

/// Keeps and compares passwords by scrypt, which costs memory and a tenth of a second on purpose.
public struct Passwords: Sendable {
    /// Two threads of its own: more at once would take 32 MB each, and on the threads of everybody else a few people
    /// signing in would hold up all pages.
    private static let threads: NIOThreadPool = {
        let threads = NIOThreadPool(numberOfThreads: 2)
        threads.start()
        return threads
    }()

    /// What scrypt may cost; it stands in the kept text, so it can grow.
    private struct Cost: Hashable {
        /// Of two.
        var exponent: Int
        var blockSize = 8
        var parallelism = 1

        var isReasonable: Bool { (1...20).contains(exponent) && (1...16).contains(blockSize) && (1...4).contains(parallelism) }
    }

    private struct Kept {
        var cost: Cost
        var salt: [UInt8]
        var hash: [UInt8]
    }

    private let cost: Cost
    private let queue: Queue

    /// How many may wait for the two threads; somebody who floods the door is turned away before everybody else waits.
    private final class Queue: Sendable {
        let longest: Int
        let waiting = Mutex(0)

        init(longest: Int) { self.longest = longest }

        func enter() throws {
            let isIn = waiting.withLock { count in
                guard count < longest else { return false }
                count += 1
                return true
            }
            guard isIn else {
                throw Refusal(
                    .busy, "Too many people are signing in at this moment.",
                    remedy: "Nothing was counted against you. Try again in a few seconds.")
            }
        }

        func leave() { waiting.withLock { $0 -= 1 } }
    }

    /// - Parameters:
    ///   - exponent: 2 to its power are scrypt's rounds. Tests lower it.
    ///   - waiting: how many checks may wait or be under way; the next is refused.
    public init(exponent: Int = 15, waiting: Int = 32) {
        precondition((1...20).contains(exponent), "scrypt's cost lies between 2 and a million rounds")
        precondition(waiting > 0, "somebody must be able to sign in")
        cost = Cost(exponent: exponent)
        queue = Queue(longest: waiting)
    }

    /// The text to keep instead of a password.
    func kept(_ password: String) async throws -> String {
        let salt = Tokens.random(16)
        let hash = try await derive(password, salt, cost)
        let parts = [Data(salt), Data(hash)].map { $0.base64EncodedString() }
        return (["scrypt", "\(cost.exponent)", "\(cost.blockSize)", "\(cost.parallelism)"] + parts).joined(separator: "$")
    }

    /// Whether a password is the kept one. Where nothing is kept it takes as long and says no, so that the time does
    /// not tell who has an account.
    func matches(_ password: String, _ text: String?) async throws -> Bool {
        guard let text, let kept = Passwords.read(text) else {
            _ = try await derive(password, Tokens.random(16), cost)
            return false
        }
        return Tokens.areSame(try await derive(password, kept.salt, kept.cost), kept.hash)
    }

    /// Whether it was kept at another cost than new ones are.
    func isOutdated(_ text: String) -> Bool { Passwords.read(text)?.cost != cost }

    private func derive(_ password: String, _ salt: [UInt8], _ cost: Cost) async throws -> [UInt8] {
        try queue.enter()
        defer { queue.leave() }
        return try await Passwords.threads.runIfActive {
            // One that is too long for any account costs no more than another, and an empty one is not given to C.
            let bytes = Array(Passwords.normal(password).utf8.prefix(4 * PasswordStrength.longest))
            return try KDF.Scrypt.deriveKey(
                from: bytes.isEmpty ? [0] : bytes, salt: salt, outputByteCount: 32, rounds: 1 << cost.exponent,
                blockSize: cost.blockSize, parallelism: cost.parallelism
            ).withUnsafeBytes { Array($0) }
        }
    }

    /// The same letters typed on two keyboards can be different bytes.
    private static func normal(_ password: String) -> String { password.precomposedStringWithCompatibilityMapping }

    private static func read(_ text: String) -> Kept? {
        let parts = text.split(separator: "$").map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let exponent = Int(parts[1]), let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3]), let salt = Data(base64Encoded: parts[4]), let hash = Data(base64Encoded: parts[5])
        else { return nil }
        let cost = Cost(exponent: exponent, blockSize: blockSize, parallelism: parallelism)
        return cost.isReasonable && hash.count == 32 && !salt.isEmpty
            ? Kept(cost: cost, salt: Array(salt), hash: Array(hash)) : nil
    }
}
