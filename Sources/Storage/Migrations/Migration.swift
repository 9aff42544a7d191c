/// One step of the schema. A step is added at the end, runs once in a transaction of its own, and is never
/// changed after it has been released: a mistake is put right by the next one.
struct Migration: Sendable {
    /// Says what it brings: "0001-figures".
    let name: String
    let statements: @Sendable (Dialect) -> [String]
}

enum Migrations {
    static let all: [Migration] = [
        .figures, .mappedFiles, .people, .frameworkChanges, .theRecord, .openID, .tokens,
        .agenciesOwnFiles, .steps, .packs, .actions, .challenges, .risks, .meetings, .commitments, .notices, .quickLists,
        .calendars, .rounds, .qualityMarks, .quickAnswers,
    ]
}
