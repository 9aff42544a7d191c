/// A form with files, taken apart as RFC 7578 puts it together.
struct Multipart: Sendable {
    struct Part: Sendable, Equatable {
        var name: String
        /// The last part of the name that the browser gave, without folders.
        var fileName: String?
        var bytes: [UInt8]

        /// Nil when it is not text.
        var text: String? { String(validating: bytes, as: UTF8.self) }
    }

    /// Why a body is no such form.
    enum Malformed: Error, Equatable {
        case noBoundary, doesNotBegin, doesNotEnd, partWithoutHead, partWithoutName, tooManyParts
    }

    private(set) var parts: [Part] = []

    subscript(name: String) -> Part? { parts.first { $0.name == name } }

    /// `contentType` is the header: `multipart/form-data; boundary=…`.
    init(_ body: [UInt8], contentType: String) throws(Malformed) {
        guard let boundary = Multipart.boundary(of: contentType) else { throw .noBoundary }
        let delimiter = Array("--\(boundary)".utf8)
        guard body.starts(with: delimiter) else { throw .doesNotBegin }
        var place = delimiter.count
        while !Multipart.has("--", at: place, in: body) {
            guard Multipart.has("\r\n", at: place, in: body) else { throw .doesNotBegin }
            guard parts.count < Multipart.mostParts else { throw .tooManyParts }
            guard let end = Multipart.place(of: Array("\r\n".utf8) + delimiter, from: place, in: body) else { throw .doesNotEnd }
            // A part without any header begins with an empty line, so the search starts at the line break before it.
            let blank = Array("\r\n\r\n".utf8)
            guard let head = Multipart.place(of: blank, from: place, in: body), head + blank.count <= end else {
                throw .partWithoutHead
            }
            parts.append(try Multipart.part(head: body[place..<head], content: body[(head + blank.count)..<end]))
            place = end + 2 + delimiter.count
        }
    }

    private static let mostParts = 20

    private static func part(head: ArraySlice<UInt8>, content: ArraySlice<UInt8>) throws(Malformed) -> Part {
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        guard let disposition = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = parameter("name", of: disposition)
        else { throw .partWithoutName }
        let fileName = parameter("filename", of: disposition).map { given in
            String(given.split { $0 == "/" || $0 == "\\" }.last ?? "")
        }
        return Part(name: name, fileName: fileName, bytes: Array(content))
    }

    /// One to seventy characters, as the standard has it.
    private static func boundary(of contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        guard let boundary = parameter("boundary", of: contentType[...]), (1...70).contains(boundary.utf8.count) else {
            return nil
        }
        return boundary
    }

    /// `; name=value` or `; name="value"`, whose quotes may hold `\"` or, from browsers, `%22`.
    private static func parameter(_ wanted: String, of header: Substring) -> String? {
        var rest = Array(header)[...]
        while let semicolon = rest.firstIndex(of: ";") {
            rest = rest[(semicolon + 1)...].drop(while: { $0 == " " || $0 == "\t" })
            let name = String(rest.prefix { $0 != "=" && $0 != ";" })
            rest = rest.dropFirst(name.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            var value = ""
            if rest.first == "\"" {
                rest = rest.dropFirst()
                while let character = rest.popFirst(), character != "\"" {
                    value.append(character == "\\" && rest.first == "\"" ? rest.removeFirst() : character)
                }
            } else {
                value = String(rest.prefix { $0 != ";" && $0 != " " })
                rest = rest.dropFirst(value.count)
            }
            if name.lowercased() == wanted { return value.replacing("%22", with: "\"") }
        }
        return nil
    }

    private static func has(_ text: StaticString, at place: Int, in body: [UInt8]) -> Bool {
        text.withUTF8Buffer { body[min(place, body.count)...].starts(with: $0) }
    }

    /// Looks for the first byte alone until it is found: a file has few line breaks of two characters.
    private static func place(of wanted: [UInt8], from start: Int, in body: [UInt8]) -> Int? {
        body.withUnsafeBufferPointer { body in
            guard body.count >= wanted.count else { return nil }
            var place = start
            while place <= body.count - wanted.count {
                if body[place] == wanted[0], body[place..<(place + wanted.count)].elementsEqual(wanted) { return place }
                place += 1
            }
            return nil
        }
    }
}
