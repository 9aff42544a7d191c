import Domain

// The action trackers of Aireborough: one a priority for the spring quarter, signed; the next, being written; and one that
// the council keeps for itself. All of it is invented.
extension Bellwether {
    static let trackerStory: [StoryAct] =
        trackerTales.enumerated().flatMap { place, tale in tale.acts(first: Int64(place + 1), second: Int64(place + 7)) }
        + [corporateTracker]

    private static let firstQuarter = Period.financialQuarter(2026, 1)
    private static let secondQuarter = Period.financialQuarter(2026, 2)

    struct TrackerTale: Sendable {
        /// An activity in the first quarter, and what became of it in the second.
        struct Line: Sendable {
            var activity: Activity
            var later: (progress: Int, isAtRisk: Bool, says: String, evidence: String)?

            init(
                _ title: String, milestone: String, owner: String, due: String, _ progress: Int, _ says: String,
                evidence: String = "", later: (progress: Int, isAtRisk: Bool, says: String, evidence: String)? = nil
            ) {
                activity = Activity(
                    title: title, milestone: milestone, owner: owner, due: Day(iso8601: due), progress: progress, says: says,
                    evidence: evidence)
                self.later = later
            }
        }

        var priority: ID<Priority>
        var officer: String
        var director: String
        var risks: [Int64]
        var challenges: String
        var nextSteps: String
        var laterChallenges: String
        var laterSteps: String
        var lines: [Line]

        func acts(first: Int64, second: Int64) -> [StoryAct] {
            let tale = self
            return [
                StoryAct("2026-07-06") { services, people in
                    _ = try await services.startTracker(
                        of: tale.priority, for: firstQuarter, number: first, as: people["tobias.nnamdi"])
                },
                StoryAct("2026-09-09") { services, people in try await tale.fill(first, services, people) },
                StoryAct("2026-09-11") { services, people in
                    _ = try await services.signTracker(first, as: .officer, name: tale.officer, by: people["tobias.nnamdi"])
                },
                StoryAct("2026-09-24") { services, people in
                    _ = try await services.signTracker(first, as: .director, name: tale.director, by: people["hamish.varley"])
                },
                StoryAct("2026-10-12") { services, people in
                    _ = try await services.startTracker(
                        of: tale.priority, for: secondQuarter, number: second, as: people["tobias.nnamdi"])
                },
                StoryAct("2026-11-10") { services, people in try await tale.goOn(second, services, people) },
            ]
        }

        private func fill(_ number: Int64, _ services: Bellwether, _ people: StoryPeople) async throws {
            let draft = TrackerDraft(
                activities: lines.map(\.activity), challenges: challenges, risks: risks, nextSteps: nextSteps)
            _ = try await services.changeTracker(
                number, to: draft, seen: nil, says: "For the September board", as: people["tobias.nnamdi"])
            for (place, line) in lines.enumerated() where line.activity.isComplete && !line.activity.evidence.isEmpty {
                _ = try await services.acceptEvidence(
                    of: number, activity: place + 1, name: "Performance and Quality Assurance sub-group",
                    as: people["aurelio.finch"])
            }
        }

        private func goOn(_ number: Int64, _ services: Bellwether, _ people: StoryPeople) async throws {
            let activities = lines.filter { !$0.activity.isComplete }.map { line -> Activity in
                var activity = line.activity
                if let later = line.later {
                    (activity.progress, activity.isAtRisk) = (later.progress, later.isAtRisk)
                    (activity.says, activity.evidence) = (later.says, later.evidence)
                }
                return activity
            }
            let draft = TrackerDraft(activities: activities, challenges: laterChallenges, risks: risks, nextSteps: laterSteps)
            _ = try await services.changeTracker(
                number, to: draft, seen: nil, says: "For the December board", as: people["tobias.nnamdi"])
            for (place, activity) in activities.enumerated() where activity.isComplete && !activity.evidence.isEmpty {
                _ = try await services.acceptEvidence(
                    of: number, activity: place + 1, name: "Performance and Quality Assurance sub-group",
                    as: people["aurelio.finch"])
            }
        }
    }

    private static let corporateTracker = StoryAct("2026-11-04") { services, people in
        let table = """
            Activity,Milestone,Owner,Due,Progress,RAG,Latest position
            Family hubs open in every area,Tenth hub open,Head of Early Help,31/12/2026,80%,Green,Eight of ten are open
            Fostering households recruited,Twenty more than last year,Head of Corporate Parenting,31/03/2027,45%,Amber,Nine approved
            School places for children with an education plan,Every child placed by September,Head of Inclusion,30/09/2026,90%,Red,Six children were without a place

            """
        _ = try await services.addOutsideTracker(
            OutsideTracker(
                title: "Corporate plan: children and families", source: "Aireborough Council, corporate performance",
                address: "https://performance.aireborough.example/corporate-plan/children",
                refreshedOn: Day(iso8601: "2026-10-30") ?? Day(number: 0),
                file: ("corporate-plan-children.csv", Array(table.utf8))), number: 6, as: people["tobias.nnamdi"])
    }
}
