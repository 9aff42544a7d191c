import Domain
import Storage
import TestKit
import Testing

@testable import Services

@Suite("Mail that something waits")
struct MailTests {
    @Test("goes to the right people once, though two send at the same moment", arguments: TestDatabase.kinds)
    func once(kind: Dialect) async throws {
        try await NoticeDesk.with(kind) { desk in
            for number in 1...6 { _ = try await desk.add("Lead\(number)", .dataLead, .agency(number <= 4 ? "cmh" : "csc")) }
            try await desk.ask(6, of: "cmh")
            async let one = desk.send()
            async let two = desk.send(desk.other)
            let sent = try await one.sent + two.sent
            #expect(sent == 4)
            #expect(Set(desk.caught) == ["lead1@example.org", "lead2@example.org", "lead3@example.org", "lead4@example.org"])
            try await desk.send()
            #expect(desk.caught.count == 4)
        }
    }

    @Test("says how many things wait and where, and nothing of what they are")
    func content() async throws {
        try await NoticeDesk.with(.sqlite) { desk in
            _ = try await desk.add("Ann", .dataLead, .agency("cmh"))
            try await desk.ask(6, of: "cmh")
            try await desk.ask(7, of: "cmh")
            try await desk.send()
            let mail = try #require(desk.mails.with { $0.first })
            #expect(mail.subject == "Bellwether: you were asked something")
            #expect(
                mail.body == [
                    "2 things wait for you in Bellwether.", "", "You are asked:", "https://board.example.org/challenges/6",
                    "https://board.example.org/challenges/7", "",
                    "To get one mail a day, or none: https://board.example.org/account",
                ])
            #expect(mail.isSafe && mail.lines.first == "Date: Sat, 21 Nov 2026 09:00:00 +0000")
        }
    }

    @Test("a thing whose address would name it is only said to wait")
    func unnamed() throws {
        let notice = Notice(
            number: 1, person: 1, reason: .published, thing: Thing(.agency, "cmh"), at: Instant(secondsSince1970: 0))
        let mail = Mail(number: 1, person: 1, madeAt: Instant(secondsSince1970: 0), nextAt: Instant(secondsSince1970: 0))
        let message = MailMessage(to: "a@example.org", [notice], mail: mail, settings: try NoticeDesk.settings()) {
            "/x/\($0.id)"
        }
        #expect(message.body.contains("https://board.example.org/notices"))
        #expect(!message.lines.joined().contains("cmh"))
    }

    @Test("a daily mail has all of a day, off has none, and what was seen needs no mail", arguments: TestDatabase.kinds)
    func choices(kind: Dialect) async throws {
        try await NoticeDesk.with(kind) { desk in
            let (daily, off) = (
                try await desk.add("Ann", .dataLead, .agency("cmh")), try await desk.add("Bob", .approver, .agency("cmh"))
            )
            let quick = try await desk.add("Cid", .dataLead, .agency("csc"))
            try await desk.services.chooseMail(.daily, as: daily)
            try await desk.services.chooseMail(.off, as: off)
            try await desk.ask(1, of: "cmh")
            try await desk.send()
            #expect(desk.caught == ["ann@example.org"])
            try await desk.ask(2, of: "cmh")
            desk.wait(3600)
            try await desk.ask(3, of: "cmh")
            try await desk.send()
            #expect(desk.caught.count == 1)
            desk.wait(86_400)
            try await desk.send()
            #expect(desk.caught == ["ann@example.org", "ann@example.org"])
            #expect(desk.mails.with { $0.last?.body.first } == "2 things wait for you in Bellwether.")
            try await desk.ask(4, of: "csc")
            let line = try #require(try await desk.services.waiting(as: quick).lines.first)
            _ = try await desk.services.openNotice(line.notice.number, as: quick)
            try await desk.send()
            #expect(desk.caught.count == 2)
        }
    }

    @Test("a server that is down leaves them waiting and says so; when it is back they go, once", arguments: TestDatabase.kinds)
    func down(kind: Dialect) async throws {
        try await NoticeDesk.with(kind) { desk in
            for name in ["Ann", "Bob"] { _ = try await desk.add(name, .dataLead, .agency("cmh")) }
            try await desk.ask(1, of: "cmh")
            desk.outcome.with { $0 = .later("The mail server cannot be reached.", isServer: true) }
            #expect(try await desk.send().words == "waiting: 1")
            let status = try await desk.services.mailStatus(as: .owner)
            #expect(status.counts[.waiting] == 2)
            #expect(status.trouble == "Mail waits since 21 November 2026: The mail server cannot be reached.")
            desk.outcome.with { $0 = .sent }
            // The one that was tried waits a minute; the other was not tried.
            #expect(try await desk.send().sent == 1)
            desk.wait(61)
            #expect(try await desk.send().sent == 1)
            #expect(Set(desk.caught) == ["ann@example.org", "bob@example.org"] && desk.caught.count == 2)
            #expect(try await desk.services.mailStatus(as: .owner).trouble == nil)
        }
    }

    @Test(
        "what may have gone is not sent again, be it that nobody answered or that the sender died", arguments: TestDatabase.kinds)
    func unsure(kind: Dialect) async throws {
        try await NoticeDesk.with(kind) { desk in
            _ = try await desk.add("Ann", .dataLead, .agency("cmh"))
            try await desk.ask(1, of: "cmh")
            desk.outcome.with { $0 = .unsure("The mail server took too long.") }
            #expect(try await desk.send().words == "unsure: 1")
            desk.outcome.with { $0 = .sent }
            desk.wait(86_400)
            #expect(try await desk.send().isEmpty)
            try await desk.ask(2, of: "cmh")
            let now = desk.now
            try await desk.database.write { connection in
                let notices = try connection.mails.unmailed(since: now)
                try connection.mails.make(for: notices[0].notice.person, of: notices, at: now)
                let number = try connection.mails.due(at: now, limit: 1)
                _ = try connection.mails.take(number[0], at: now)
            }
            desk.wait(1000)
            #expect(try await desk.send().isEmpty)
            #expect(try await desk.services.mailStatus(as: .owner).counts == [.unsure: 2])
            #expect(desk.caught.isEmpty)
        }
    }

    @Test("an old notice is no news, and a closed account gets no mail")
    func noNews() async throws {
        try await NoticeDesk.with(.sqlite) { desk in
            let actor = try await desk.add("Ann", .dataLead, .agency("cmh"))
            try await desk.ask(1, of: "cmh")
            desk.wait(8 * 86_400)
            #expect(try await desk.send().isEmpty)
            try await desk.ask(2, of: "cmh")
            guard case .person(let person) = actor else { return }
            _ = try await desk.services.closePerson(person.number, why: "Left", as: .owner)
            #expect(try await desk.send().isEmpty)
            #expect(desk.caught.isEmpty)
        }
    }

    @Test(
        "nothing that came from outside begins a line of its own",
        arguments: ["a@b.org\r\nBcc: x@y.org", "a b@c.org", "-f@x.org", "a@b@c", "ä@b.org", "a<@b.org"])
    func injection(address: String) {
        #expect(!MailAddress.isPlain(address))
    }

    @Test("a line that begins with a dot does not end the mail")
    func dots() throws {
        let mail = Mail(number: 1, person: 1, madeAt: Instant(secondsSince1970: 0), nextAt: Instant(secondsSince1970: 0))
        var message = MailMessage(to: "a@example.org", [], mail: mail, settings: try NoticeDesk.settings()) { _ in nil }
        message.body = [".", "a"]
        #expect(SMTPClient.content(message).hasSuffix("\r\n\r\n..\r\na\r\n"))
    }
}

@Suite("The mail settings")
struct MailSettingsTests {
    private static let good = [
        "BELLWETHER_MAIL_HOST": "127.0.0.1", "BELLWETHER_MAIL_SENDER": "b@example.org",
        "BELLWETHER_MAIL_SITE": "https://board.example.org",
    ]

    @Test("there are none where nobody gave any, and a whole set is taken")
    func found() throws {
        #expect(try MailSettings.find(in: [:], file: "/nowhere/mail.conf") == nil)
        let settings = try #require(try MailSettings.find(in: Self.good, file: "/nowhere/mail.conf"))
        #expect(settings.way == .smtp(host: "127.0.0.1", port: 25, account: nil))
    }

    @Test(
        "what would not do is refused with what to do",
        arguments: [
            ["BELLWETHER_MAIL_SENDER": "b"], ["BELLWETHER_MAIL_SITE": "http://board.example.org"],
            ["BELLWETHER_MAIL_SITE": "https://board.example.org/"], ["BELLWETHER_MAIL_PORT": "x"],
            ["BELLWETHER_MAIL_HOST": "a b"], ["BELLWETHER_MAIL_SENDMAIL": "/usr/sbin/sendmail"],
            ["BELLWETHER_MAIL_USER": "u"],
            [
                "BELLWETHER_MAIL_HOST": "mail.example.org", "BELLWETHER_MAIL_USER": "u",
                "BELLWETHER_MAIL_PASSWORD": "hidden words",
            ],
        ])
    func refused(change: [String: String]) {
        let environment = Self.good.merging(change) { $1 }
        do {
            _ = try MailSettings.find(in: environment, file: "/nowhere/mail.conf")
            Issue.record("\(change) was taken")
        } catch let unusable as Secrets.Unusable {
            #expect(!unusable.remedy.isEmpty && !unusable.description.contains("hidden words"))
        } catch {
            Issue.record("\(error)")
        }
    }
}
