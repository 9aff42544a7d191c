import Domain

/// Everything that is kept of one meeting, as somebody sees it. An item that they may not see is there with its number and
/// the ground on which it is closed to them; nothing else of it is.
public struct MeetingRecord: Sendable {
    public var version: FrameworkVersion
    public var meeting: Meeting
    public var body: Body
    public var agenda: Agenda
    public var papers: [Paper]
    public var members: [Member]
    public var attendance: [Attendance]
    public var declarations: [Declaration]
    public var questions: [Question]
    public var resolutions: [Resolution]
    public var notes: [ChampionNote]
    public var minutes: Minutes?
    /// The text of each item's minute, by the item's number.
    public var minuteTexts: [Int64: Wording]
    /// The minutes that this meeting is to confirm, or has confirmed: of the body's last meeting before it.
    public var last: Meeting?
    public var confirms: [ID<Meeting>]
    public var steps: [Step]
    public var today: Day
    /// Whether the one who reads it may keep it, write the champion's note, and see what is not open.
    public var mayKeep: Bool
    public var mayWriteNote: Bool
    public var seesRestricted: Bool
    /// Whether it is read as the public would: the committee's own councillors.
    public var isOutside: Bool

    public func item(_ number: Int64) -> AgendaItem? { agenda.items.first { $0.number == number } }
    public func papers(of item: Int64) -> [Paper] { papers.filter { $0.item == item } }
    public func questions(of item: Int64) -> [Question] { questions.filter { $0.item == item } }
    public func resolutions(of item: Int64) -> [Resolution] {
        resolutions.filter { $0.item == item && $0.withdrawnWhy == nil }
    }

    public func isClosed(_ item: AgendaItem) -> Bool { item.access != .open && !seesRestricted }

    public var quorum: Quorum {
        Quorum(members: members, present: attendance.present(of: members, on: meeting.date), on: meeting.date)
    }

    public var clearDays: ClearDays? {
        (agenda.publishedAt?.day ?? meeting.papersPublished).map { ClearDays(from: $0, to: meeting.date) }
    }

    public var isPublic: Bool { meeting.isPublic || body.isPublic }

    /// "Minutes of 16 July 2026".
    public var notesThatStand: [ChampionNote] { notes.filter { !$0.isReplaced } }

    /// With nothing of what is not open to the one who reads it.
    func seen() -> MeetingRecord {
        guard !seesRestricted else { return self }
        let hidden = Set(agenda.items.filter { $0.access != .open }.map(\.number))
        var seen = self
        seen.agenda.items = agenda.items.map { hidden.contains($0.number) ? $0.closed : $0 }
        seen.papers.removeAll { hidden.contains($0.item) }
        seen.questions.removeAll { hidden.contains($0.item) }
        seen.resolutions.removeAll { hidden.contains($0.item) }
        seen.declarations.removeAll { $0.item.map(hidden.contains) ?? false }
        seen.minuteTexts = minuteTexts.filter { !hidden.contains($0.key) }
        return seen
    }
}

/// One meeting in a list.
public struct MeetingLine: Sendable {
    public var meeting: Meeting
    public var body: Body
    public var agenda: Agenda?
    public var minutes: Minutes?
}

/// A body with who sits on it, its plan and its meetings.
public struct BodyRecord: Sendable {
    public var version: FrameworkVersion
    public var body: Body
    public var members: [Member]
    public var meetings: [MeetingLine]
    public var plan: [PlannedItem]
    public var steps: [Step]
    public var today: Day
    public var mayKeep: Bool
    public var seesRestricted: Bool
}

/// A question or resolution in a list, with the words that stand.
public struct QuestionLine: Sendable {
    public var question: Question
    public var item: AgendaItem
}

public struct ResolutionLine: Sendable {
    public var resolution: Resolution
    public var item: AgendaItem
}

/// Where the parts of a meeting's texts lie.
enum TextPart {
    static func question(_ number: Int64) -> String { "question \(number)" }
    static func reply(_ number: Int64) -> String { "reply \(number)" }
    static func resolution(_ number: Int64) -> String { "resolution \(number)" }
    static func minute(_ item: Int64) -> String { "minute \(item)" }
}
