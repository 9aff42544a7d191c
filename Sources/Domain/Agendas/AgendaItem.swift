/// One thing that a meeting is to deal with.
public struct AgendaItem: Hashable, Sendable {
    public enum Purpose: String, CaseIterable, Sendable {
        case decision, assurance, information, discussion

        public var label: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
    }

    public enum Kind: String, CaseIterable, Sendable {
        case ordinary, apologies, minutes
        case mattersArising = "matters-arising"
        case performance

        public var label: String {
            switch self {
            case .ordinary: "Ordinary item"
            case .apologies: "Apologies and declarations"
            case .minutes: "Minutes of the last meeting"
            case .mattersArising: "Matters arising"
            case .performance: "Performance"
            }
        }
    }

    public var number: Int64
    public var meeting: ID<Meeting>
    /// Its number on the agenda, from 1.
    public var place: Int
    public var title: String
    public var purpose: Purpose
    public var kind: Kind
    public var presenter: String?
    /// What it is about, in a sentence or two.
    public var about: String?
    public var access: AccessClass
    /// Why it is taken though it came after the agenda was published.
    public var lateReason: String?
    /// Under which its minute is cited; given when the minutes are drafted.
    public var minute: Int64?
    /// Why it was taken off after the agenda was published. It keeps its number.
    public var withdrawnWhy: String?

    public init(
        number: Int64 = 0, meeting: ID<Meeting>, place: Int = 0, title: String, purpose: Purpose, kind: Kind = .ordinary,
        presenter: String? = nil, about: String? = nil, access: AccessClass = .open, lateReason: String? = nil,
        minute: Int64? = nil, withdrawnWhy: String? = nil
    ) {
        self.number = number
        self.meeting = meeting
        self.place = place
        self.title = title
        self.purpose = purpose
        self.kind = kind
        self.presenter = presenter
        self.about = about
        self.access = access
        self.lateReason = lateReason
        self.minute = minute
        self.withdrawnWhy = withdrawnWhy
    }

    /// For those who may not see it: its number, and on what ground it is kept from them. Which paper, presenter or
    /// question it has is not told.
    public var closed: AgendaItem {
        AgendaItem(
            number: number, meeting: meeting, place: place, title: access.closedTitle, purpose: .discussion, access: access,
            withdrawnWhy: withdrawnWhy == nil ? nil : "")
    }
}

extension AccessClass {
    /// What stands on an agenda in place of a title, for those who are not to see the item.
    public var closedTitle: String {
        switch self {
        case .open: ""
        case .restricted: "Restricted item"
        case .exempt(let paragraph): "Exempt: Schedule 12A, paragraph \(paragraph.rawValue)"
        case .confidential: "Confidential item"
        }
    }
}
