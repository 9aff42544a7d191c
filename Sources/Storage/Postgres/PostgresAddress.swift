import CPostgres

/// Where a server is and how to be let in, in either of libpq's forms: `postgres://user@host:5432/name` or
/// `host=… dbname=… user=…`.
///
/// No message made here shows the text it was given, since a password may stand anywhere in it.
struct PostgresAddress: Sendable {
    private let text: String
    private let password: String?

    init(_ text: String) throws {
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(text, &message) else {
            PQfreemem(message)
            throw StorageError(
                .unreachable,
                "This is not an address of a PostgreSQL database. Write postgres://USER@HOST:PORT/DATABASE, or host=HOST dbname=DATABASE user=USER."
            )
        }
        defer { PQconninfoFree(options) }
        var password: String?
        var option = options
        while let keyword = option.pointee.keyword {
            if String(cString: keyword) == "password", let value = option.pointee.val { password = String(cString: value) }
            option += 1
        }
        self.text = text
        self.password = password
    }

    func connect() throws -> OpaquePointer {
        let keywords = ["dbname", "connect_timeout", "fallback_application_name", "client_encoding"]
        let values = [text, "10", "bellwether", "UTF8"]
        // The address is given as the database's name, which libpq takes apart; what follows fills in the rest.
        let handle = withPointers(keywords) { keywords in withPointers(values) { PQconnectdbParams(keywords, $0, 1) } }
        guard let handle else { throw StorageError(.unreachable, "There is no memory left for a connection to PostgreSQL.") }
        guard PQstatus(handle) == CONNECTION_OK else {
            let reason = withoutPassword(String(cString: PQerrorMessage(handle)))
            PQfinish(handle)
            throw StorageError(
                .unreachable,
                "PostgreSQL cannot be reached. Check that it runs and that the address and password are right. It says: \(reason)"
            )
        }
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        return handle
    }

    func withoutPassword(_ message: String) -> String {
        let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard let password, !password.isEmpty else { return line }
        return line.split(separator: password, omittingEmptySubsequences: false).joined(separator: "…")
    }

    /// A name as SQL writes it, whatever characters it holds.
    static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private func withPointers<T>(_ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> T) -> T {
        let all = texts.map { $0.utf8CString }
        func next(_ pointers: [UnsafePointer<CChar>?]) -> T {
            if pointers.count == all.count { return (pointers + [nil]).withUnsafeBufferPointer { body($0.baseAddress!) } }
            return all[pointers.count].withUnsafeBufferPointer { next(pointers + [$0.baseAddress]) }
        }
        return next([])
    }
}

extension StorageError {
    init(sqlState: String?, message: String, isConnected: Bool) {
        switch sqlState?.prefix(2) {
        case _ where !isConnected:
            self.init(
                .unreachable,
                "The connection to PostgreSQL was lost and what was under way was undone. Try again. It says: \(message)")
        case "23": self.init(.rule, "The database refused a row: \(message)")
        case "40", "55":
            self.init(.busy, "Another program is writing to this database. Try again when it has finished. It says: \(message)")
        case "53", "58": self.init(.unreachable, "PostgreSQL has no room or memory left: \(message)")
        default: self.init(.statement, "The database could not do what was asked: \(message)")
        }
    }
}
