import Domain
import Foundation
import HTTPTypes
import Services
import TestKit
import Testing

@testable import Web

/// A program that asks the interface with a token of its own.
struct Program: Sendable {
    let client: Client
    let small: SmallPartnership
    let person: Person
    let secret: String

    /// Over the partnership that has lived a little, as somebody with these roles.
    static func with(
        _ roles: [Role] = [.businessManager], may scope: Set<Capability>? = nil, settings: WebSettings = WebSettings(),
        _ body: @Sendable (Program) async throws -> Void
    ) async throws {
        try await SiteTests.lived { _, small in
            let today = SmallPartnership.today
            let added = try await small.services.addPerson(
                name: "Pat", email: "pat@example.org", grants: roles.map { Grant(role: $0, from: today) }, as: .owner)
            _ = try await small.services.signInAsDemonstration(added.person.number)
            let catalogue = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Samples/catalogue.csv")
            try small.services.setCatalogue([UInt8](Data(contentsOf: catalogue)))
            let person = try await small.services.person(added.person.number, as: .owner)
            let all = Set(AccessToken.choices.filter { AccessTable.grants(person.acting(on: today), $0) })
            let made = try await small.services.addToken(
                TokenDraft(name: "A program", scope: scope ?? all, until: today.adding(days: 9)), for: person.number,
                as: person.acting(on: today))
            try await body(
                Program(client: Client(small.services, settings: settings), small: small, person: person, secret: made.secret))
        }
    }

    func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> Client.Answer {
        try await client.get(path, headers: signed(headers))
    }

    func post(_ path: String, _ body: String, _ headers: HTTPFields = [:]) async throws -> Client.Answer {
        var headers = signed(headers)
        if headers[.contentType] == nil, !body.isEmpty { headers[.contentType] = "application/json" }
        return try await client.send(.post, path, headers: headers, body: Array(body.utf8))
    }

    private func signed(_ headers: HTTPFields) -> HTTPFields {
        var headers = headers
        if headers[.authorization] == nil { headers[.authorization] = "Bearer \(secret)" }
        return headers
    }
}

extension Client.Answer {
    func json() throws -> JSON { try JSON(reading: bytes) }

    /// The members that its problems name.
    func fields() throws -> [String] { try json()["problems"].elements.map { $0["field"].string ?? "" } }
}
