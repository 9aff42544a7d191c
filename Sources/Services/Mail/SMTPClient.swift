import Domain
import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// Hands one mail to a mail server (RFC 5321), without TLS. It ends in time and at a size, whatever the other side does.
struct SMTPClient: Sendable {
    struct Limits: Sendable {
        var connectSeconds: Int64 = 10
        /// For all of it.
        var seconds = 30.0
        /// Bytes of all answers together.
        var bytes = 1 << 16
    }

    var host: String
    var port: Int
    var account: MailSettings.Account?
    var limits = Limits()

    func send(_ message: MailMessage) async -> MailOutcome {
        guard message.isSafe else { return .refused("The address cannot be written in a mail.") }
        let stage = Stage()
        do {
            return try await withThrowingTaskGroup(of: MailOutcome.self) { group in
                group.addTask { try await talk(message, stage) }
                group.addTask {
                    try await Task.sleep(for: .seconds(limits.seconds))
                    throw Trouble.tooSlow
                }
                defer { group.cancelAll() }
                return try await group.next() ?? .later(Trouble.broken.says, isServer: true)
            }
        } catch {
            let says = (error as? Trouble ?? .broken).says
            return stage.isHandedOver ? .unsure(says) : .later(says, isServer: true)
        }
    }

    /// From the last dot on nobody but the server knows what became of the mail.
    private final class Stage: Sendable {
        private let handedOver = Mutex(false)
        var isHandedOver: Bool { handedOver.withLock { $0 } }
        func handOver() { handedOver.withLock { $0 = true } }
    }

    enum Trouble: Error {
        case unreachable, tooSlow, broken, talksTooMuch, noSMTP

        /// Nothing of what the server said is repeated: it may hold addresses.
        var says: String {
            switch self {
            case .unreachable: "The mail server cannot be reached."
            case .tooSlow: "The mail server took too long."
            case .broken: "The connection to the mail server broke."
            case .talksTooMuch: "The mail server sends more than a mail server does."
            case .noSMTP: "What answers there is no mail server."
            }
        }
    }

    private func talk(_ message: MailMessage, _ stage: Stage) async throws -> MailOutcome {
        let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>
        do {
            channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .connectTimeout(.seconds(limits.connectSeconds))
                .connect(host: host, port: port) { channel in
                    channel.eventLoop.makeCompletedFuture { try NIOAsyncChannel(wrappingChannelSynchronously: channel) }
                }
        } catch {
            throw Trouble.unreachable
        }
        return try await channel.executeThenClose { inbound, outbound in
            var conversation = Conversation(answers: inbound.makeAsyncIterator(), questions: outbound, limits: limits)
            return try await hand(message, over: &conversation, stage)
        }
    }

    private func hand(_ message: MailMessage, over conversation: inout Conversation, _ stage: Stage) async throws -> MailOutcome {
        func later(_ step: String, _ code: Int) -> MailOutcome {
            .later("The mail server answered \(code) to \(step).", isServer: true)
        }
        let greeting = try await conversation.answer()
        guard greeting == 220 else { return later("the connection", greeting) }
        let hello = try await conversation.ask("EHLO \(MailAddress.domain(message.sender))")
        guard hello == 250 else { return later("EHLO", hello) }
        if let account {
            let secret = Data("\0\(account.user)\0\(account.password)".utf8).base64EncodedString()
            let code = try await conversation.ask("AUTH PLAIN \(secret)")
            guard code == 235 else { return later("the password", code) }
        }
        let from = try await conversation.ask("MAIL FROM:<\(message.sender)>")
        guard from == 250 else { return later("the sender", from) }
        let to = try await conversation.ask("RCPT TO:<\(message.recipient)>")
        guard to == 250 || to == 251 else { return SMTPClient.told("the address", to) }
        let data = try await conversation.ask("DATA")
        guard data == 354 else { return SMTPClient.told("the mail", data) }
        try await conversation.write(SMTPClient.content(message))
        // Up to here the server has no whole mail.
        stage.handOver()
        let taken = try await conversation.ask(".")
        guard taken == 250 else { return SMTPClient.told("the mail", taken) }
        return .sent
    }

    /// What the server says of this one mail: no with 5, not now with 4.
    private static func told(_ what: String, _ code: Int) -> MailOutcome {
        let says = "The mail server answered \(code) to \(what)."
        return (500...599).contains(code) ? .refused(says) : .later(says, isServer: false)
    }

    /// A line that begins with a dot gets another, or it would end the mail.
    static func content(_ message: MailMessage) -> String {
        message.lines.map { ($0.hasPrefix(".") ? "." : "") + $0 + "\r\n" }.joined()
    }
}

/// Lines to a server and its codes back.
private struct Conversation {
    var answers: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    let questions: NIOAsyncChannelOutboundWriter<ByteBuffer>
    let limits: SMTPClient.Limits
    private var rest: [UInt8] = []
    private var total = 0

    init(
        answers: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
        questions: NIOAsyncChannelOutboundWriter<ByteBuffer>, limits: SMTPClient.Limits
    ) {
        self.answers = answers
        self.questions = questions
        self.limits = limits
    }

    mutating func ask(_ line: String) async throws -> Int {
        try await write(line + "\r\n")
        return try await answer()
    }

    func write(_ text: String) async throws { try await questions.write(ByteBuffer(string: text)) }

    /// The code of the whole answer, which may have several lines: "250-SIZE", "250 HELP".
    mutating func answer() async throws -> Int {
        while true {
            let line = try await line()
            guard let code = Int(String(decoding: line.prefix(3), as: UTF8.self)), (200...599).contains(code) else {
                throw SMTPClient.Trouble.noSMTP
            }
            if line.count == 3 || line[3] == UInt8(ascii: " ") { return code }
            guard line[3] == UInt8(ascii: "-") else { throw SMTPClient.Trouble.noSMTP }
        }
    }

    private mutating func line() async throws -> [UInt8] {
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = rest[..<end].filter { $0 != UInt8(ascii: "\r") }
                rest.removeSubrange(...end)
                return Array(line)
            }
            guard let more = try await answers.next() else { throw SMTPClient.Trouble.broken }
            total += more.readableBytes
            guard total <= limits.bytes else { throw SMTPClient.Trouble.talksTooMuch }
            rest += Array(buffer: more)
        }
    }
}
