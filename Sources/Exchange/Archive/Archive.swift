import CZip
import Domain

/// A zip archive in memory: a folder of published files, a workbook, an OpenDocument file. What is dangerous about it
/// is refused when it is opened or while it is read, and nothing of it is ever written to a disk.
final class Archive {
    /// The names of its files in their order, without folders and without what a Mac adds for itself.
    let entries: [String]
    private let limits: ArchiveLimits
    private let handle: ZipHandle
    private let files: [String: ArchiveEntry]
    private var bytesUnpacked = 0

    init(_ bytes: [UInt8], limits: ArchiveLimits = ArchiveLimits()) throws(FileFault) {
        if Archive.mostEntries(in: bytes) > limits.entries { throw .tooManyParts(limits.entries) }
        handle = try ZipHandle(bytes)
        self.limits = limits
        let found = try handle.entries()
        try ArchiveNames.check(found.map(\.name))
        if let locked = found.first(where: \.isEncrypted) { throw .encrypted(locked.name) }
        let kept = found.filter { !ArchiveNames.isPassedOver($0.name) }
        entries = kept.map(\.name)
        files = Dictionary(kept.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The name of a file as it stands here; the parts of a workbook are named without regard to capitals.
    func entry(_ name: String) -> String? {
        if files[name] != nil { return name }
        let lowercased = name.lowercased()
        return entries.first { $0.lowercased() == lowercased }
    }

    /// The bytes of a file.
    func read(_ name: String) throws(FileFault) -> [UInt8] {
        var bytes: [UInt8] = []
        try read(name) { piece in
            bytes.append(contentsOf: piece)
            return true
        }
        return bytes
    }

    /// Gives the bytes of a file piece by piece until there are no more or `each` has enough and says false.
    func read(
        _ name: String, each: (UnsafeBufferPointer<UInt8>) throws(FileFault) -> Bool
    ) throws(FileFault) {
        guard let entry = files[name] else { throw .missing(name) }
        try checkStatedSize(of: entry)
        let file = try handle.open(entry)
        defer { zip_fclose(file) }
        let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
        defer { piece.deallocate() }
        var count = 0
        while true {
            let length = Int(zip_fread(file, piece.baseAddress, UInt64(piece.count)))
            if length < 0 { throw .damaged(name) }
            if length == 0 { return }
            count += length
            bytesUnpacked += length
            if count > entry.statedSize { throw .lyingSize(name) }
            if bytesUnpacked > limits.bytesInAll { throw .tooLarge(name) }
            if try !each(UnsafeBufferPointer(rebasing: piece[..<length])) { return }
        }
    }

    /// A size that is too large is refused without unpacking any of it. One that is stated too small is found out while
    /// unpacking.
    private func checkStatedSize(of entry: ArchiveEntry) throws(FileFault) {
        if entry.statedSize > limits.bytesBeforeRatio, entry.statedSize / max(entry.packedSize, 1) > limits.ratio {
            throw .bomb(entry.name)
        }
        if entry.statedSize > limits.bytesOfAPart { throw .tooLarge(entry.name) }
    }

    /// How many entries there can be at most: as many as there are marks of one. The list is counted before it is
    /// read, since reading a list of millions is itself the attack.
    private static func mostEntries(in bytes: [UInt8]) -> Int {
        bytes.withUnsafeBytes { raw in
            guard raw.count >= 4 else { return 0 }
            var count = 0
            for place in 0...(raw.count - 4)
            where raw.loadUnaligned(fromByteOffset: place, as: UInt32.self).littleEndian == 0x0201_4B50 { count += 1 }
            return count
        }
    }
}

struct ArchiveEntry: Hashable {
    var name: String
    var index: UInt64
    var statedSize: Int
    var packedSize: Int
    var isEncrypted: Bool
}
