import Domain
import Foundation
import Storage

/// Everything that is kept about one person, for that person to read. No secret is in it, nor anything made from one.
struct PersonExport: Encodable {
    struct Role: Encodable {
        var role, scope, from: String
        var until: String?
    }

    struct SignIn: Encodable {
        var passwordChangedAt: String?
        var secondFactorSetUpAt: String?
        var recoveryCodesLeft: Int
    }

    struct OpenSession: Encodable {
        var signedInAt, lastSeenAt, endsAt: String
        var secondFactor: String
    }

    struct Link: Encodable {
        var purpose, madeAt, endsAt: String
        var usedAt: String?
    }

    struct Calendar: Encodable {
        var about, madeAt: String
        var lastUsedOn, endedAt: String?
    }

    struct Identity: Encodable {
        var issuer, subject, boundAt, lastUsedAt: String
    }

    struct Told: Encodable {
        var reason, thing, at: String
        var sentAt, seenAt: String?
    }

    struct Entry: Encodable {
        var number: Int64
        var at, by, right, act, detail: String
    }

    var exportedAt: String
    var partnership: String
    var number: Int64
    var name, email, state, addedAt: String
    var roles: [Role]
    var signIn: SignIn
    /// By which they are known at the providers of their own organisations.
    var identities: [Identity]
    var sessions: [OpenSession]
    var links: [Link]
    /// The addresses to which their calendar programs subscribe.
    var calendars: [Calendar]
    /// How they hear by e-mail, and what they were told.
    var mail: String
    var notices: [Told]
    /// What the audit trail says was done by them or to their account, sign-ins included; the latest first.
    var auditTrail: [Entry]

    var bytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            encoder.keyEncodingStrategy = .convertToSnakeCase
            return Array(try encoder.encode(self)) + Array("\n".utf8)
        }
    }
}

extension Bellwether {
    /// A person's data as a file: one's own for everybody, another's for who looks after accounts.
    public func exportPerson(_ number: Int64, as actor: Actor) async throws -> [UInt8] {
        if !actor.isPerson(number) { try require(.changePeople, of: actor) }
        let now = clock()
        return try await database.write { [self] connection in
            let person = try existingPerson(number, connection)
            // Before the act itself stands in the trail, or two exports in a row could not agree.
            let export = try personExport(person, at: now, connection)
            try audit(
                actor.isPerson(number) ? .signIn : .changePeople, "export data of", number, by: actor, at: now, connection)
            return try export.bytes
        }
    }

    /// By the address by which they sign in.
    public func exportPerson(email: String, as actor: Actor) async throws -> [UInt8] {
        try require(.changePeople, of: actor)
        let address = email.trimmed.lowercased()
        guard let person = try await database.read({ try $0.people.find(email: address) }) else {
            throw Refusal(
                .notFound, "Nobody signs in by this e-mail address.", remedy: "Look for it with: bellwether people list")
        }
        return try await exportPerson(person.number, as: actor)
    }

    private func personExport(_ person: Person, at now: Instant, _ connection: any SQLConnection) throws -> PersonExport {
        let credential = try connection.credentials.find(person.number)
        return PersonExport(
            exportedAt: now.iso8601,
            partnership: try frameworkInForce(asKnown: nil, in: connection).framework.partnership.name, number: person.number,
            name: person.name, email: person.email, state: person.state.rawValue, addedAt: person.createdAt.iso8601,
            roles: person.grants.map {
                .init(role: $0.role.rawValue, scope: $0.scope.word, from: $0.from.iso8601, until: $0.until?.iso8601)
            },
            signIn: .init(
                passwordChangedAt: credential?.changedAt.iso8601, secondFactorSetUpAt: credential?.app?.confirmedAt.iso8601,
                recoveryCodesLeft: try connection.credentials.recoveryCodesLeft(of: person.number)),
            identities: try connection.identities.all(of: person.number).map {
                .init(issuer: $0.issuer, subject: $0.subject, boundAt: $0.boundAt.iso8601, lastUsedAt: $0.usedAt.iso8601)
            },
            sessions: try connection.sessions.all(of: person.number).map {
                .init(
                    signedInAt: $0.createdAt.iso8601, lastSeenAt: $0.seenAt.iso8601, endsAt: $0.expiresAt.iso8601,
                    secondFactor: $0.secondFactor.rawValue)
            },
            links: try connection.links.all(of: person.number).map {
                .init(
                    purpose: $0.purpose.rawValue, madeAt: $0.createdAt.iso8601, endsAt: $0.expiresAt.iso8601,
                    usedAt: $0.usedAt?.iso8601)
            },
            calendars: try connection.calendarLinks.all(of: person.number).map {
                .init(
                    about: $0.about.word, madeAt: $0.createdAt.iso8601, lastUsedOn: $0.usedOn?.iso8601,
                    endedAt: $0.endedAt?.iso8601)
            }, mail: try connection.mails.choice(of: person.number).rawValue,
            notices: try connection.notices.latest(.max, of: person.number, unseenOnly: false).map(\.notice).map {
                .init(
                    reason: $0.reason.rawValue, thing: $0.thing.word, at: $0.at.iso8601, sentAt: $0.sentAt?.iso8601,
                    seenAt: $0.seenAt?.iso8601)
            }, auditTrail: try entries(of: person, connection))
    }

    private func entries(of person: Person, _ connection: any SQLConnection) throws -> [PersonExport.Entry] {
        let by = try connection.audit.latest(.max, AuditFilter(actor: person.itself))
        let about = try connection.audit.latest(.max, AuditFilter(noun: "person", nounID: "\(person.number)"))
        let all = Dictionary((by + about).map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        return all.values.sorted { $0.number > $1.number }.map {
            .init(
                number: $0.number, at: $0.at.iso8601, by: $0.actor.word, right: $0.capability.rawValue,
                act: "\($0.verb) \($0.noun) \($0.nounID)", detail: $0.detail)
        }
    }
}
