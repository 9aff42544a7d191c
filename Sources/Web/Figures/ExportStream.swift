import Dispatch
import Hummingbird
import NIOCore
import NIOPosix
import Synchronization

/// Takes what an export writes on its own thread to a browser that reads at its own pace: the export waits when it is
/// too far ahead, and stops when nobody reads any more.
enum ExportStream {
    typealias Write = @Sendable ([UInt8]) throws -> Void

    static func body(_ export: @escaping @Sendable (@escaping Write) async throws -> Void) -> ResponseBody {
        ResponseBody { writer in
            let pipe = Pipe()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask(executorPreference: ExportThreads.all) { await pipe.fill(export) }
                defer { pipe.close() }
                for try await chunk in pipe.chunks {
                    try await writer.write(ByteBuffer(bytes: chunk))
                    pipe.taken()
                }
            }
            try await writer.finish(nil)
        }
    }
}

/// Threads of their own for exports, which wait within a transaction until what they read is taken: on a thread of the
/// connections nobody would be left to take it. So few that exports which nobody hurries to take leave the database
/// readers for everybody else (`SQLiteDatabase.Settings.readers`); a further export begins when one of them ends.
private final class ExportThreads: TaskExecutor {
    static let all = ExportThreads()
    private let threads = NIOThreadPool(numberOfThreads: 4)

    private init() { threads.start() }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        threads.submit { [self] _ in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}

/// The reader went away.
private struct NobodyReads: Error {}

private final class Pipe: Sendable {
    let chunks: AsyncThrowingStream<[UInt8], any Error>
    private let source: AsyncThrowingStream<[UInt8], any Error>.Continuation
    /// How many chunks may wait: some megabytes.
    private let room = DispatchSemaphore(value: 32)
    private let isClosed = Mutex(false)

    init() {
        (chunks, source) = AsyncThrowingStream.makeStream()
    }

    func fill(_ export: (@escaping ExportStream.Write) async throws -> Void) async {
        do {
            try await export { [self] chunk in try put(chunk) }
            source.finish()
        } catch {
            source.finish(throwing: error)
        }
    }

    /// On one of the exports' threads, which may wait.
    private func put(_ chunk: [UInt8]) throws {
        room.wait()
        guard !isClosed.withLock({ $0 }) else {
            room.signal()
            throw NobodyReads()
        }
        source.yield(chunk)
    }

    func taken() { room.signal() }

    func close() {
        isClosed.withLock { $0 = true }
        room.signal()
    }
}
