import Crypto
import HTTPTypes
import Hummingbird
import NIOCore

// What stands on every answer.
extension Site {
    static let contentPolicy = """
        default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; \
        form-action 'self'; base-uri 'none'; frame-ancestors 'none'
        """

    func finished(_ reply: Reply, for request: Request, isHead: Bool) -> Response {
        var headers = reply.headers
        setIfMissing(&headers, .contentSecurityPolicy, Site.contentPolicy)
        headers[.xContentTypeOptions] = "nosniff"
        headers[.referrerPolicy] = "same-origin"
        headers[.openerPolicy] = "same-origin"
        headers[.resourcePolicy] = "same-origin"
        // A page is for whoever asked: it may be kept by them, to be asked for again, and by nobody in between.
        let isRead = request.method == .get || isHead
        if request.uri.path.isInterface { headers[.vary] = "Accept, Authorization, Cookie" }
        setIfMissing(&headers, .cacheControl, isRead && reply.status == .ok ? "private, no-cache" : "no-store")
        switch reply.body {
        case .stream(let body):
            guard isHead else { return Response(status: reply.status, headers: headers, body: body) }
            // How long it would be is only known once it is written, and nought would be wrong.
            var response = Response(status: reply.status, headers: headers)
            response.headers[.contentLength] = nil
            return response
        case .bytes(let bytes):
            if isRead, reply.status == .ok {
                let tag = Site.tag(of: bytes)
                headers[.eTag] = tag
                if Site.matches(request.headers[.ifNoneMatch], tag) {
                    headers[.contentType] = nil
                    return Response(status: .notModified, headers: headers)
                }
            }
            guard isHead else {
                return Response(status: reply.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
            }
            headers[.contentLength] = "\(bytes.count)"
            return Response(status: reply.status, headers: headers)
        }
    }

    private func setIfMissing(_ headers: inout HTTPFields, _ name: HTTPField.Name, _ value: String) {
        if headers[name] == nil { headers[name] = value }
    }

    static func tag(of bytes: [UInt8]) -> String { "\"\(SHA256.text(of: bytes).prefix(32))\"" }

    /// A proxy on the way may have made the tag a weak one.
    static func matches(_ given: String?, _ tag: String) -> Bool {
        given?.split(separator: ",").contains { one in
            let trimmed = one.drop { $0 == " " }
            return trimmed == "*" || trimmed.trimmingPrefix("W/") == tag[...]
        } ?? false
    }
}
