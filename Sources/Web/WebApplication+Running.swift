import Domain
import Hummingbird
import Logging
import Services

extension WebApplication {
    /// Serves until the program is told to stop, and finishes what is under way.
    public static func run(services: Bellwether, host: String, port: Int, requestsPerMinute: Int) async throws {
        let logger = Logger(label: "bellwether.web")
        let settings = WebSettings(host: host, port: port, requestsPerMinute: requestsPerMinute)
        let threads = ServingThreads()
        let application = make(services: services, settings: settings, logger: logger, loops: threads.loops)
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask(executorPreference: threads) { try await application.runService() }
                group.addTask { try await lookAfter(services, logger) }
                group.addTask { try await tellPeople(services, logger) }
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch {
            try await threads.loops.shutdownGracefully()
            throw error
        }
        try await threads.loops.shutdownGracefully()
    }

    /// Every hour: once a month what has been kept for long enough is cleared away, and packs whose papers have closed are
    /// frozen.
    private static func lookAfter(_ services: Bellwether, _ logger: Logger) async throws {
        while true {
            do {
                if let report = try await services.retainWhenDue() {
                    logger.notice("Cleared away what was kept for long enough", metadata: ["what": "\(report.words)"])
                }
                for pack in try await services.freezeDuePacks() {
                    logger.notice("Froze a pack whose papers have closed", metadata: ["pack": "\(pack.number)"])
                }
            } catch {
                logger.error("The hourly work was not done this time", metadata: ["error": "\(String(reflecting: error))"])
            }
            try await Task.sleep(for: .seconds(3600))
        }
    }

    /// Each minute what waits goes out by mail, where that is set up; each hour those are reminded whose days come near.
    /// Both do nothing twice, so a second server over the same database does no harm.
    private static func tellPeople(_ services: Bellwether, _ logger: Logger) async throws {
        var minutes = 0
        while true {
            do {
                if minutes.isMultiple(of: 60), try await !services.isEmpty() { _ = try await services.remind(as: .owner) }
                if services.sendsMail {
                    let report = try await services.sendMail(path: path, as: .owner)
                    if let fault = report.fault {
                        logger.warning("Not all mail went out", metadata: ["counts": "\(report.words)", "fault": "\(fault)"])
                    }
                }
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                logger.error("Nobody was told this time", metadata: ["error": "\(String(reflecting: error))"])
            }
            try await Task.sleep(for: .seconds(60))
            minutes += 1
        }
    }
}
