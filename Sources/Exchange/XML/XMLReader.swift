import CExpat
import Domain

/// Reads XML as a stream, by expat, with what XML can be made to do against its reader switched off: a document type
/// (the door to every trick with entities) ends it, and so do elements nested without end and names without end.
final class XMLReader {
    private static let deepest = 64
    /// A tag with all its attributes is held as one piece; no spreadsheet has longer ones.
    private static let longestTag = 4 << 20

    private let parser: OpaquePointer
    private let part: String
    private let listener: XMLListener
    private var depth = 0
    private var (bytesGiven, bytesRead) = (0, 0)

    /// Reads a part of an archive.
    static func read(_ part: String, of archive: Archive, for listener: XMLListener) throws(FileFault) {
        let reader = try XMLReader(part, listener)
        var goesOn = true
        try archive.read(part) { piece throws(FileFault) in
            goesOn = try reader.read(piece)
            return goesOn
        }
        if goesOn { try reader.finish() }
    }

    init(_ part: String, _ listener: XMLListener) throws(FileFault) {
        guard let parser = XML_ParserCreateNS(nil, XML_Char(XMLName.separator)) else { throw .damaged(part) }
        self.parser = parser
        self.part = part
        self.listener = listener
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser, { XMLReader.of($0)?.opened($1, $2) }, { XMLReader.of($0)?.closed($1) })
        XML_SetCharacterDataHandler(parser) { XMLReader.of($0)?.heard($1, $2) }
        XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in XMLReader.of(user)?.sawDocumentType() }
    }

    deinit { XML_ParserFree(parser) }

    /// Reads on; false when the listener has enough.
    func read(_ piece: UnsafeBufferPointer<UInt8>) throws(FileFault) -> Bool {
        try parse(piece.baseAddress, piece.count, isLast: false)
    }

    func finish() throws(FileFault) { _ = try parse(nil, 0, isLast: true) }

    private func parse(_ start: UnsafePointer<UInt8>?, _ count: Int, isLast: Bool) throws(FileFault) -> Bool {
        let status = XML_Parse(
            parser, start.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }, Int32(count), isLast ? 1 : 0)
        if listener.isDone {
            if let fault = listener.fault { throw fault }
            return false
        }
        if status == XML_STATUS_ERROR { throw malformed }
        bytesGiven += count
        // Nothing is said where expat has no place to name: then it stands where it stood.
        bytesRead = max(bytesRead, Int(XML_GetCurrentByteIndex(parser)))
        if bytesGiven - bytesRead > XMLReader.longestTag { throw tooLongTag }
        return true
    }

    // MARK: - What expat calls

    private static func of(_ user: UnsafeMutableRawPointer?) -> XMLReader? {
        user.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
    }

    private func opened(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        guard !listener.isDone, let name else { return }
        depth += 1
        if depth > XMLReader.deepest {
            stop(tooDeep)
            return
        }
        listener.opened(XMLName(name), XMLAttributes(pairs: attributes))
        if listener.isDone { XML_StopParser(parser, 0) }
    }

    private func closed(_ name: UnsafePointer<CChar>?) {
        guard !listener.isDone, let name else { return }
        depth -= 1
        listener.closed(XMLName(name))
        if listener.isDone { XML_StopParser(parser, 0) }
    }

    private func heard(_ text: UnsafePointer<CChar>?, _ count: Int32) {
        guard !listener.isDone, let text else { return }
        listener.heard(
            UnsafeBufferPointer(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: Int(count)))
        if listener.isDone { XML_StopParser(parser, 0) }
    }

    private func sawDocumentType() { if !listener.isDone { stop(documentType) } }

    private func stop(_ fault: FileFault) {
        listener.stop(fault)
        XML_StopParser(parser, 0)
    }
}

extension XMLReader {
    private var malformed: FileFault {
        FileFault(
            what: "Its part “\(FileFault.shown(part))” is not well formed, from line \(XML_GetCurrentLineNumber(parser)) on.",
            remedy: "Open the file where it was made, save it anew and send that.")
    }

    private var documentType: FileFault {
        attack("declares a document type with entities of its own")
    }

    private var tooDeep: FileFault { attack("nests its elements more than \(XMLReader.deepest) deep") }

    private var tooLongTag: FileFault { attack("holds a tag of more than \(XMLReader.longestTag >> 20) MB") }

    private func attack(_ does: String) -> FileFault {
        FileFault(
            what: "Its part “\(FileFault.shown(part))” \(does), which no spreadsheet does and an attack may.",
            remedy: "Do not open it; ask the sender what it is, and for the table alone.")
    }
}
