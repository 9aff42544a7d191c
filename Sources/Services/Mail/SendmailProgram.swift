import Foundation
import Synchronization

/// Hands one mail to a program on this computer that takes mails as sendmail does. It gets nothing of our environment,
/// in which keys may stand.
struct SendmailProgram: Sendable {
    var path: String
    var seconds = 30.0

    func send(_ message: MailMessage) async -> MailOutcome {
        guard message.isSafe else { return .refused("The address cannot be written in a mail.") }
        let run = Run(path, ["-i", "-f", message.sender, "--", message.recipient], message.lines.map { $0 + "\n" }.joined())
        let deadline = Task {
            try await Task.sleep(for: .seconds(seconds))
            run.stop()
        }
        defer { deadline.cancel() }
        switch await run.end() {
        case .notStarted: return .later("The mail program cannot be started.", isServer: true)
        case .stopped: return .unsure("The mail program took too long.")
        case .ended(0): return .sent
        // sysexits.h: no such user, no such host, data that it does not take.
        case .ended(let code) where [65, 67, 68].contains(code): return .refused("The mail program answered \(code).")
        case .ended(let code): return .later("The mail program answered \(code).", isServer: true)
        }
    }

    /// One run of the program; the first end counts.
    private final class Run: Sendable {
        enum End: Sendable { case notStarted, stopped, ended(Int32) }

        private struct State {
            var process: Process
            var isStopped = false
        }

        private let state: Mutex<State>

        init(_ path: String, _ arguments: [String], _ input: String) {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: path)
            process.arguments = arguments
            process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C"]
            process.standardInput = Run.file(with: input)
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            state = Mutex(State(process: process))
        }

        /// The mail as a file without a name. A pipe would end us when the program does not read it.
        private static func file(with input: String) -> FileHandle {
            var template = Array((NSTemporaryDirectory() + "/bellwether-mail-XXXXXX").utf8CString)
            let descriptor = mkstemp(&template)
            guard descriptor >= 0 else { return .nullDevice }
            unlink(template)
            let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            // A disk that is full gives a mail that is cut: an empty one is refused by every mail program.
            guard (try? file.write(contentsOf: Data(input.utf8))) != nil else { return .nullDevice }
            lseek(descriptor, 0, SEEK_SET)
            return file
        }

        func end() async -> End {
            await withCheckedContinuation { continuation in
                let isStarted = state.withLock { state in
                    state.process.terminationHandler = { process in
                        let code = process.terminationStatus
                        let isStopped = self.state.withLock { $0.isStopped }
                        continuation.resume(returning: isStopped ? .stopped : .ended(code))
                    }
                    // Why it does not start says nothing that the settings do not.
                    return (try? state.process.run()) != nil
                }
                if !isStarted { continuation.resume(returning: .notStarted) }
            }
        }

        func stop() {
            state.withLock { state in
                guard state.process.isRunning else { return }
                state.isStopped = true
                kill(state.process.processIdentifier, SIGKILL)
            }
        }
    }
}
