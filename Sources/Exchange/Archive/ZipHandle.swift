import CZip

/// An archive as libzip has it open, with the bytes it lies in.
final class ZipHandle {
    private let zip: OpaquePointer
    private let memory: UnsafeMutableRawBufferPointer

    init(_ bytes: [UInt8]) throws(FileFault) {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
        memory.copyBytes(from: bytes)
        guard let zip = ZipHandle.open(memory) else {
            memory.deallocate()
            throw .noArchive
        }
        self.zip = zip
        self.memory = memory
    }

    deinit {
        zip_discard(zip)
        memory.deallocate()
    }

    private static func open(_ memory: UnsafeMutableRawBufferPointer) -> OpaquePointer? {
        var error = zip_error_t()
        guard let source = zip_source_buffer_create(memory.baseAddress, UInt64(memory.count), 0, &error) else { return nil }
        if let zip = zip_open_from_source(source, ZIP_RDONLY, &error) { return zip }
        zip_source_free(source)
        return nil
    }

    func entries() throws(FileFault) -> [ArchiveEntry] {
        var entries: [ArchiveEntry] = []
        for index in 0..<UInt64(max(zip_get_num_entries(zip, 0), 0)) {
            var stat = zip_stat_t()
            guard zip_stat_index(zip, index, 0, &stat) == 0, let name = stat.name else { throw .noArchive }
            entries.append(
                ArchiveEntry(
                    name: String(cString: name).replacing("\\", with: "/"), index: index,
                    statedSize: Int(clamping: stat.size), packedSize: Int(clamping: stat.comp_size),
                    isEncrypted: stat.encryption_method != UInt16(ZIP_EM_NONE)))
        }
        return entries
    }

    /// Opens a file for reading; whoever opens it closes it.
    func open(_ entry: ArchiveEntry) throws(FileFault) -> OpaquePointer {
        guard let file = zip_fopen_index(zip, entry.index, 0) else { throw .damaged(entry.name) }
        return file
    }
}
