import Domain

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

enum TextFile {
    /// What is wrong with bytes that are taken for text: text holds no byte of nought, and what does was cut off, padded
    /// or is something else. Nil when they can be read.
    static func noText(_ bytes: [UInt8]) -> Problem? {
        if TextEncoding.mark(of: bytes) == .utf16 { return nil }
        let zero = bytes.withUnsafeBytes { raw in
            raw.baseAddress.flatMap { start in memchr(start, 0, raw.count).map { UnsafeRawPointer($0) - start } }
        }
        guard let zero else { return nil }
        return Problem(
            row: bytes[..<zero].count { $0 == 0x0A } + 1, what: "A byte of nought stands here, which no text holds.",
            remedy: "Export the file again from where it came.")
    }
}
