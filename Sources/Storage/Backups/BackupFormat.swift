/// A backup is one text file: a first line, the schema's steps, then each table with its rows as PostgreSQL's COPY
/// writes them, and last the SHA-256 of all before. It says nothing about the database that it came from, so what
/// was kept in SQLite can be restored into PostgreSQL and back.
///
/// ```
/// bellwether-backup 1
/// step 0001-figures
/// table area id:integer key:text
/// 1<tab>gipton
/// end
/// sha256 9f86d0…
/// ```
/// A row cannot be mistaken for `end`: every table has a number among its columns, and `end` has no tab. Tables of one
/// column do not exist.
enum BackupFormat {
    static let firstLine = "bellwether-backup 1"

    /// Parents first, so that references hold while rows come in.
    static let tables = [
        "partnership", "framework_version", "area", "indicator", "source", "population_group", "stored_file", "import", "figure",
        "figure_past", "neighbour_model", "neighbour", "pack", "audit_entry", "audit_checkpoint", "framework_change",
        "person", "person_role", "credential", "recovery_code", "provider_identity",
        "step", "attached_file", "notice", "search_entry", "search_word", "exception_report", "pack_data", "action",
        "action_evidence", "challenge", "risk", "risk_indicator", "priority_rating", "tracker", "tracker_activity",
        "tracker_risk", "body_member", "agenda", "agenda_item", "paper", "planned_item", "attendance", "declaration",
        "question", "resolution", "champion_note", "minutes", "wording", "matter", "report_template", "mail_choice",
        "mail", "collection_round", "submission", "return_query", "submission_line", "round_reminder", "reminder_words",
        "figure_origin",
    ]

    /// What no backup holds and a restored database begins without: who restores one opens no session of that day
    /// again, and no link or token that was handed out. Parents first as well.
    static let leftOut = [
        "session", "link", "sign_in_attempt", "refused_sign_in", "provider_sign_in", "access_token", "kept_answer",
        "calendar_link",
    ]

    enum Kind: String {
        case integer, real, text, blob

        /// By the word that stands in the schema.
        init?(declared type: String) {
            switch type.lowercased() {
            case "bigint", "integer": self = .integer
            case "double precision": self = .real
            case "text": self = .text
            case "blob", "bytea": self = .blob
            default: return nil
            }
        }
    }

    struct Column: Equatable {
        var name: String
        var kind: Kind
    }

    static func header(_ table: String, _ columns: [Column]) -> String {
        "table \(table) " + columns.map { "\($0.name):\($0.kind.rawValue)" }.joined(separator: " ")
    }

    /// The cells of a line, each nil where nothing was.
    static func cells(_ line: some Collection<UInt8>) -> [[UInt8]?] {
        line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { cell in
            cell.elementsEqual("\\N".utf8) ? nil : cell.contains(UInt8(ascii: "\\")) ? unescaped(cell) : Array(cell)
        }
    }

    private static func unescaped(_ cell: some Collection<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in cell {
            if isEscaped {
                switch byte {
                case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
                case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
                case UInt8(ascii: "r"): bytes.append(UInt8(ascii: "\r"))
                default: bytes.append(byte)
                }
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}

extension SQLConnection {
    /// A table's columns in their order, as the database itself tells them.
    func columns(of table: String) throws -> [BackupFormat.Column] {
        let sql =
            switch dialect {
            case .sqlite: "SELECT name, type FROM pragma_table_info($1) ORDER BY cid"
            case .postgres:
                """
                SELECT column_name::text, data_type::text FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position
                """
            }
        return try rows(sql, [.text(table)]) {
            let (name, type) = (try $0.text(0), try $0.text(1))
            guard let kind = BackupFormat.Kind(declared: type) else {
                throw StorageError(
                    .notCurrent, "The column \(name) of \(table) has the type \(type), which a backup cannot hold.")
            }
            return BackupFormat.Column(name: name, kind: kind)
        }
    }
}
