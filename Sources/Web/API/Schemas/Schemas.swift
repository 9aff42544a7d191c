import Domain

/// The parts of answers and bodies that have a name of their own, as the description lists them. Each says what the
/// `JSON(…)` of its noun writes; a test holds real answers against it.
enum Schemas {
    static let all: [(name: String, schema: Schema)] =
        figures
        + framework
        + parts
        + records
        + bodies
        + packContents
        + actions
        + challenges
        + risks
        + meetings + timetable
        + matters
        + rounds

    static let named = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.schema) })

    /// RFC 9457, with what to do and each thing to put right.
    static let problem = Schema.object([
        "type": .text, "title": .text, "status": .integer(400...599), "detail": .text,
        "do": .text.saying("What to do instead"), "instance": .text, "problems": .list(.named("BodyProblem")),
    ])

    static let bodyProblem = Schema.object([
        "field": .text.orNull.saying("The member or parameter"), "row": .count.orNull, "column": .text.orNull, "what": .text,
        "do": .text,
    ])
}
