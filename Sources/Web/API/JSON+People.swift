import Domain

extension JSON {
    init(_ person: Person) {
        self = [
            "number": .int(person.number), "name": .text(person.name), "email": .text(person.email),
            "state": .text(person.state.rawValue), "roles": .list(person.grants.map { JSON($0) }),
        ]
    }

    private init(_ grant: Grant) {
        self = [
            "role": .text(grant.role.rawValue), "scope": .text(grant.scope.word), "from": .text(grant.from.iso8601),
            "until": JSON(grant.until?.iso8601),
        ]
    }
}
