import Crypto
import Foundation

/// The key that is not in the database: it seals the secrets of people's apps, and makes the
/// keys under which failed sign-ins are counted. A copy of the database without it gives none of these away.
public struct Secrets: Sendable {
    /// Why a key cannot be used, and what to do.
    public struct Unusable: Error, Hashable, CustomStringConvertible, Sendable {
        public var what: String
        public var remedy: String
        public var description: String { "\(what) \(remedy)" }
    }

    /// Where a key comes from before its file is looked at.
    public static let variable = "BELLWETHER_KEY"

    private let sealing: SymmetricKey
    private let marking: SymmetricKey

    /// A key that lives as long as the program: for tests, and for commands that sign nobody in.
    public static func inMemory() -> Secrets { Secrets(key: Tokens.random(32)) }

    /// The key from the environment, or else from its file, which is made when it is not there yet.
    public static func find(in environment: [String: String], file: String) throws -> Secrets {
        guard let given = environment[variable], !given.isEmpty else {
            return Secrets(key: try KeyFile.read(or: make, at: file))
        }
        return Secrets(key: try bytes(of: given, "\(variable) does not hold a key."))
    }

    private init(key: [UInt8]) {
        func derived(_ purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: key), info: Data("bellwether \(purpose)".utf8), outputByteCount: 32)
        }
        sealing = derived("seal")
        marking = derived("mark")
    }

    /// Sealed for one place: moved to another it cannot be opened.
    func seal(_ bytes: [UInt8], for place: String) throws -> [UInt8] {
        let box = try AES.GCM.seal(bytes, using: sealing, authenticating: Data(place.utf8))
        guard let combined = box.combined else { throw CryptoKitError.incorrectParameterSize }
        return Array(combined)
    }

    func open(_ sealed: [UInt8], for place: String) throws -> [UInt8] {
        do {
            return Array(
                try AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: sealing, authenticating: Data(place.utf8)))
        } catch {
            throw Unusable(
                what: "A second factor was sealed by another key than this one.",
                remedy: "Give Bellwether the key from before: set \(Secrets.variable), or put its file back.")
        }
    }

    /// The same for the same text as long as the key is the same, and made by nobody else.
    func mark(_ purpose: String, _ text: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data("\(purpose)\n\(text)".utf8), using: marking))
    }

    private static func make() -> String { Data(Tokens.random(32)).base64EncodedString() }

    static func bytes(of text: String, _ what: String) throws -> [UInt8] {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let key = Data(base64Encoded: trimmed), key.count == 32 else {
            throw Unusable(what: what, remedy: "Give 32 random bytes in base64, as `openssl rand -base64 32` makes them.")
        }
        return Array(key)
    }
}

/// The file that holds the key, for its owner alone.
enum KeyFile {
    static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func read(or make: () -> String, at path: String) throws -> [UInt8] {
        if let text = try content(path) { return try Secrets.bytes(of: text, "The key file does not hold a key.") }
        let made = make()
        if try create(path, made) { return try Secrets.bytes(of: made, "The key file does not hold a key.") }
        // Another program made it at the same moment.
        guard let text = try content(path) else { throw unreadable }
        return try Secrets.bytes(of: text, "The key file does not hold a key.")
    }

    private static func content(_ path: String) throws -> String? { try PrivateFile.content(path, called: "key file") }

    /// False when one is there by now.
    private static func create(_ path: String, _ text: String) throws -> Bool {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor < 0 {
            if errno == EEXIST { return false }
            throw Secrets.Unusable(
                what: "The key file cannot be made.",
                remedy: "Check that its folder is there and may be written, or set \(Secrets.variable).")
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try file.write(contentsOf: Data((text + "\n").utf8))
        try file.synchronize()
        return true
    }

    private static let unreadable = PrivateFile.unreadable("key file")
}
