import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOPosix
import Services

/// Where the site is served, and to whom.
public struct WebSettings: Sendable {
    public var host: String
    public var port: Int
    /// Until people can sign in, only requests addressed to this computer itself are answered.
    public var loopbackOnly: Bool
    /// Stands on every page when the framework has no banner of its own.
    public var banner: String?
    public var limits: WebLimits
    /// What one token, or one address without a token, may ask of the interface for programs.
    public var requestsPerMinute: Int

    public init(
        host: String = "127.0.0.1", port: Int = 8080, loopbackOnly: Bool = true, banner: String? = nil,
        limits: WebLimits = WebLimits(), requestsPerMinute: Int = 600
    ) {
        self.limits = limits
        self.host = host
        self.port = port
        self.loopbackOnly = loopbackOnly
        self.banner = banner
        self.requestsPerMinute = requestsPerMinute
    }
}

/// The web pages and the API over one set of services.
public enum WebApplication {
    /// Ready for `runService()`. `onReady` is told the port once the server listens: with port 0 the system picks one.
    public static func make(
        services: Bellwether, settings: WebSettings, logger: Logger = Logger(label: "bellwether.web"),
        loops: MultiThreadedEventLoopGroup = .singleton, onReady: @escaping @Sendable (Int?) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Application(
            responder: Site(services: services, settings: settings), server: settings.limits.server,
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), serverName: nil,
                availableConnectionsDelegate: .maximum(settings.limits.connections, logger: logger)),
            onServerRunning: { channel in await onReady(channel.localAddress?.port) }, eventLoopGroupProvider: .shared(loops),
            logger: logger)
    }
}
