import Domain
import Services

/// Actors by the names of today. The record holds numbers: a closed account has no name any more.
struct ActorNames {
    var names: [Int64: String] = [:]

    func of(_ actor: Actor) -> String {
        switch actor {
        case .person(let person):
            names[person.number].map { $0 + (person.token.map { " by token \($0.number)" } ?? "") } ?? actor.word
        case .owner: "the owner of the computer"
        case .demonstration: "the demonstration"
        case .visitor: "somebody at the door"
        }
    }
}

extension Visit {
    func names() async throws -> ActorNames { ActorNames(names: try await services.peopleNames(as: actor)) }
}
