import Hummingbird
import HummingbirdCore
import NIOCore
import Synchronization

/// How much of the server one connection may take, and for how long. Times are in seconds.
public struct WebLimits: Sendable {
    /// Connections at once; the next ones wait outside until one is closed.
    public var connections = 512
    /// For the head of a request to arrive, for the next part of a body, and for the next request on the same connection.
    public var idle: Int64 = 30
    /// For a plain form to arrive as a whole.
    public var form: Int64 = 20
    /// For a file of 64 megabytes to arrive as a whole: two megabits a second are enough.
    public var upload: Int64 = 300
    /// For what nobody reads any more of a request that was answered already.
    public var rest: Int64 = 5
    /// For an answer to be taken.
    public var answer: Int64 = 600
    /// Bytes of all headers of a request together.
    public var headers = 32 * 1024

    public init() {}

    var server: HTTPServerBuilder {
        .http1(
            configuration: .init(
                idleTimeout: .seconds(idle),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: headers, maxHeaderListSize: headers, maxHeaderFieldCount: 100)))
    }
}

/// The body of one request as it comes in. It must be whole in time, and whether it is is known to whoever answers.
final class IncomingBody: Sendable {
    private let body: RequestBody
    private let isWhole: Mutex<Bool>
    /// What was read: who looks at a request before it is answered must leave its body to the answer.
    private let read = Mutex<[UInt8]?>(nil)

    init(_ request: Request) {
        body = request.body
        let length = request.headers[.contentLength]
        let isEmpty = (length == nil || length == "0") && request.headers[.transferEncoding] == nil
        isWhole = Mutex(isEmpty)
    }

    /// Whether something may still be on its way.
    var isPartial: Bool { isWhole.withLock { !$0 } }

    /// All of it, or the reason why not in words for whoever sent it.
    func bytes(upTo limit: Int, within seconds: Int64) async throws -> [UInt8] {
        if let bytes = read.withLock({ $0 }) { return bytes }
        let bytes = try await withThrowingTaskGroup(of: [UInt8].self) { [body] group in
            group.addTask {
                do {
                    return Array(buffer: try await body.collect(upTo: limit))
                } catch is NIOTooManyBytesError {
                    throw Fault.tooLarge
                } catch is CancellationError {
                    throw Fault.tooSlow
                } catch {
                    // The connection broke, or what came is no body: nobody here can put that right.
                    throw Fault.unreadable
                }
            }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                throw Fault.tooSlow
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
        isWhole.withLock { $0 = true }
        read.withLock { $0 = bytes }
        return bytes
    }
}

// What is sent back does not wait for ever either.
extension Site {
    /// Closes the connection when the answer is not taken in time, and soon after an answer to a request whose body was
    /// not read to its end: a body that drips would keep it open.
    func limited(_ response: Response, _ body: IncomingBody, on channel: any Channel) -> Response {
        let limits = house.settings.limits
        var response = response
        let isPartial = body.isPartial
        if isPartial { response.headers[.connection] = "close" }
        let length = response.body.contentLength
        let content = response.body
        response.body = ResponseBody(contentLength: length) { writer in
            let patience = channel.eventLoop.scheduleTask(in: .seconds(limits.answer)) { channel.close(promise: nil) }
            defer { patience.cancel() }
            try await content.write(writer)
            if isPartial {
                channel.eventLoop.scheduleTask(in: .seconds(limits.rest)) { channel.close(promise: nil) }
            }
        }
        return response
    }
}
