import Domain

/// A mail as it goes out. It says that so many things wait and where they lie, and nothing of what they are: mail is read
/// on phones in trains and kept by servers that nobody knows.
struct MailMessage: Hashable, Sendable {
    var recipient: String
    var sender: String
    var subject: String
    /// Lines of plain letters.
    var body: [String]
    /// The same for every try, so that a server that got it twice can tell.
    var id: String
    var at: Instant

    /// - Parameters:
    ///   - words: what is said before the links of a reason: the officer's words of a reminder, which hold no figure.
    ///   - path: where a thing lies on the site; nil for what has no number, whose name would say something.
    init(
        to recipient: String, _ notices: [Notice], mail: Mail, settings: MailSettings, words: [Notice.Reason: [String]] = [:],
        path: (Thing) -> String?
    ) {
        self.recipient = recipient
        sender = settings.sender
        at = mail.madeAt
        id = "bellwether-\(mail.number)-\(mail.madeAt.secondsSince1970)@\(MailAddress.domain(settings.sender))"
        let isAsked = notices.contains { $0.reason == .asked }
        subject = isAsked ? "Bellwether: you were asked something" : "Bellwether: something waits for you"
        let things = Set(notices.map(\.thing))
        body = [
            things.count == 1 ? "One thing waits for you in Bellwether." : "\(things.count) things wait for you in Bellwether."
        ]
        for reason in Notice.Reason.allCases {
            let links = MailMessage.links(notices.filter { $0.reason == reason }, settings.site, path)
            if !links.isEmpty { body += ["", reason.label + ":"] + (words[reason] ?? []) + links }
        }
        body += ["", "To get one mail a day, or none: \(settings.site)/account"]
    }

    private static func links(_ notices: [Notice], _ site: String, _ path: (Thing) -> String?) -> [String] {
        var seen: Set<String> = []
        return notices.compactMap { notice in
            let link = site + (notice.thing.number == nil ? "/notices" : path(notice.thing) ?? "/notices")
            return seen.insert(link).inserted ? link : nil
        }
    }

    /// As RFC 5322 has it, each line without its end.
    var lines: [String] {
        [
            "Date: \(MailMessage.date(at))", "From: Bellwether <\(sender)>", "To: <\(recipient)>", "Subject: \(subject)",
            "Message-ID: <\(id)>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=us-ascii", "Content-Transfer-Encoding: 7bit", "",
        ] + body
    }

    /// Nothing that came from outside may begin a line of its own or be longer than servers take.
    var isSafe: Bool {
        MailAddress.isPlain(recipient) && MailAddress.isPlain(sender)
            && lines.allSatisfy { line in line.utf8.count <= 900 && line.utf8.allSatisfy { (0x20...0x7E).contains($0) } }
    }

    /// "Sat, 21 Nov 2026 09:30:00 +0000".
    static func date(_ at: Instant) -> String {
        let (text, day) = (at.iso8601, at.day)
        let names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        // Day 0 was a Thursday.
        let name = names[Int(((day.number % 7) + 7) % 7)]
        return "\(name), \(day.day) \(months[Int(day.month) - 1]) \(day.year) \(text.dropFirst(11).prefix(8)) +0000"
    }
}

/// What became of a mail that was handed over.
enum MailOutcome: Hashable, Sendable {
    case sent
    /// Not for this address, now or later.
    case refused(String)
    /// Nothing was handed over; another time it may be. `isServer`: it would be so for every mail now.
    case later(String, isServer: Bool)
    /// It was handed over, and nobody said what became of it.
    case unsure(String)
}

/// What takes mails: a mail server or a program as it is set up, or a test.
public struct Mailer: Sendable {
    let settings: MailSettings
    let deliver: @Sendable (MailMessage) async -> MailOutcome

    public init(_ settings: MailSettings) {
        self.init(settings) { message in
            switch settings.way {
            case .smtp(let host, let port, let account):
                await SMTPClient(host: host, port: port, account: account).send(message)
            case .sendmail(let path):
                await SendmailProgram(path: path).send(message)
            }
        }
    }

    init(_ settings: MailSettings, deliver: @escaping @Sendable (MailMessage) async -> MailOutcome) {
        self.settings = settings
        self.deliver = deliver
    }
}
