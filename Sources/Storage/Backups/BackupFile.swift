import Crypto
import Foundation

/// Writes the lines of a backup and hashes them on the way.
final class BackupOutput {
    private let file: FileHandle
    private var hash = SHA256()
    private var text = CopyText()
    private let path: String

    init(path: String) throws {
        self.path = path
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: path)
        else {
            throw StorageError(.unreachable, "\(path) cannot be written. Check the folder and its permissions.")
        }
        self.file = file
    }

    func line(_ line: String) throws {
        try flush()
        try write(Array((line + "\n").utf8))
    }

    func row(_ body: (inout CopyText) throws -> Void) throws {
        try body(&text)
        text.endRow()
        if text.bytes.count > 1 << 18 { try flush() }
    }

    func finish() throws {
        try flush()
        try file.write(contentsOf: Array("sha256 \(Hex.text(hash.finalize()))\n".utf8))
        try file.synchronize()
        try file.close()
    }

    private func flush() throws {
        if text.bytes.isEmpty { return }
        try write(text.bytes)
        text.removeAll()
    }

    private func write(_ bytes: [UInt8]) throws {
        hash.update(data: bytes)
        do {
            try file.write(contentsOf: bytes)
        } catch {
            throw StorageError(.unreachable, "\(path) cannot be written to the end: \(error.localizedDescription)")
        }
    }
}

/// Reads the lines of a backup, some hundred kilobytes at a time.
final class BackupInput {
    private let file: FileHandle
    private var hash = SHA256()
    private var buffer: [UInt8] = []
    private var place = 0
    /// Of all lines before the one read last.
    private(set) var hashBeforeThisLine = ""

    init(path: String) throws {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw StorageError(.unreachable, "\(path) cannot be read. Check its name and permissions.")
        }
        self.file = file
    }

    deinit { try? file.close() }  // Only read from, so nothing can be lost.

    /// Nil at the end.
    func next() throws -> String? {
        guard let line = try nextLine() else { return nil }
        return String(decoding: line, as: UTF8.self)
    }

    /// Nil at the line that ends a table.
    func nextRow() throws -> [[UInt8]?]? {
        guard let line = try nextLine() else { return nil }
        return line.elementsEqual("end".utf8) ? nil : BackupFormat.cells(line)
    }

    private func nextLine() throws -> ArraySlice<UInt8>? {
        var searched = place
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = buffer[place..<end]
                if line.starts(with: "sha256 ".utf8) { hashBeforeThisLine = Hex.text(hash.finalize()) }
                hash.update(data: Array(buffer[place...end]))
                place = end + 1
                return line
            }
            searched = buffer.count - place
            buffer.removeSubrange(..<place)
            place = 0
            guard let more = try file.read(upToCount: 1 << 18), !more.isEmpty else { return nil }
            buffer.append(contentsOf: more)
        }
    }
}
