import Domain
import Foundation
import Storage
import TestKit
import Testing

@testable import Services

@Suite("The second factor")
struct SecondFactorTests {
    @Test(
        "agrees with the examples of RFC 6238",
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func vectors(seconds: Int64, code: String) {
        let codes = TimeCodes(secret: Array("12345678901234567890".utf8))
        let step = TimeCodes.step(at: Instant(secondsSince1970: seconds))
        #expect(codes.code(step, digits: 8) == code)
        #expect(codes.code(step) == String(code.suffix(6)))
    }

    @Test(
        "agrees with the examples of base32 in RFC 4648",
        arguments: [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ])
    func base32(text: String, encoded: String) {
        #expect(Base32.text(Array(text.utf8)) == encoded)
    }

    @Test("a code is good one step early and one step late, and no further")
    func steps() {
        let codes = TimeCodes(secret: Array("12345678901234567890".utf8))
        let now = Instant(secondsSince1970: 1_111_111_111)
        let step = TimeCodes.step(at: now)
        #expect((-2...2).map { codes.step(of: codes.code(step + $0), at: now) } == [nil, step - 1, step, step + 1, nil])
        let code = codes.code(step)
        #expect(codes.step(of: "\(code.prefix(3)) \(code.suffix(3))", at: now) == step)
        #expect(["", "12345", code + "0"].allSatisfy { codes.step(of: $0, at: now) == nil })
    }

    @Test("the app gets the secret as text and as an address", arguments: TestDatabase.kinds)
    func address(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            try await desk.add("Ann", .performanceOfficer)
            let (secret, address) = try await desk.services.beginSecondFactor(
                proof: SignInDesk.goodPassword, session: desk.session("Ann"))
            #expect(secret.count == 32)
            let account = "otpauth://totp/Bellwether:ann%40example%2Eorg"
            #expect(address == account + "?secret=\(secret)&issuer=Bellwether&algorithm=SHA1&digits=6&period=30")
        }
    }

    @Test("is asked for once it is confirmed, and not before", arguments: TestDatabase.kinds)
    func setUp(kind: Dialect) async throws {
        try await SignInDesk.with(kind, framework: SignInDesk.realFramework) { desk in
            let ann = try await desk.add("Ann", .performanceOfficer)
            let (here, elsewhere) = (try await desk.session("Ann"), try await desk.session("Ann"))
            #expect(try await desk.visitor(here)?.owesSecondFactor == true)
            _ = try await desk.services.beginSecondFactor(proof: SignInDesk.goodPassword, session: here)
            _ = try await desk.session("Ann")
            #expect(
                try await refusal { try await desk.services.confirmSecondFactor("000000x", session: here) }?.kind
                    == .notPossible)
            let codes = try await desk.services.confirmSecondFactor(desk.codeOfOffered(ann), session: here)
            #expect(Set(codes).count == 10)
            #expect(codes.allSatisfy { $0.wholeMatch(of: /([a-z2-7]{4}-){3}[a-z2-7]{4}/) != nil })
            #expect(try await desk.visitor(here)?.hasSecondFactor == true)
            #expect(try await desk.visitor(here)?.owesSecondFactor == false)
            #expect(try await desk.visitor(elsewhere) == nil)
            let pending = try await desk.pending("Ann")
            #expect(try await desk.visitor(pending) == nil)
            desk.wait(30)
            let answer = try await desk.services.answerSecondFactor(desk.code(of: ann), pending: pending, from: "192.0.2.1")
            guard case .session(let token) = answer else { throw SignInDesk.Unexpected() }
            #expect(try await desk.visitor(token)?.hasSecondFactor == true)
            #expect(
                try await desk.trail(2).map { String($0) } == [
                    "person-1: sign in person 1", "person-1: set up second factor of person 1",
                ])
        }
    }

    @Test(
        "one that was lost is taken away by those who look after accounts, and ends every session", arguments: TestDatabase.kinds)
    func lost(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .performanceOfficer)
            #expect(
                try await refusal { try await desk.services.removeSecondFactor(of: ann.number, as: .owner) }?.kind == .notPossible
            )
            let session = try await desk.session("Ann")
            let codes = try await desk.setUpApp(ann, session: session)
            let herself = Actor.person(ActingPerson(number: ann.number, grants: ann.grants))
            #expect(
                try await refusal { try await desk.services.removeSecondFactor(of: ann.number, as: herself) }?.kind == .denied)
            _ = try await desk.services.removeSecondFactor(of: ann.number, as: .owner)
            #expect(try await desk.visitor(session) == nil)
            #expect(try await desk.trail(1) == ["owner: remove second factor of person 1"])
            let again = try await desk.session("Ann")
            #expect(try await desk.visitor(again)?.hasSecondFactor == false)
            #expect(try await desk.database.read { try $0.credentials.recoveryCodesLeft(of: ann.number) } == 0)
            #expect(codes.count == 10)
        }
    }

    @Test("after five wrong codes one begins again, from wherever they came", arguments: TestDatabase.kinds)
    func guesses(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .performanceOfficer)
            try await desk.setUpApp(ann, session: desk.session("Ann"))
            desk.wait(60)
            let pending = try await desk.pending("Ann")
            for place in 1...5 {
                let answer = try await refusal {
                    try await desk.services.answerSecondFactor("00000x", pending: pending, from: "198.51.100.\(place)")
                }
                #expect(answer?.kind == .denied)
            }
            let right = try await desk.code(of: ann)
            let late = try await refusal {
                try await desk.services.answerSecondFactor(right, pending: pending, from: "198.51.100.9")
            }
            #expect(late?.what == "Your password was a while ago.")
            let again = try await desk.pending("Ann")
            let answer = try await desk.services.answerSecondFactor(right, pending: again, from: "198.51.100.9")
            guard case .session = answer else { throw SignInDesk.Unexpected() }
        }
    }

    @Test("a code is accepted once, even for another sign-in", arguments: TestDatabase.kinds)
    func codeTwice(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .performanceOfficer)
            try await desk.setUpApp(ann, session: desk.session("Ann"))
            // The code that confirmed the app is used up as well.
            #expect(try await desk.answer(desk.code(of: ann))?.kind == .denied)
            desk.wait(60)
            let code = try await desk.code(of: ann)
            #expect(try await desk.answer(code) == nil)
            #expect(try await desk.answer(code)?.kind == .denied)
            #expect(try await desk.trail(1) == ["visitor: refuse to sign in person 1"])
        }
    }

    @Test("a recovery code is accepted once, however it is typed", arguments: TestDatabase.kinds)
    func recovery(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .performanceOfficer)
            let codes = try await desk.setUpApp(ann, session: desk.session("Ann"))
            #expect(try await desk.answer(codes[0].uppercased().replacing("-", with: " ")) == nil)
            #expect(try await desk.answer(codes[0])?.kind == .denied)
            #expect(try await desk.answer(codes[1]) == nil)
            // New codes replace the old ones.
            desk.wait(60)
            guard
                case .session(let session) = try await desk.services.answerSecondFactor(
                    desk.code(of: ann), pending: desk.pending("Ann"), from: "192.0.2.1")
            else { throw SignInDesk.Unexpected() }
            desk.wait(60)
            try await desk.setUpApp(ann, session: session)
            #expect(try await desk.answer(codes[2])?.kind == .denied)
        }
    }

    @Test("a right password waits five minutes for its code, once", arguments: TestDatabase.kinds)
    func pending(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .performanceOfficer)
            let session = try await desk.session("Ann")
            try await desk.setUpApp(ann, session: session)
            let late = try await desk.pending("Ann")
            desk.wait(300)
            #expect(try await desk.answer(desk.code(of: ann), pending: late)?.kind == .denied)
            let used = try await desk.pending("Ann")
            #expect(try await desk.answer(desk.code(of: ann), pending: used) == nil)
            desk.wait(60)
            for token in [used, session, "", "nothing"] {
                #expect(try await desk.answer(desk.code(of: ann), pending: token)?.kind == .denied)
            }
        }
    }

    @Test("stands before a reset link's session too, and before changing the app", arguments: TestDatabase.kinds)
    func reset(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .performanceOfficer)
            try await desk.setUpApp(ann, session: desk.session("Ann"))
            let link = try await desk.services.newLink(for: ann.number, as: .owner)
            let answer = try await desk.services.usePassword(SignInDesk.otherPassword, link: link, from: "192.0.2.1")
            guard case .secondFactor(let pending) = answer else { throw SignInDesk.Unexpected() }
            #expect(
                try await refusal {
                    try await desk.services.beginSecondFactor(proof: SignInDesk.otherPassword, session: pending)
                }?.kind == .denied)
        }
    }

    @Test("the old app holds until the new one is confirmed", arguments: TestDatabase.kinds)
    func replacing(kind: Dialect) async throws {
        try await SignInDesk.with(kind) { desk in
            let ann = try await desk.add("Ann", .performanceOfficer)
            let session = try await desk.session("Ann")
            try await desk.setUpApp(ann, session: session)
            _ = try await desk.services.beginSecondFactor(proof: SignInDesk.goodPassword, session: session)
            desk.wait(60)
            #expect(try await desk.answer(desk.codeOfOffered(ann))?.kind == .denied)
            #expect(try await desk.answer(desk.code(of: ann)) == nil)
        }
    }

    @Test("a secret sealed for one person opens for nobody else, nor by another key")
    func sealing() throws {
        let (one, other) = (Secrets.inMemory(), Secrets.inMemory())
        let sealed = try one.seal([1, 2, 3], for: "app of person-1")
        #expect(try one.open(sealed, for: "app of person-1") == [1, 2, 3])
        #expect(try one.seal([1, 2, 3], for: "app of person-1") != sealed)
        #expect(throws: Secrets.Unusable.self) { try one.open(sealed, for: "app of person-2") }
        #expect(throws: Secrets.Unusable.self) { try other.open(sealed, for: "app of person-1") }
    }
}

extension SignInDesk {
    /// Why a code is refused to a new sign-in, or to one that waits; nil when it is right.
    fileprivate func answer(_ code: String, pending: String? = nil) async throws -> Refusal? {
        let waiting: String
        if let pending { waiting = pending } else { waiting = try await self.pending("Ann") }
        return try await refusal { try await services.answerSecondFactor(code, pending: waiting, from: "192.0.2.1") }
    }
}
