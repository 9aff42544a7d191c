import Foundation
import FoundationNetworking
import Synchronization

/// One request to the provider: no redirect is followed, no cookie kept, and it ends in time and at a size, whatever
/// the other side does.
final class ProviderRequest: NSObject, URLSessionDataDelegate, Sendable {
    struct Limits: Sendable {
        var seconds = 10.0
        var bytes = 1 << 18
    }

    struct Answer: Sendable {
        var status: Int
        var body: Data
    }

    private struct State {
        var waiting: CheckedContinuation<Answer, any Error>?
        var status = 0
        var body = Data()
        var isRedirected = false
    }

    private let limits: Limits
    private let state = Mutex(State())

    private init(_ limits: Limits) { self.limits = limits }

    static func send(_ request: URLRequest, _ limits: Limits) async throws -> Answer {
        let one = ProviderRequest(limits)
        return try await one.send(request)
    }

    private func send(_ request: URLRequest) async throws -> Answer {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = limits.seconds
        configuration.httpShouldSetCookies = false
        configuration.httpCookieAcceptPolicy = .never
        configuration.urlCache = nil
        let session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
        // Ends the whole, also where the other side sends a byte now and then.
        let deadline = Task { [limits] in
            try await Task.sleep(for: .seconds(limits.seconds))
            self.finish(.failure(OpenIDTrouble.unreachable))
            self.cancel(session)
        }
        defer {
            deadline.cancel()
            session.finishTasksAndInvalidate()
        }
        return try await withCheckedThrowingContinuation { continuation in
            state.withLock { $0.waiting = continuation }
            session.dataTask(with: request).resume()
        }
    }

    /// FoundationNetworking stops the whole process when a task is cancelled while it waits to hear about a redirect,
    /// so one that was redirected is left to end by itself.
    private func cancel(_ session: URLSession) {
        if !state.withLock({ $0.isRedirected }) { session.invalidateAndCancel() }
    }

    /// The first end counts; what comes after it is nobody's.
    private func finish(_ result: Result<Answer, any Error>) {
        let waiting = state.withLock { state in
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume(with: result)
    }

    // MARK: - What the session tells

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        state.withLock { $0.isRedirected = true }
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        state.withLock { $0.status = (response as? HTTPURLResponse)?.statusCode ?? 0 }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLarge = state.withLock { state in
            guard state.body.count + data.count <= limits.bytes else { return true }
            state.body.append(data)
            return false
        }
        if isTooLarge {
            finish(.failure(OpenIDTrouble.answerTooLarge))
            dataTask.cancel()
        }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let (status, body, isRedirected) = state.withLock { ($0.status, $0.body, $0.isRedirected) }
        if isRedirected { return finish(.failure(OpenIDTrouble.unsafeAddress)) }
        if error != nil { return finish(.failure(OpenIDTrouble.unreachable)) }
        finish(.success(Answer(status: status, body: body)))
    }
}
