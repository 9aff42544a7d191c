import Domain
import Exchange
import Storage

extension Bellwether {
    /// Builds the demonstration through the same calls as a real partnership: a framework file, then figures files
    /// round by round, each known from its own day. What lies after the day on which it stands has not happened yet.
    public func buildDemonstration(framework: String, generator: String, progress: (String) -> Void) async throws {
        let (parsed, _) = try Bellwether.checkFramework(framework)
        _ = try await create(from: framework, why: "The demonstration", as: .demonstration)
        let today = self.today
        let files = try Demonstration.files(framework: parsed, generator: generator).filter { $0.knownOn <= today }
        for (place, file) in files.enumerated() {
            if place % 40 == 0 { progress("round \(file.name), \(place) of \(files.count) returns") }
            let answer = try await importFile(
                fileName: file.name, bytes: file.bytes, as: "figures", knownOn: file.knownOn, dryRun: false, by: .demonstration)
            if let problem = answer.problems.first {
                throw Refusal(.notPossible, "\(file.name): \(problem.what)", remedy: problem.remedy)
            }
        }
        progress("\(files.count) returns are in")
        try await addDemonstrationPeople()
        try await tellStory(Bellwether.story.filter { $0.day <= today })
    }
}

extension Bellwether {
    /// What happened in Aireborough, noun by noun. All of it is invented.
    private static let story: [StoryAct] =
        meetingsStory + actionStory + challengeStory + riskStory + ratingStory + trackerStory + mattersStory + reportStory
        + roundStory
        + packStory
}
