import Crypto
import Domain

/// Files as they came or as they were made, each kept once under the SHA-256 of its bytes.
public struct StoredFileStore {
    public struct File: Hashable, Sendable {
        public var contentType: String
        public var bytes: [UInt8]
    }

    let connection: any SQLConnection

    /// Gives the SHA-256 under which it is kept; the same bytes again are not kept twice.
    @discardableResult
    public func keep(_ bytes: [UInt8], contentType: String) throws -> String {
        let sha256 = SHA256.text(of: bytes)
        try connection.execute(
            """
            INSERT INTO stored_file (sha256, byte_count, content_type, bytes) VALUES ($1, $2, $3, $4)
            ON CONFLICT (sha256) DO NOTHING
            """, [.text(sha256), SQLValue(bytes.count), .text(contentType), .blob(bytes)])
        return sha256
    }

    public func file(_ sha256: String) throws -> File? {
        try connection.first("SELECT content_type, bytes FROM stored_file WHERE sha256 = $1", [.text(sha256)]) {
            File(contentType: try $0.text(0), bytes: try $0.blob(1))
        }
    }

    /// The names of files whose bytes are not what they were kept as.
    func damaged() throws -> [String] {
        var damaged: [String] = []
        try connection.stream("SELECT sha256, bytes FROM stored_file ORDER BY sha256", []) {
            let sha256 = try $0.text(0)
            if SHA256.text(of: try $0.blob(1)) != sha256 { damaged.append(sha256) }
        }
        return damaged
    }
}

extension SQLConnection {
    public var storedFiles: StoredFileStore { StoredFileStore(connection: self) }
}

extension SHA256 {
    static func text(of bytes: some Sequence<UInt8>) -> String { Hex.text(SHA256.hash(data: Array(bytes))) }
}
