import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Services
import Storage
import TestKit
import Testing

@testable import Web

/// Over a real socket on this computer: what drips does not hold the server.
@Suite("Slow connections", .serialized)
struct SlowConnectionTests {
    private static func served(
        _ limits: WebLimits, _ body: @Sendable (Int) async throws -> Void
    ) async throws {
        try await SmallPartnership.with(.sqlite) { small in
            let (ports, found) = AsyncStream<Int>.makeStream()
            let application = WebApplication.make(
                services: small.services, settings: WebSettings(port: 0, limits: limits),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                onReady: { if let port = $0 { found.yield(port) } })
            // It ends with the process: cancelling it would drop connections that it has accepted and not yet taken up, and
            // NIO stops the whole process for a connection that is dropped.
            Task { try await application.run() }
            var iterator = ports.makeAsyncIterator()
            let port = try #require(await iterator.next())
            try await body(port)
        }
    }

    private static var quick: WebLimits {
        var limits = WebLimits()
        (limits.idle, limits.form, limits.upload, limits.rest) = (1, 1, 1, 1)
        return limits
    }

    /// A machine that is busy lets a second go by between two bytes; only the time for the whole is to run out.
    private static var patientBetweenBytes: WebLimits {
        var limits = quick
        limits.idle = 60
        return limits
    }

    @Test("a head that drips is cut off, and a page is answered meanwhile")
    func head() async throws {
        var limits = Self.quick
        limits.idle = 4
        try await Self.served(limits) { port in
            let slow = try Wire(port: port)
            try slow.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
            var count = 0
            while !slow.isClosed, count < 300 {
                // Each byte alone would keep an idle timer from ever ending.
                slow.trySend("X")
                let page = try await Wire.ask("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", port: port)
                #expect(page.hasPrefix("HTTP/1.1 200"))
                try await Task.sleep(for: .milliseconds(100))
                count += 1
            }
            #expect(slow.isClosed)
        }
    }

    @Test("a form that drips ends with 408, with words, and its connection closes")
    func form() async throws {
        try await Self.served(Self.patientBetweenBytes) { port in
            let slow = try Wire(port: port)
            try slow.send(
                "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: 1000\r\n\r\nemail=")
            for _ in 0..<300 where !slow.isClosed {
                slow.trySend("a")
                try await Task.sleep(for: .milliseconds(100))
            }
            #expect(slow.isClosed)
            #expect(slow.received.hasPrefix("HTTP/1.1 408"))
            #expect(slow.received.contains("did not arrive in time"))
        }
    }

    @Test("a body that nobody reads does not keep the connection open")
    func rest() async throws {
        try await Self.served(Self.patientBetweenBytes) { port in
            let slow = try Wire(port: port)
            try slow.send("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n")
            for _ in 0..<300 where !slow.isClosed {
                slow.trySend("a")
                try await Task.sleep(for: .milliseconds(100))
            }
            #expect(slow.isClosed)
            #expect(slow.received.hasPrefix("HTTP/1.1 200") && slow.received.lowercased().contains("connection: close"))
        }
    }

    @Test("headers beyond the limit are refused")
    func headers() async throws {
        try await Self.served(WebLimits()) { port in
            let large = "X-Large: " + String(repeating: "a", count: 40_000)
            let many = (0..<200).map { "X-\($0): a" }.joined(separator: "\r\n")
            for lines in [large, many] {
                let answer = try await Wire.ask("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\(lines)\r\n\r\n", port: port)
                #expect(!answer.hasPrefix("HTTP/1.1 200"), "\(answer.prefix(40))")
            }
        }
    }

    @Test("more connections than the cap wait outside, and come in when one leaves")
    func cap() async throws {
        var limits = Self.quick
        limits.connections = 4
        try await Self.served(limits) { port in
            let held = try (0..<8).map { _ in try Wire(port: port) }
            let asking = try Wire(port: port)
            try asking.send("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            try await Task.sleep(for: .milliseconds(300))
            #expect(!asking.isClosed && asking.received.isEmpty)
            // Those that say nothing are cut off, four after four, until it is this one's turn.
            for _ in 0..<300 where !asking.isClosed { try await Task.sleep(for: .milliseconds(100)) }
            #expect(asking.received.hasPrefix("HTTP/1.1 200"))
            #expect(held.count == 8)
        }
    }
}

/// A connection that sends what it is told, as no browser would.
final class Wire {
    private let descriptor: Int32
    private(set) var received = ""
    private var isOver = false

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Broken(code: errno) }
    }

    deinit { close(descriptor) }

    struct Broken: Error { var code: Int32 }

    func send(_ text: String) throws {
        let bytes = Array(text.utf8)
        guard Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw Broken(code: errno)
        }
    }

    /// The other side may have gone. Whether it has, `isClosed` finds out, after it took in what was said before.
    func trySend(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Whether the other side has closed; takes in what came before.
    var isClosed: Bool {
        while !isOver {
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
            if count > 0 {
                received += String(decoding: bytes[..<count], as: UTF8.self)
            } else if count == 0 || errno != EAGAIN {
                isOver = true
            } else {
                break
            }
        }
        return isOver
    }

    /// Sends a request and gives all that comes back until the connection closes.
    static func ask(_ text: String, port: Int) async throws -> String {
        let wire = try Wire(port: port)
        try wire.send(text)
        for _ in 0..<2000 where !wire.isClosed { try await Task.sleep(for: .milliseconds(10)) }
        return wire.received
    }
}
