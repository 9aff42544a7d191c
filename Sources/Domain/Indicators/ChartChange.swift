/// A change to what an indicator's chart is told: from which day its limits start anew, and what happened.
///
/// It is shown before it is kept, so it applies to an indicator as well as to what the framework file says of it.
public enum ChartChange: Hashable, Sendable {
    case addRebase(SeriesReset)
    case endRebase(SeriesReset)
    case addEvent(SeriesEvent)
    case endEvent(SeriesEvent)

    /// Nil where there is nothing to change: it is there already, or is not there any more.
    public func applied(to indicator: Indicator) -> Indicator? {
        var changed = indicator
        switch self {
        case .addRebase(let rebase):
            guard !indicator.resetDays.contains(rebase.from) else { return nil }
            changed.rebases = (indicator.rebases + [rebase]).sorted { $0.from < $1.from }
        case .endRebase(let rebase): changed.rebases.removeAll { $0 == rebase }
        case .addEvent(let event):
            guard !indicator.events.contains(event) else { return nil }
            changed.events = (indicator.events + [event]).sorted { $0.day < $1.day }
        case .endEvent(let event): changed.events.removeAll { $0 == event }
        }
        return changed == indicator ? nil : changed
    }

    /// What the framework says of the indicator after it, in the keys of its file.
    public static func written(_ indicator: Indicator, over thing: EntryFields) -> EntryFields {
        var thing = thing
        let rebases = indicator.rebases.map {
            Entry.fields(EntryFields([("from", .text($0.from.iso8601)), ("why", .text($0.why))]))
        }
        let events = indicator.events.map {
            Entry.fields(EntryFields([("on", .text($0.day.iso8601)), ("what", .text($0.what))]))
        }
        thing["rebases"] = rebases.isEmpty ? nil : .list(rebases)
        thing["events"] = events.isEmpty ? nil : .list(events)
        return thing
    }

    /// "The limits start anew from 1 April 2025 (second provider joined)": what is done, for a heading and the record.
    public var words: String {
        switch self {
        case .addRebase(let one): "The limits start anew from \(one.from.long) (\(one.why))"
        case .endRebase(let one): "The limits do not start anew from \(one.from.long) any more (\(one.why))"
        case .addEvent(let one): "\(one.day.long) is marked as an event (\(one.what))"
        case .endEvent(let one): "\(one.day.long) is not marked as an event any more (\(one.what))"
        }
    }

    /// Whether it changes limits, and so what is judged.
    public var isRebase: Bool {
        switch self {
        case .addRebase, .endRebase: true
        case .addEvent, .endEvent: false
        }
    }
}
