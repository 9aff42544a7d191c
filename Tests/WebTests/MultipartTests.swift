import Testing

@testable import Web

@Suite("Uploads")
struct MultipartTests {
    private let type = "multipart/form-data; boundary=edge"

    private func parse(_ body: String, type: String? = nil) throws -> Multipart {
        try Multipart(Array(body.utf8), contentType: type ?? self.type)
    }

    @Test("a file and a field are taken apart to the byte")
    func parts() throws {
        let form = try parse(
            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\nx,y\r\n1,2\r\n\r\n--edge\r\ncontent-disposition: form-data; name=known-on\r\n\r\n2026-09-30\r\n--edge--\r\n"
        )
        #expect(form.parts.count == 2)
        #expect(form["file"] == Multipart.Part(name: "file", fileName: "a.csv", bytes: Array("x,y\r\n1,2\r\n".utf8)))
        #expect(form["known-on"]?.text == "2026-09-30")
        #expect(form["nothing"] == nil)
    }

    @Test("an empty file is an empty part")
    func empty() throws {
        let form = try parse("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n--edge--")
        #expect(form["file"]?.bytes == [])
        #expect(form["file"]?.fileName == "")
    }

    @Test("what begins like the boundary is content until it is the boundary")
    func nearlyBoundary() throws {
        let form = try parse("--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--edg\r\r\n-\r\n--edge--")
        #expect(form["a"]?.text == "\r\n--edg\r\r\n-")
    }

    @Test(
        "a file name loses its folders and keeps its quotes",
        arguments: [
            (given: "C:\\data\\a.csv", name: "a.csv"), (given: "../../etc/a.csv", name: "a.csv"),
            (given: "a%22b.csv", name: "a\"b.csv"),
            (given: "a\\\"b.csv", name: "a\"b.csv"), (given: "Jan; Feb.csv", name: "Jan; Feb.csv"),
            (given: "größe.csv", name: "größe.csv"),
        ])
    func fileNames(given: String, name: String) throws {
        let form = try parse(
            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(given)\"\r\n\r\nx\r\n--edge--")
        #expect(form["file"]?.fileName == name)
    }

    @Test("bytes that are no text stay as they are")
    func binary() throws {
        let head = Array("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n".utf8)
        let content: [UInt8] = [0, 0xFF, 0x0D, 0x0A, 0xC3, 0x28]
        let form = try Multipart(head + content + Array("\r\n--edge--".utf8), contentType: type)
        #expect(form["file"]?.bytes == content)
        #expect(form["file"]?.text == nil)
    }

    @Test(
        "what is no such form is refused",
        arguments: [
            (body: "", why: Multipart.Malformed.doesNotBegin), (body: "edge", why: .doesNotBegin),
            (body: "--edge", why: .doesNotBegin),
            (body: "--edgeX\r\n", why: .doesNotBegin),
            (body: "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx", why: .doesNotEnd),
            (body: "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\nx\r\n--edge--", why: .partWithoutHead),
            (body: "--edge\r\n\r\n\r\n--edge--", why: .partWithoutName),
            (body: "--edge\r\nContent-Type: text/csv\r\n\r\nx\r\n--edge--", why: .partWithoutName),
            (body: "--edge\r\nContent-Disposition: form-data\r\n\r\nx\r\n--edge--", why: .partWithoutName),
        ])
    func malformed(body: String, why: Multipart.Malformed) {
        #expect(throws: why) { try parse(body) }
    }

    @Test(
        "a header without a usable boundary is refused",
        arguments: [
            "", "text/plain; boundary=edge", "multipart/form-data", "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\(String(repeating: "x", count: 71))",
        ])
    func boundaries(type: String) {
        #expect(throws: Multipart.Malformed.noBoundary) { try parse("--edge--", type: type) }
    }

    @Test("no form of ours has hundreds of parts")
    func manyParts() {
        let part = "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n"
        #expect(throws: Multipart.Malformed.tooManyParts) { try parse(String(repeating: part, count: 100) + "--edge--") }
    }

    @Test("cut off anywhere it is refused, and never a crash")
    func truncated() {
        let whole = Array(
            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nx,y\r\n--edge--".utf8)
        for length in 0..<(whole.count - 2) {
            #expect(throws: Multipart.Malformed.self) { try Multipart(Array(whole.prefix(length)), contentType: type) }
        }
    }
}

@Suite("Queries and plain forms")
struct QueryTests {
    @Test("names and values are decoded; what is empty was not given")
    func decoding() {
        let query = Query("q=NI+59&why=late%20records%2C%20two%0D%0Alines&empty=&q=second&%6Eame=ä")
        #expect(query["q"] == "NI 59")
        #expect(query["why"] == "late records, two\r\nlines")
        #expect(query["empty"] == nil)
        #expect(query["name"] == "ä")
    }

    @Test("what is no text is left out", arguments: ["a=%", "a=%4", "a=%zz", "a=%FF", "&&=", "%"])
    func malformed(text: String) {
        #expect(Query(text)["a"] == nil)
    }

    @Test("what is encoded reads back", arguments: ["age=10-15;sex=female", "Ä & ö", "100%", "a+b c"])
    func roundTrip(text: String) {
        #expect(Query("x=" + Query.encoded(text))["x"] == text)
    }
}
