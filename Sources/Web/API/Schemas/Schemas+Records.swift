import Domain
import Services

extension Schemas {
    static let records: [(name: String, schema: Schema)] = [
        ("Import", importRecord), ("Problem", problem), ("BodyProblem", bodyProblem), ("CellProblem", cellProblem),
        ("Offer", offer), ("ImportDetail", importDetail), ("Pack", pack), ("AuditEntry", auditEntry), ("Grant", grant),
        ("Person", person), ("SearchGroup", searchGroup),
    ]

    private static let importRecord = Schema.object([
        "number": .serial, "file": .text, "format": .text, "sha256": .sha256, "bytes": .count, "known_on": .day,
        "state": .choice(Import.State.self), "actor": .actor, "agency": .id.orNull,
        "created_at": .moment, "accepted_at": .moment.orNull,
        "read": .count, "new": .count, "changed": .count, "unchanged": .count, "left_out": .map(.count),
        "withdrawn_at": .moment.orNull, "withdrawn_by": .actor.orNull, "withdrawn_why": .text.orNull,
    ])
    private static let cellProblem = Schema.object([
        "sheet": .text.orNull, "row": .count.orNull, "column": .text.orNull, "cell": .text.orNull, "what": .text, "do": .text,
    ])
    private static let offer = Schema.object([
        "format": .choice(Mapping.Format.self), "layout": .named("Layout").orNull,
        "measures": .list(
            .object([
                "name": .text, "title": .text.orNull, "unit": .text.orNull, "cells": .count, "part": .choice(Mapping.Part.self),
                "example": .text.orNull, "proposals": .list(.object(["indicator": .id, "because": .text])),
            ])),
        "periods": .list(.object(["text": .text, "cells": .count, "period": .text.orNull])),
        "areas": .list(.object(["text": .text, "cells": .count, "area": .id.orNull, "near": .id.orNull])),
        "groups": .list(.object(["column": .text, "members": .list(.text), "total": .text.orNull])),
    ])
    private static let importDetail = Schema.object([
        "import": .named("Import"), "problem_count": .count, "problems": .list(.named("CellProblem")), "notice_count": .count,
        "notices": .list(.named("CellProblem")), "offers": .named("Offer").orNull, "being_worked_on": .bool,
    ])
    private static let pack = Schema.object([
        "number": .serial, "meeting": .id, "format": .choice(Pack.Format.self), "audience": .choice(["board", "public"]),
        "as_known": .day, "frozen_at": .moment, "sha256": .sha256, "bytes": .count, "address": .text,
    ])
    private static let auditEntry = Schema.object([
        "number": .serial, "at": .moment, "actor": .actor, "capability": .choice(Capability.self), "verb": .text, "noun": .text,
        "id": .text, "detail": .text, "content_hash": .text, "hash": .sha256,
    ])
    private static let grant = Schema.object([
        "role": .choice(Role.self), "scope": .scope, "from": .day, "until": .day.orNull,
    ])
    private static let person = Schema.object([
        "number": .serial, "name": .text, "email": .text, "state": .choice(Person.State.self), "roles": .list(.named("Grant")),
    ])
    private static let searchGroup = Schema.object([
        "kind": .choice(SearchGroupKind.all.map(\.word)), "label": .text, "count": .count, "is_more": .bool,
        "next": .cursor.orNull,
        "found": .list(
            .object(["id": .text, "reference": .text.orNull, "title": .text, "snippet": .text.orNull, "address": .text.orNull])),
    ])

    // MARK: - What is sent

    static let bodies: [(name: String, schema: Schema)] = [
        ("NewGrant", newGrant), ("NewPerson", newPerson), ("EndOfGrant", endOfGrant), ("Reason", reason),
        ("Acceptance", acceptance),
    ]

    private static let newGrant = Schema.object(
        ["role": .choice(Role.self)],
        optional: [
            "scope": .scope.saying("What it is held for; the partnership when left out"),
            "until": .day.orNull.saying("The last day; an inspector's role has one"),
        ])
    private static let newPerson = Schema.object([
        "name": .words(1...120), "email": .email, "roles": .list(.named("NewGrant"), most: 20),
    ])
    private static let endOfGrant = Schema.object(
        ["role": .choice(Role.self)],
        optional: ["scope": .scope, "on": .day.orNull.saying("The last day on which it holds; left out, it ends at once")])
    private static let reason = Schema.object(["why": .words(1...500)])
    private static let acceptance = Schema.object([
        "seen": .object([
            "read": .count, "new": .count, "changed": .count, "unchanged": .count, "left_out": .map(.count),
        ]).saying("What the import would do, as its reading said: nothing else is accepted")
    ])
}
