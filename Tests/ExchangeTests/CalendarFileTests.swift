import Domain
import Exchange
import Testing

@Suite("A calendar as a file")
struct CalendarFileTests {
    private func event(_ title: String, time: String? = nil, place: String? = nil) -> CalendarEvent {
        CalendarEvent(
            id: "meeting-b1", title: title, day: Day(iso8601: "2026-12-10") ?? Day(number: 0),
            time: time.flatMap { MeetingTime($0) },
            place: place, about: Thing(.meeting, "b1"), sequence: 3, changedAt: Instant(secondsSince1970: 1_790_000_000))
    }

    private func text(_ events: [CalendarEvent], link: String? = "https://board.example.org/meetings/b1") -> String {
        String(decoding: CalendarFile.bytes(events, named: "Board", of: "small", link: { _ in link }), as: UTF8.self)
    }

    @Test("no line is longer than 75 octets, none divides a letter, and unfolded the words are whole")
    func folding() {
        let title = String(repeating: "Ärger über Größe, ", count: 12) + "😀😀😀"
        let file = text([event(title)])
        for line in file.split(separator: "\r\n") {
            #expect(line.utf8.count <= 75, "\(line)")
            #expect(!line.unicodeScalars.contains("\u{FFFD}"))
        }
        let unfolded = file.replacing("\r\n ", with: "")
        #expect(unfolded.contains("SUMMARY:" + title.replacing(",", with: "\\,") + "\r\n"))
    }

    @Test("what would end or divide a value is escaped, so that no property can be smuggled in")
    func escaping() {
        let file = text([event("a;b,c\\d\nX-EVIL:1\r\nEND:VCALENDAR", place: "Room\u{7}, 2")])
        #expect(file.contains("SUMMARY:a\\;b\\,c\\\\d\\nX-EVIL:1\\nEND:VCALENDAR\r\n"))
        #expect(file.contains("LOCATION:Room\\, 2\r\n"))
        #expect(file.split(separator: "\r\n").count { $0 == "END:VCALENDAR" } == 1)
    }

    @Test("with a time it stands on London's clock with the rule of that clock, without one it is the whole day")
    func times() {
        let timed = text([event("Board", time: "14:00-16:00")])
        #expect(timed.contains("DTSTART;TZID=Europe/London:20261210T140000\r\n"))
        #expect(timed.contains("DTEND;TZID=Europe/London:20261210T160000\r\n"))
        #expect(timed.contains("BEGIN:VTIMEZONE") && timed.contains("BYMONTH=10;BYDAY=-1SU"))
        let whole = text([event("Board")])
        #expect(whole.contains("DTSTART;VALUE=DATE:20261210\r\n") && whole.contains("DTEND;VALUE=DATE:20261211\r\n"))
        #expect(!whole.contains("VTIMEZONE"))
    }

    @Test("the same events give the same bytes, with an id of their own, how often they changed and when")
    func deterministic() {
        let file = text([event("Board")])
        #expect(file == text([event("Board")]))
        #expect(file.contains("UID:meeting-b1@small.bellwether\r\n") && file.contains("SEQUENCE:3\r\n"))
        let moment = Instant(secondsSince1970: 1_790_000_000).iso8601.replacing("-", with: "").replacing(":", with: "")
        #expect(file.contains("DTSTAMP:\(moment)\r\n") && file.contains("LAST-MODIFIED:\(moment)\r\n"))
        #expect(file.contains("URL:https://board.example.org/meetings/b1\r\n"))
        #expect(!text([event("Board")], link: nil).contains("URL:"))
    }
}
