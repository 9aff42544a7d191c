import Domain
import Storage

/// What one pass of the sender did.
public struct MailReport: Hashable, Sendable {
    public var at: Instant
    public var sent = 0
    public var refused = 0
    public var unsure = 0
    /// Could not be handed over now.
    public var waiting = 0
    /// Why not, in the words of the last that failed.
    public var fault: String?

    public var isEmpty: Bool { sent + refused + unsure + waiting == 0 }

    /// "sent: 3; waiting: 1".
    public var words: String {
        let counts = [("sent", sent), ("refused", refused), ("unsure", unsure), ("waiting", waiting)].filter { $0.1 > 0 }
        return counts.isEmpty ? "there was nothing to send" : counts.map { "\($0.0): \($0.1)" }.joined(separator: "; ")
    }
}

extension Bellwether {
    /// So many mails in one pass; the next pass goes on.
    private static let mailsAtOnce = 100
    /// One mail has so many things at most; more would be no mail that anybody reads.
    private static let thingsInOne = 50

    static let noMail = Refusal(
        .notPossible, "No mail is set up, so none is sent.",
        remedy: "Write the settings into mail.conf beside the databases; docs/guides/telling-people.md says how.")

    /// Makes the mails that are due by what each person has chosen, and sends what waits. Several may do so at once:
    /// each mail is taken by one of them, and none is sent that may have gone already.
    ///
    /// - Parameter path: where a thing with a number lies on the site.
    public func sendMail(path: @escaping @Sendable (Thing) -> String?, as actor: Actor) async throws -> MailReport {
        try require(.operate, of: actor)
        guard let mailer else { throw Bellwether.noMail }
        let now = clock()
        let due = try await database.write { [self] connection in
            try connection.notices.lock()
            try connection.mails.giveUpOld(at: now)
            try makeMails(at: now, connection)
            return try connection.mails.due(at: now, limit: Bellwether.mailsAtOnce)
        }
        var report = MailReport(at: now)
        for number in due {
            guard let (mail, message) = try await take(number, mailer.settings, path) else { continue }
            let outcome = await mailer.deliver(message)
            try await note(outcome, of: mail, in: &report)
            // What holds for the server holds for the rest of them: they wait without being tried.
            if case .later(_, isServer: true) = outcome { break }
        }
        if !report.isEmpty { try await record(report, by: actor) }
        return report
    }

    private func record(_ report: MailReport, by actor: Actor) async throws {
        try await database.write { connection in
            _ = try connection.audit.append(
                at: report.at, by: actor, .operate, verb: "send mail about", noun: "notice", id: report.at.day.iso8601,
                detail: report.words)
        }
    }

    // MARK: - Making

    private func makeMails(at now: Instant, _ connection: any SQLConnection) throws {
        let fresh = try connection.mails.unmailed(since: now.earlier(by: Mail.newsLasts))
        guard !fresh.isEmpty else { return }
        let choices = try connection.mails.choices()
        let dailyHour = Mail.daily(before: now)
        let lastMade = try connection.mails.lastMade(since: dailyHour ?? now)
        for (person, notices) in Dictionary(grouping: fresh, by: \.notice.person).sorted(by: { $0.key < $1.key }) {
            switch choices[person] ?? .usual {
            case .off: continue
            case .daily: if dailyHour == nil || lastMade[person] != nil { continue }
            case .atOnce: break
            }
            try connection.mails.make(for: person, of: Array(notices.prefix(Bellwether.thingsInOne)), at: now)
        }
    }

    // MARK: - Sending

    /// Takes one mail, with what it says at this moment: what was seen meanwhile, or may not be seen any more, is left
    /// out, and with nothing left there is no mail.
    private func take(
        _ number: Int64, _ settings: MailSettings, _ path: @escaping @Sendable (Thing) -> String?
    ) async throws -> (Mail, MailMessage)? {
        let now = clock()
        return try await database.write { [self] connection in
            guard let mail = try connection.mails.take(number, at: now) else { return nil }
            let person = try existingPerson(mail.person, connection)
            let choice = try connection.mails.choice(of: mail.person)
            let kept = try connection.mails.notices(of: number)
            let reader = Actor.person(
                ActingPerson(number: person.number, grants: person.grants.filter { $0.holds(on: now.day) }))
            let lines = person.state == .closed || choice == .off ? [] : try lines(kept, reader, connection)
            guard !lines.isEmpty else {
                try connection.mails.finish(number, as: .dropped, at: now)
                return nil
            }
            let words = try words(of: kept, connection)
            return (
                mail,
                MailMessage(
                    to: person.email, lines.map(\.notice), mail: mail, settings: settings, words: words, path: path)
            )
        }
    }

    private func note(_ outcome: MailOutcome, of mail: Mail, in report: inout MailReport) async throws {
        let now = clock()
        switch outcome {
        case .sent: report.sent += 1
        case .refused(let says): (report.refused, report.fault) = (report.refused + 1, says)
        case .unsure(let says): (report.unsure, report.fault) = (report.unsure + 1, says)
        case .later(let says, _): (report.waiting, report.fault) = (report.waiting + 1, says)
        }
        try await database.write { connection in
            switch outcome {
            case .sent: try connection.mails.finish(mail.number, as: .sent, at: now)
            case .refused(let says): try connection.mails.finish(mail.number, as: .refused, fault: says, at: now)
            case .unsure(let says): try connection.mails.finish(mail.number, as: .unsure, fault: says, at: now)
            case .later(let says, _):
                try connection.mails.layBack(
                    mail.number, fault: says, until: now.later(by: Mail.patience(after: mail.tries)))
            }
        }
    }
}

/// How the sending of mail stands, for whoever runs Bellwether. It names nobody.
public struct MailStatus: Sendable {
    /// "by the mail server 127.0.0.1:25"; nil when no mail is set up.
    public var way: String?
    /// Of the last thirty days, and whatever still waits.
    public var counts: [Mail.State: Int]
    /// The one that has waited longest.
    public var oldest: Mail?
    /// The newest that did not go, or may not have gone.
    public var troubled: [Mail]

    /// What to look after, in a sentence; nil when all is well.
    public var trouble: String? {
        guard way != nil else { return nil }
        if let oldest, oldest.tries > 0 {
            return "Mail waits since \(oldest.madeAt.day.long): \(oldest.fault ?? "it has not been taken yet.")"
        }
        return nil
    }
}

extension Bellwether {
    public func mailStatus(as actor: Actor) async throws -> MailStatus {
        try require(.operate, of: actor)
        let since = clock().earlier(by: 30 * 86_400)
        let way = mailer?.settings.says
        return try await database.read { connection in
            MailStatus(
                way: way, counts: try connection.mails.counts(since: since), oldest: try connection.mails.oldestWaiting(),
                troubled: try connection.mails.troubled(20))
        }
    }

    /// How somebody hears of what waits for them. It is their own, and nobody else's to set.
    public func chooseMail(_ choice: MailChoice, as actor: Actor) async throws {
        try require(.signIn, of: actor)
        guard case .person(let person) = actor else { throw Bellwether.notEverybody }
        let now = clock()
        try await database.write { [self] connection in
            guard try connection.mails.choice(of: person.number) != choice else { return }
            try connection.mails.choose(choice, for: person.number)
            try audit(.signIn, "choose mail for", person.number, choice.rawValue, by: actor, at: now, connection)
        }
    }

    public var sendsMail: Bool { mailer != nil }

    /// What somebody chose; nil where no mail goes out, so that there is nothing to choose.
    public func mailChoice(of person: Int64) async throws -> MailChoice? {
        guard mailer != nil else { return nil }
        return try await database.read { try $0.mails.choice(of: person) }
    }
}
