import Domain

/// Somebody who can be found, taken apart.
struct SearchedPerson {
    let number: Int64
    let name: String
    let email: String
    private let words: [String]

    init(_ person: Person) {
        (number, name, email) = (person.number, person.name, person.email)
        words = SearchWords.toFindBy("\(person.name) \(person.email)")
    }

    func has(_ asked: SearchWords.Asked) -> Bool { words.contains(where: asked.matches) }
}
