import CXlsxWriter
import Domain

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A workbook that is being written by libxlsxwriter, in a folder that only this program may look into and that is gone
/// when the bytes are there.
final class XlsxFile {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private let folder: String
    private let path: String
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [XlsxFormat: UnsafeMutablePointer<lxw_format>] = [:]

    init(title: String, on day: Day) throws {
        var template = Array((XlsxFile.temporaryFolder + "/bellwether-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure(description: "No folder could be made for a workbook.") }
        folder = template.withUnsafeBufferPointer { String(decoding: $0.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) }
        path = folder + "/return.xlsx"
        let texts = CTexts()
        var options = lxw_workbook_options()
        options.tmpdir = texts.keep(folder)
        guard let book = workbook_new_opt(path, &options) else {
            rmdir(folder)
            throw Failure(description: "A workbook could not be begun.")
        }
        self.book = book
        var properties = lxw_doc_properties()
        properties.title = texts.keep(title)
        properties.author = texts.keep("Bellwether")
        // Else the clock would stand in the file, and no two were alike.
        properties.created = time_t(day.days(since: Day(number: 0))) * 86_400
        // The compiler may let go of what is not named any more, and C still reads it.
        _ = withExtendedLifetime(texts) { workbook_set_properties(book, &properties) }
    }

    deinit {
        // What was not finished is closed as it is; nobody gets to see it.
        if let book { workbook_close(book) }
        unlink(path)
        rmdir(folder)
    }

    /// Sheets come in the order in which they are asked for.
    func sheet(_ name: String) throws -> XlsxSheet {
        guard let book, let sheet = workbook_add_worksheet(book, name) else {
            throw Failure(description: "The sheet “\(name)” could not be made.")
        }
        return XlsxSheet(sheet)
    }

    func format(_ wanted: XlsxFormat) -> UnsafeMutablePointer<lxw_format>? {
        if let format = formats[wanted] { return format }
        guard let book, let format = workbook_add_format(book) else { return nil }
        wanted.apply(to: format)
        formats[wanted] = format
        return format
    }

    /// Closes the workbook and gives its bytes.
    func finish() throws -> [UInt8] {
        guard let book else { throw Failure(description: "The workbook is closed already.") }
        self.book = nil
        try XlsxFile.check(workbook_close(book))
        guard let file = fopen(path, "rb") else { throw Failure(description: "The workbook could not be read back.") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&piece, 1, piece.count, file), count > 0 { bytes += piece[..<count] }
        guard ferror(file) == 0, !bytes.isEmpty else { throw Failure(description: "The workbook could not be read back.") }
        return bytes
    }

    static func check(_ error: lxw_error) throws {
        guard error != LXW_NO_ERROR else { return }
        throw Failure(description: "The workbook could not be written: " + String(cString: lxw_strerror(error)))
    }

    private static var temporaryFolder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }
}

/// Texts that C holds on to until they are let go.
final class CTexts {
    private var kept: [UnsafeMutablePointer<CChar>] = []

    deinit { for text in kept { free(text) } }

    func keep(_ text: String) -> UnsafeMutablePointer<CChar>? {
        guard let copy = strdup(text) else { return nil }
        kept.append(copy)
        return copy
    }
}
