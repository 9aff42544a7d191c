import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Services
import Storage
import Synchronization
import TestKit
import Testing

@testable import Web

/// What an export does to others when nobody hurries to take it, on a server with a single thread for its connections.
@Suite("Exports that wait")
struct ExportStreamTests {
    @Test("an export that is ahead of its reader waits on a thread of its own")
    func waits() async throws {
        let taken = Mutex(0)
        let body = ExportStream.body { write in
            for _ in 0..<200 { try write([0]) }
        }
        let threads = ServingThreads(count: 1)
        let export = Task(executorPreference: threads) { try await body.write(Reader { taken.withLock { $0 += 1 } }) }
        // Waited for only when all was taken: a thread that hangs would take this test with it.
        for _ in 0..<300 where taken.withLock({ $0 }) < 200 { try await Task.sleep(for: .milliseconds(100)) }
        try #require(taken.withLock { $0 } == 200)
        try await export.value
        try await threads.loops.shutdownGracefully()
    }

    @Test("exports that nobody takes leave pages the database", .timeLimit(.minutes(1)))
    func others() async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let services = small.services
            try await withThrowingTaskGroup(of: Void.self) { group in
                let (waiting, arrived) = AsyncStream<Void>.makeStream()
                let (gate, opener) = AsyncStream<Void>.makeStream()
                let threads = ServingThreads(count: 1)
                for _ in 0..<6 {
                    group.addTask(executorPreference: threads) {
                        let body = ExportStream.body { write in
                            try await services.exportFigures(.csv, for: .board, asKnown: nil, as: .owner) { chunk in
                                arrived.yield()
                                for _ in 0..<100 { try write(chunk) }
                            }
                        }
                        try await body.write(Reader { for await _ in gate { break } })
                    }
                }
                // Four wait within their transactions; the others have no thread yet.
                var many = waiting.makeAsyncIterator()
                for _ in 0..<4 { _ = await many.next() }
                let page = try await Task(executorPreference: threads) { try await services.framework(as: .owner) }.value
                #expect(!page.framework.indicators.isEmpty)
                opener.finish()
                try await group.waitForAll()
                try await threads.loops.shutdownGracefully()
            }
        }
    }
}

/// Takes each piece only when it has been let.
private struct Reader: ResponseBodyWriter {
    let each: @Sendable () async -> Void

    func write(_ buffer: ByteBuffer) async throws { await each() }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
