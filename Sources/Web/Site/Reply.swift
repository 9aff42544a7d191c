import Crypto
import HTTPTypes
import Hummingbird
import Markup
import NIOCore

/// What a page answers with, before the headers that stand on everything.
struct Reply: Sendable {
    enum Body: Sendable {
        case bytes([UInt8])
        /// Written as it is made: an export can be larger than memory.
        case stream(ResponseBody)
    }

    var status: HTTPResponse.Status = .ok
    var headers: HTTPFields = [:]
    var body: Body

    static func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Reply {
        Reply(status: status, headers: [.contentType: "text/html; charset=utf-8"], body: .bytes(html.bytes))
    }

    static func json(_ json: JSON, status: HTTPResponse.Status = .ok) -> Reply {
        Reply(status: status, headers: [.contentType: "application/json"], body: .bytes(json.bytes))
    }

    /// A file to be kept by whoever asks, and by nothing in between.
    static func download(_ bytes: [UInt8], name: String, type: String) -> Reply {
        Reply(
            headers: [
                .contentType: type, .contentDisposition: "attachment; filename=\"\(name)\"", .cacheControl: "no-store",
            ], body: .bytes(bytes))
    }

    static func text(_ text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok) -> Reply {
        Reply(status: status, headers: [.contentType: type], body: .bytes(Array(text.utf8)))
    }

    /// After something was done: the browser asks for the page that shows it, so that reloading does nothing twice.
    static func see(_ address: Address) -> Reply {
        Reply(status: .seeOther, headers: [.location: address.text], body: .bytes([]))
    }
}

extension SHA256 {
    static func text(of bytes: some Sequence<UInt8>) -> String {
        hash(data: Array(bytes)).map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
    }
}
