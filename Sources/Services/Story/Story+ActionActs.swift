import Domain

// The acts of which the story of actions is made, each by the same call as a real one.
extension Bellwether {
    static func raise(
        _ number: Int64, _ day: String, _ title: String, _ origin: ActionOrigin, _ body: ID<Body>, _ priority: ID<Priority>,
        owner: ActionOwner, person: String? = nil, due: String,
        figure: (ID<Indicator>, ID<Area>?, Action.Expected)? = nil
    ) -> StoryAct {
        StoryAct(day) { services, people in
            var owner = owner
            owner.person = person.flatMap { people.numbers[$0] }
            let draft = ActionDraft(
                title: title, origin: origin, body: body, priority: priority, owner: owner,
                due: Day(iso8601: due) ?? services.today, indicator: figure?.0, area: figure?.1,
                expected: figure?.2)
            _ = try await services.addAction(draft, number: number, as: people["morag.ellery"])
        }
    }

    static func report(
        _ number: Int64, _ day: String, _ course: ActionReport.Course, _ progress: Int, _ says: String, by name: String
    ) -> StoryAct {
        StoryAct(day) { services, people in
            _ = try await services.reportOnAction(
                number, ActionReport(course, progress: progress, says: says), as: people[name])
        }
    }

    static func move(_ number: Int64, _ day: String, to due: String, _ why: String) -> StoryAct {
        StoryAct(day) { services, people in
            _ = try await services.moveAction(
                number, to: Day(iso8601: due) ?? services.today, why: why, as: people["morag.ellery"])
        }
    }

    static func evidence(_ number: Int64, _ day: String, _ says: String, _ files: [EvidenceFile], by name: String) -> StoryAct {
        StoryAct(day) { services, people in
            _ = try await services.giveEvidence(says, files: files, for: number, as: people[name])
        }
    }
}
