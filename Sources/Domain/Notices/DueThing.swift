/// Something that has to be there by a day, and those who are told when the day comes near, has come and has passed.
public struct DueThing: Hashable, Sendable {
    public var thing: Thing
    public var due: Day
    public var recipients: Recipients
    /// From this day on somebody hears of it.
    public var tellsFrom: Day

    public init(_ thing: Thing, due: Day, to recipients: Recipients, from first: Day? = nil) {
        self.thing = thing
        self.due = due
        self.recipients = recipients
        tellsFrom = first ?? Day(number: due.number - DueThing.near)
    }

    /// So many days before it is due somebody hears of it.
    public static let near: Int32 = 7

    /// The last day that is looked at from a day: what is due later needs nobody yet.
    public static func horizon(from day: Day) -> Day { Day(number: day.number + near) }

    /// What there is to be told on a day; nil while it is far off.
    public func reason(on day: Day) -> Notice.Reason? {
        if due < day { return .overdue }
        if due == day { return .due }
        return tellsFrom <= day ? .nearDue : nil
    }

    /// Tells one occasion from another: with a new day there is something new to tell.
    public var place: Int64 { Int64(due.number) }
}

extension Notice.Reason {
    /// Whether it comes from a day that is reached, and from nobody's act.
    public var isReminder: Bool {
        switch self {
        case .due, .nearDue, .overdue: true
        case .asked, .answered, .decided, .published, .referred, .returned: false
        }
    }

    /// Before the thing, on the home page and in a mail.
    public var label: String {
        switch self {
        case .asked: "You are asked"
        case .answered: "There is an answer"
        case .decided: "Decided"
        case .due: "Due today"
        case .nearDue: "Due soon"
        case .overdue: "Overdue"
        case .published: "Published"
        case .referred: "Referred to you"
        case .returned: "Come back to you"
        }
    }
}
