import Domain
import Storage

/// How an action goes, in the words of its owner.
public struct ActionReport: Hashable, Sendable {
    public enum Course: String, CaseIterable, Sendable {
        case onCourse = "on-course"
        case atRisk = "at-risk"
        case complete
    }

    public var course: Course
    /// Per cent; a complete one is all done.
    public var progress: Int
    public var says: String

    public init(_ course: Course, progress: Int, says: String) {
        self.course = course
        self.progress = progress
        self.says = says
    }
}

/// A file that comes with evidence.
public struct EvidenceFile: Hashable, Sendable {
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

// What the owners of actions say of them: each agency of its own.
extension Bellwether {
    public func reportOnAction(_ number: Int64, _ report: ActionReport, as actor: Actor) async throws -> Action {
        let says = try words(
            report.says, report.course == .atRisk ? "Why it is at risk" : "What has been done", upTo: 1000)
        guard (0...100).contains(report.progress) else {
            throw Refusal(.notPossible, "Progress is 0 to 100 per cent.", remedy: "Give a number from 0 to 100.")
        }
        return try await acting(on: number, .reportActions, as: actor) { [self] action, _, now in
            guard action.state == .open else {
                throw Refusal(
                    .notPossible,
                    "\(action.reference) is \(action.standing(on: now.day).label.lowercasedFirst), so there is no more to report.",
                    remedy: action.state == .complete
                        ? "Give its evidence, or ask for it to be reopened." : "Ask for it to be reopened.")
            }
            return reported(report, says, on: &action, now)
        }
    }

    private func reported(_ report: ActionReport, _ says: String, on action: inout Action, _ now: Instant) -> ActionAct {
        let was = action.progress
        action.progress = report.course == .complete ? 100 : report.progress
        action.riskWhy = report.course == .atRisk ? says : nil
        if action.startedOn == nil, action.progress > 0 { action.startedOn = now.day }
        if report.course == .complete { action.state = .complete }
        return ActionAct(
            verb: report.course == .onCourse ? "progress" : report.course.rawValue, says: says, from: "\(was)%",
            to: "\(action.progress)%", detail: "\(was)% to \(action.progress)%",
            tells: report.course == .onCourse ? [] : [(.answered, action.askers)])
    }

    /// Evidence is words, files or both; somebody else decides on it.
    public func giveEvidence(
        _ says: String, files: [EvidenceFile] = [], for number: Int64, as actor: Actor
    ) async throws -> Action {
        let says = try words(says, "What the evidence shows", upTo: 2000, mayBeEmpty: !files.isEmpty)
        guard files.count <= ActionEvidence.mostFiles else {
            throw Refusal(
                .notPossible, "There are more than \(ActionEvidence.mostFiles) files.",
                remedy: "Send the rest as further evidence.")
        }
        return try await acting(on: number, .reportActions, as: actor) { [self] action, connection, now in
            guard action.isLive else {
                throw Refusal(
                    .notPossible, "\(action.reference) is \(action.standing(on: now.day).label.lowercasedFirst).",
                    remedy: "Ask for it to be reopened before you bring evidence.")
            }
            let kept = try files.map {
                try attach($0.bytes, name: $0.name, says: "", to: action.thing, at: now, by: actor, connection)
            }
            let evidence = try connection.actionEvidence.add(
                says, files: kept.map(\.number), to: action.number, at: now, by: actor)
            return ActionAct(
                verb: "evidence", says: says, to: "E\(evidence.place)",
                detail: "E\(evidence.place) with \(kept.count) \(kept.count == 1 ? "file" : "files")",
                tells: [(.answered, action.askers)])
        }
    }
}
