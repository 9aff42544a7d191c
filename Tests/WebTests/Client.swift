import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Services
import TestKit

@testable import Web

/// Asks the real site and reads what a browser would get, without a socket between.
struct Client: Sendable {
    let site: Site
    private let logger: Logger

    init(
        _ services: Bellwether, settings: WebSettings = WebSettings(),
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ) {
        site = Site(services: services, settings: settings)
        self.logger = logger
    }

    /// The name of the session's cookie, by the usual settings.
    static let sessionCookie = Cookie.session(WebSettings()).name

    struct Answer: Sendable {
        var status: Int
        var headers: HTTPFields
        var bytes: [UInt8]

        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    func get(_ path: String, host: String = "127.0.0.1:8080", headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.get, path, host: host, headers: headers)
    }

    func post(_ path: String, form: String, headers: HTTPFields = [:]) async throws -> Answer {
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await send(.post, path, headers: headers, body: Array(form.utf8))
    }

    /// Uploads a file as a browser does.
    func upload(_ content: String, name: String = "return.csv", knownOn: String = "") async throws -> Answer {
        let body = """
            --edge\r\nContent-Disposition: form-data; name="file"; filename="\(name)"\r\nContent-Type: text/csv\r\n\r\n\(content)\r\n\
            --edge\r\nContent-Disposition: form-data; name="known-on"\r\n\r\n\(knownOn)\r\n--edge--\r\n
            """
        return try await send(
            .post, "/imports", headers: [.contentType: "multipart/form-data; boundary=edge"], body: Array(body.utf8))
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, host: String = "127.0.0.1:8080", headers: HTTPFields = [:],
        body: [UInt8] = [], asBrowser: Bool = true
    ) async throws -> Answer {
        try await send(
            method, path, host: host, headers: headers, body: RequestBody(buffer: ByteBuffer(bytes: body)), asBrowser: asBrowser)
    }

    /// With a body that may take its time, and from an address.
    func send(
        _ method: HTTPRequest.Method, _ path: String, host: String = "127.0.0.1:8080", headers: HTTPFields = [:],
        body: RequestBody, asBrowser: Bool = true, from address: String? = nil
    ) async throws -> Answer {
        var headers = headers
        // A browser says where a form comes from.
        if asBrowser, method == .post, headers[.cookie] != nil, headers[.origin] == nil, headers[.site] == nil {
            headers[.site] = "same-origin"
        }
        let request = Request(
            head: HTTPRequest(method: method, scheme: "http", authority: host, path: path, headerFields: headers),
            body: body)
        let channel = NIOAsyncTestingChannel()
        channel.remoteAddress = try address.map { try SocketAddress(ipAddress: $0, port: 50_000) }
        let context = SiteContext(
            source: ApplicationRequestContextSource(
                channel: channel, logger: logger))
        let response = try await site.respond(to: request, context: context)
        let writer = Collector()
        try await response.body.write(writer)
        return Answer(status: response.status.code, headers: response.headers, bytes: writer.bytes.bytes)
    }
}

private struct Collector: ResponseBodyWriter {
    let bytes = Sink()

    func write(_ buffer: ByteBuffer) async throws { bytes.add(Array(buffer: buffer)) }
    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

extension Sink {
    var bytes: [UInt8] { Array(text.utf8) }
}

extension HTTPField.Name {
    static let site = HTTPField.Name("Sec-Fetch-Site")!
}
