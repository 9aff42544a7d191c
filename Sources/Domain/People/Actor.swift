/// Who does something. Every act takes one and stands in the audit trail under it.
public enum Actor: Hashable, Sendable {
    /// Whoever owns the computer: the command line, and the web pages until people can sign in.
    case owner
    /// The demonstration, while it builds itself.
    case demonstration

    public var word: String {
        switch self {
        case .owner: "owner"
        case .demonstration: "demonstration"
        }
    }

    public init?(word: String) {
        switch word {
        case "owner": self = .owner
        case "demonstration": self = .demonstration
        default: return nil
        }
    }
}

/// Something that may be done. Each route, command and service call names the one it needs; what is not
/// granted is denied.
public enum Capability: String, CaseIterable, Sendable {
    case readFigures = "read figures"
    case readFramework = "read the framework"
    case changeFramework = "change the framework"
    case readImports = "read imports"
    case importFigures = "import figures"
    case withdrawImport = "withdraw an import"
    case exportFigures = "export figures"
    case readPacks = "read packs"
    case freezePack = "freeze a pack"
    case readAuditTrail = "read the audit trail"
    case operate = "operate the installation"
}

/// Who may what: one row a capability, read by the code and printed in the documentation. With one actor it is
/// short; people and their roles become further columns.
public enum AccessTable {
    public static func grants(_ actor: Actor, _ capability: Capability) -> Bool {
        switch capability {
        case .readFigures, .readFramework, .changeFramework, .readImports, .importFigures, .withdrawImport, .exportFigures,
            .readPacks, .freezePack, .readAuditTrail, .operate:
            switch actor {
            case .owner, .demonstration: true
            }
        }
    }
}
