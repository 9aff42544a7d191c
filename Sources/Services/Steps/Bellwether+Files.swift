import Domain
import Storage

extension Bellwether {
    /// Keeps a file with a thing, inside the transaction of whatever it is for. What a file is, is told by its content.
    func attach(
        _ bytes: [UInt8], name: String, says: String, to thing: Thing, at now: Instant, by actor: Actor,
        _ connection: any SQLConnection
    ) throws -> AttachedFile {
        guard bytes.count <= AttachedFile.mostBytes else {
            throw Refusal(.notPossible, "The file is larger than 25 megabytes.", remedy: "Send a smaller one, such as a PDF.")
        }
        guard let kind = FileContent(bytes) else {
            throw Refusal(
                .notPossible, "The file is of no kind that is kept here.",
                remedy: "Send a PDF, a picture (PNG or JPEG), a Word, Excel, PowerPoint or OpenDocument file, or plain text.")
        }
        return try connection.attachedFiles.add(
            bytes, name: FileContent.plain(name, kind), contentType: kind.contentType, to: thing,
            says: try words(says, "What the file shows", upTo: 500, mayBeEmpty: true), at: now, by: actor)
    }

    /// A file as it was brought, for whoever sees the thing that it belongs to.
    public func attachedFile(_ number: Int64, as actor: Actor) async throws -> (file: AttachedFile, bytes: [UInt8]) {
        try await database.read { [self] connection in
            guard let file = try connection.attachedFiles.find(number), !file.isWithdrawn,
                try sees(file.thing, actor, connection), let kept = try connection.storedFiles.file(file.sha256)
            else { throw Bellwether.noSuch("file", "\(number)") }
            return (file, kept.bytes)
        }
    }
}

/// What a file is by its first bytes. Its name says nothing that is believed.
enum FileContent: CaseIterable {
    case pdf, png, jpeg, office, text

    init?(_ bytes: [UInt8]) {
        func starts(_ with: [UInt8]) -> Bool { bytes.starts(with: with) }
        if starts(Array("%PDF-".utf8)) {
            self = .pdf
        } else if starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if starts([0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if starts([0x50, 0x4B, 0x03, 0x04]) {
            self = .office
        } else if !bytes.isEmpty, !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil {
            self = .text
        } else {
            return nil
        }
    }

    var contentType: String {
        switch self {
        case .pdf: "application/pdf"
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .office: "application/octet-stream"
        case .text: "text/plain; charset=utf-8"
        }
    }

    private var endings: [String] {
        switch self {
        case .pdf: ["pdf"]
        case .png: ["png"]
        case .jpeg: ["jpg", "jpeg"]
        case .office: ["docx", "xlsx", "pptx", "odt", "ods", "odp"]
        case .text: ["txt", "csv", "md"]
        }
    }

    /// A name without folders and hidden signs, whose ending fits what the file is.
    static func plain(_ name: String, _ kind: FileContent) -> String {
        let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let safe = String(
            last.unicodeScalars.filter { $0.properties.generalCategory != .control && $0 != "\"" }.prefix(120).map(Character.init)
        )
        let ending = safe.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let known = kind.endings
        return known.contains(ending) && safe.contains(".") ? safe : (safe.isEmpty ? "file" : safe) + "." + (known.first ?? "bin")
    }
}
