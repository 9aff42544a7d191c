import Domain

/// Days as an iCalendar file (RFC 5545), which calendar programs open and subscribe to.
///
/// The same events give the same bytes: nothing in it depends on when it is asked for.
public enum CalendarFile {
    /// - Parameters:
    ///   - partnership: makes the ids of events unique over all installations.
    ///   - link: where a thing has its page, with the name of the server; nil where nobody knows it.
    public static func bytes(
        _ events: [CalendarEvent], named name: String, of partnership: ID<Partnership>, link: (Thing) -> String?
    ) -> [UInt8] {
        var lines = ContentLines()
        lines.add("BEGIN:VCALENDAR")
        lines.add("VERSION:2.0")
        lines.add("PRODID:-//Bellwether//Timetable//EN")
        lines.add("CALSCALE:GREGORIAN")
        lines.add("METHOD:PUBLISH")
        lines.add("NAME", text: name)
        lines.add("X-WR-CALNAME", text: name)
        lines.add("REFRESH-INTERVAL;VALUE=DURATION:PT6H")
        lines.add("X-PUBLISHED-TTL:PT6H")
        if events.contains(where: { $0.time != nil }) {
            for line in london { lines.add(line) }
        }
        for event in events { add(event, partnership, link(event.thing), to: &lines) }
        lines.add("END:VCALENDAR")
        return lines.bytes
    }

    private static func add(
        _ event: CalendarEvent, _ partnership: ID<Partnership>, _ link: String?, to lines: inout ContentLines
    ) {
        lines.add("BEGIN:VEVENT")
        lines.add("UID", text: "\(event.id)@\(partnership).bellwether")
        // In a published calendar both say when the entry was last changed.
        lines.add("DTSTAMP:\(moment(event.changedAt))")
        lines.add("LAST-MODIFIED:\(moment(event.changedAt))")
        lines.add("SEQUENCE:\(event.sequence)")
        if let time = event.time {
            lines.add("DTSTART;TZID=Europe/London:\(local(event.day, time.start))")
            if let end = time.end { lines.add("DTEND;TZID=Europe/London:\(local(event.day, end))") }
        } else {
            lines.add("DTSTART;VALUE=DATE:\(plain(event.day))")
            lines.add("DTEND;VALUE=DATE:\(plain(event.day.adding(days: 1)))")
            // A day on which something is due blocks nobody's diary.
            lines.add("TRANSP:TRANSPARENT")
        }
        lines.add("SUMMARY", text: event.title)
        if let place = event.place { lines.add("LOCATION", text: place) }
        if let link {
            lines.add("URL:\(link)")
            lines.add("DESCRIPTION", text: link)
        }
        lines.add("CLASS:PRIVATE")
        lines.add("END:VEVENT")
    }

    /// The clock of the United Kingdom, by the rule that has held since 1996: an hour forward at one in the morning of the
    /// last Sunday of March, and back at two of the last Sunday of October (Summer Time Order 2002, SI 2002/262).
    private static let london = [
        "BEGIN:VTIMEZONE", "TZID:Europe/London", "BEGIN:DAYLIGHT", "TZNAME:BST", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100",
        "DTSTART:19960331T010000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT", "BEGIN:STANDARD", "TZNAME:GMT",
        "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "DTSTART:19961027T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD", "END:VTIMEZONE",
    ]

    private static func plain(_ day: Day) -> String { day.iso8601.replacing("-", with: "") }

    private static func local(_ day: Day, _ minutes: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(plain(day))T\(two(minutes / 60))\(two(minutes % 60))00"
    }

    private static func moment(_ instant: Instant) -> String {
        instant.iso8601.replacing("-", with: "").replacing(":", with: "")
    }
}

/// Lines of at most 75 octets, each ended by a carriage return and a line feed; what is longer goes on after a space.
struct ContentLines {
    private static let longest = 75
    private(set) var bytes: [UInt8] = []

    mutating func add(_ line: String) {
        var count = 0
        for scalar in line.unicodeScalars {
            let letter = Array(String(scalar).utf8)
            // A letter of several octets stays whole.
            if count + letter.count > ContentLines.longest {
                bytes += [0x0D, 0x0A, 0x20]
                count = 1
            }
            bytes += letter
            count += letter.count
        }
        bytes += [0x0D, 0x0A]
    }

    /// A property whose value is text: what would end or divide it is escaped.
    mutating func add(_ name: String, text: String) {
        var value = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": value += "\\\\"
            case ";": value += "\\;"
            case ",": value += "\\,"
            case "\n": value += "\\n"
            case _ where scalar.properties.generalCategory == .control: continue
            default: value.unicodeScalars.append(scalar)
            }
        }
        add("\(name):\(value)")
    }
}
