import Domain
import Services

extension Address {
    static func timetable(_ filter: TimetableFilter = TimetableFilter()) -> Address {
        .at("/schedule" + query(filter.pairs))
    }

    static func timetableTable(_ filter: TimetableFilter) -> Address {
        .at("/api/v1/schedule" + query(filter.pairs + [("format", "csv")]))
    }
}

extension TimetableFilter {
    /// As it stands in an address.
    var pairs: [(String, String?)] {
        [
            ("body", body?.text), ("agency", agency?.text), ("from", from?.iso8601), ("until", until?.iso8601),
            ("meeting", move?.meeting.text), ("date", move?.date.iso8601),
        ]
    }

    init(_ visit: Visit) throws(Fault) {
        self.init(
            body: try visit.choiceOfID("body"), agency: try visit.choiceOfID("agency"), from: try visit.day("from"),
            until: try visit.day("until"))
        let (meeting, date): (ID<Meeting>?, Day?) = (try visit.choiceOfID("meeting"), try visit.day("date"))
        if let meeting, let date { move = Timetable.Move(meeting: meeting, date: date) }
    }

    /// The same without the meeting that was moved to see what would change.
    var unmoved: TimetableFilter {
        var filter = self
        filter.move = nil
        return filter
    }
}

extension Visit {
    /// A day of the address; nil where it is left empty.
    fileprivate func day(_ name: String) throws(Fault) -> Day? {
        guard let text = query[name], !text.isEmpty else { return nil }
        guard let day = Day(iso8601: text) else { throw .badDay(text) }
        return day
    }
}
