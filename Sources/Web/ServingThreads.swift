import NIOCore
import NIOPosix

/// The threads that read and write the connections, which also run what answers them: a request is not handed from thread
/// to thread, which costs more than the smallest pages do.
///
/// It is preferred by tasks and inherited by their children (SE-0417); an actor keeps its own executor. What takes long
/// (`Route.takesLong`) runs elsewhere, for it would keep the other connections of its thread waiting.
final class ServingThreads: TaskExecutor {
    let loops: MultiThreadedEventLoopGroup

    /// Two at least: a machine with one core still answers the second while the first computes.
    init(count: Int = max(2, System.coreCount)) {
        loops = MultiThreadedEventLoopGroup(numberOfThreads: count)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // Called on one of these threads, `any()` is that thread's own loop.
        loops.any().execute { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
