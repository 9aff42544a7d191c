/// Who may see a thing that the framework names. What is not open is left out of everything that is answered to
/// somebody without the capability “read restricted things”: lists, counts, searches, pages, exports.
public enum AccessClass: Hashable, Sendable {
    /// For everybody who may see things of its kind.
    case open
    /// OFFICIAL-SENSITIVE: for the roles that are named for it.
    case restricted
    /// Exempt from publication under a paragraph of Schedule 12A.
    case exempt(ExemptParagraph)
    /// Confidential by law: given to the council by a government department on that condition, or forbidden to be
    /// disclosed (Local Government Act 1972, section 100A(3)).
    case confidential

    public static let all: [AccessClass] = [.open, .restricted] + ExemptParagraph.allCases.map { .exempt($0) } + [.confidential]

    /// As it stands in files: "restricted", "exempt-3".
    public var word: String {
        switch self {
        case .open: "open"
        case .restricted: "restricted"
        case .exempt(let paragraph): "exempt-\(paragraph.rawValue)"
        case .confidential: "confidential"
        }
    }

    public init?(word: String) {
        guard let known = AccessClass.all.first(where: { $0.word == word }) else { return nil }
        self = known
    }

    public var label: String {
        switch self {
        case .open: "Open to all who read the board's figures"
        case .restricted: "Restricted (OFFICIAL-SENSITIVE)"
        case .exempt(let paragraph):
            "Exempt under paragraph \(paragraph.rawValue) of Schedule 12A: \(paragraph.says)"
        case .confidential: "Confidential"
        }
    }
}

/// The paragraphs of Part 1 of Schedule 12A to the Local Government Act 1972, as they hold in England since the Local
/// Government (Access to Information) (Variation) Order 2006 (SI 2006/88).
public enum ExemptParagraph: Int, CaseIterable, Sendable {
    case individual = 1
    case identity, business, labourRelations, legalPrivilege, noticesAndOrders, crime

    /// What the information is about, in short.
    public var says: String {
        switch self {
        case .individual: "about an individual"
        case .identity: "likely to reveal who an individual is"
        case .business: "about somebody's financial or business affairs"
        case .labourRelations: "about consultations or negotiations on a labour relations matter"
        case .legalPrivilege: "under legal professional privilege"
        case .noticesAndOrders: "about a notice, order or direction that is proposed"
        case .crime: "about the prevention, investigation or prosecution of crime"
        }
    }
}
