import Hummingbird
import Services

extension WebApplication {
    /// Serves until the program is told to stop, and finishes what is under way.
    public static func run(services: Bellwether, host: String, port: Int) async throws {
        try await make(services: services, settings: WebSettings(host: host, port: port)).runService()
    }
}
