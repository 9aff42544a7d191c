import Domain
import Synchronization

/// What is being done with a file in the background.
public enum ImportStep: Sendable {
    case reading, comparing, keeping
}

/// The files that are worked on in the background, by the number of their import: a page asks it how far one is, can
/// be left meanwhile, and finds the answer when it comes back.
final class ImportDesk: Sendable {
    /// Files larger than this are worked on in the background; smaller ones are done before the page is.
    static let atOnce = 2 << 20
    /// An answer is a few hundred kilobytes at most; that many are kept.
    private static let mostAnswers = 16

    /// What an answer depends on beside the file: the framework, and what else was accepted or withdrawn here since.
    struct Moment: Hashable {
        var framework: Int64
        var changes: Int
    }

    private struct State {
        var steps: [Int64: ImportStep] = [:]
        var failures: [Int64: Refusal] = [:]
        var answers: [Int64: (moment: Moment, answer: ImportAnswer)] = [:]
        var changes = 0
    }

    private let state = Mutex(State())

    /// False when somebody else is at it already.
    func begin(_ number: Int64, _ step: ImportStep) -> Bool {
        state.withLock { state in
            guard state.steps[number] == nil else { return false }
            state.steps[number] = step
            state.failures[number] = nil
            return true
        }
    }

    func move(_ number: Int64, to step: ImportStep) { state.withLock { $0.steps[number] = step } }

    func end(_ number: Int64, failure: Refusal? = nil) {
        state.withLock { state in
            state.steps[number] = nil
            state.failures[number] = failure
        }
    }

    func step(of number: Int64) -> ImportStep? { state.withLock { $0.steps[number] } }

    /// Why the last thing done to it in the background was refused; said once.
    func takeFailure(of number: Int64) -> Refusal? { state.withLock { $0.failures.removeValue(forKey: number) } }

    // MARK: - Answers

    func moment(_ version: FrameworkVersion) -> Moment {
        state.withLock { Moment(framework: version.number, changes: $0.changes) }
    }

    /// What is known has changed, so every answer may have.
    func forgetAll() {
        state.withLock { state in
            state.changes += 1
            state.answers.removeAll()
        }
    }

    func keep(_ answer: ImportAnswer, at moment: Moment) {
        state.withLock { state in
            if state.answers.count >= ImportDesk.mostAnswers, let oldest = state.answers.keys.min() {
                state.answers[oldest] = nil
            }
            state.answers[answer.record.number] = (moment, answer)
        }
    }

    func answer(_ number: Int64, at moment: Moment) -> ImportAnswer? {
        state.withLock { state in state.answers[number].flatMap { $0.moment == moment ? $0.answer : nil } }
    }
}
