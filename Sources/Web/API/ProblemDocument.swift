import HTTPTypes

/// What an interface answers when it cannot: RFC 9457, with what to do.
struct ProblemDocument {
    let fault: Fault
    let path: String

    init(_ fault: Fault, at path: String) {
        self.fault = fault
        self.path = path
    }

    var reply: Reply {
        let document: JSON = [
            "type": "about:blank", "title": .text(fault.status.reasonPhrase), "status": .int(Int64(fault.status.code)),
            "detail": .text(fault.what), "do": .text(fault.remedy), "instance": .text(path),
            "problems": .list(fault.problems.map(\.json)),
        ]
        var reply = Reply.json(document, status: fault.status)
        reply.headers = fault.headers
        reply.headers[.contentType] = "application/problem+json"
        return reply
    }
}
