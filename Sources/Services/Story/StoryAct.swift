import Domain

/// One act of the demonstration's story: on its day, by the same call as a real one.
struct StoryAct: Sendable {
    var day: Day
    var act: @Sendable (Bellwether, StoryPeople) async throws -> Void

    init(_ day: String, _ act: @escaping @Sendable (Bellwether, StoryPeople) async throws -> Void) {
        self.day = Day(iso8601: day) ?? Day(number: 0)
        self.act = act
    }
}

/// The demonstration's people as those who act, by the first part of their e-mail address: "morag.ellery".
struct StoryPeople: Sendable {
    var numbers: [String: Int64]
    private var people: [String: Person]

    init(_ all: [Person]) {
        people = Dictionary(all.map { (String($0.email.prefix { $0 != "@" }), $0) }, uniquingKeysWith: { first, _ in first })
        numbers = people.mapValues(\.number)
    }

    /// Acts with all the roles that the person ever held: some of the story lies before the first of them.
    subscript(_ name: String) -> Actor {
        guard let person = people[name] else { return .demonstration }
        return .person(ActingPerson(number: person.number, grants: person.grants))
    }
}

extension Bellwether {
    /// What happened before the day on which the demonstration stands, day by day, whoever's noun it belongs to.
    func tellStory(_ acts: [StoryAct]) async throws {
        let people = StoryPeople(try await people(as: .demonstration))
        for act in acts.enumerated().sorted(by: { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }).map(\.element) {
            let morning = Instant(secondsSince1970: Instant.start(of: act.day).secondsSince1970 + 10 * 3600)
            try await act.act(standing(at: morning), people)
        }
    }
}
