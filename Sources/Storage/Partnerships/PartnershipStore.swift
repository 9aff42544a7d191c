import Domain

/// Whose data this is. One database, or one schema, holds one partnership.
public struct KeptPartnership: Hashable, Sendable {
    public var id: String
    public var name: String
    public var createdAt: Instant

    public init(id: String, name: String, createdAt: Instant) {
        self.id = id
        self.name = name
        self.createdAt = createdAt
    }
}

public struct PartnershipStore {
    let connection: any SQLConnection

    public func create(_ partnership: KeptPartnership) throws {
        if let there = try find() {
            throw StorageError(
                .wouldOverwrite, "This database already holds \(there.name). Give another place for a new partnership.")
        }
        try connection.execute(
            "INSERT INTO partnership (id, key, name, created_at) VALUES (1, $1, $2, $3)",
            [.text(partnership.id), .text(partnership.name), SQLValue(partnership.createdAt.secondsSince1970)])
    }

    public func rename(_ name: String) throws { try connection.execute("UPDATE partnership SET name = $1", [.text(name)]) }

    public func find() throws -> KeptPartnership? {
        try connection.first("SELECT key, name, created_at FROM partnership", []) {
            KeptPartnership(id: try $0.text(0), name: try $0.text(1), createdAt: Instant(secondsSince1970: try $0.integer(2)))
        }
    }
}

extension SQLConnection {
    public var partnership: PartnershipStore { PartnershipStore(connection: self) }
}
