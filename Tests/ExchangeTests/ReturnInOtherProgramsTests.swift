import Domain
import Foundation
import Testing

@testable import Exchange

/// Programs of others that the workbook has to pass through, as an agency's computer has them.
private enum OtherProgram {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let python = root.appending(path: ".venv/bin/python").path
    static let isPythonThere = FileManager.default.isExecutableFile(atPath: python)
    static let office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].first(where: FileManager.default.isExecutableFile)

    struct Failed: Error {
        var what: String
    }

    static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw Failed(what: "\(program) \(arguments) gave \(process.terminationStatus)") }
    }

    /// A folder of its own for each test, which is gone when it is over.
    static func inFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "return-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { _ = try? FileManager.default.removeItem(at: folder) }  // what is left is the system's to clear away
        return try body(folder)
    }

    /// What openpyxl makes of the workbook.
    static func edited(_ edit: String, in folder: URL) throws -> URL {
        let sent = folder.appending(path: "sent.xlsx")
        let back = folder.appending(path: "back.xlsx")
        try Data(ReturnWorkbook.write(ReturnFixture.form(answers: ReturnFixture.answers))).write(to: sent)
        try run(python, [root.appending(path: "Tests/Browser/edit_return.py").path, sent.path, back.path, edit])
        return back
    }

    /// The file as LibreOffice saves it, by the name of a format of its own.
    static func saved(_ file: URL, as format: String, in folder: URL) throws -> URL {
        let out = folder.appending(path: "saved")
        guard let office else { throw Failed(what: "LibreOffice is not there.") }
        let profile = "-env:UserInstallation=file://" + folder.appending(path: "profile").path
        try run(office, [profile, "--headless", "--convert-to", format, "--outdir", out.path, file.path])
        return out.appending(path: file.deletingPathExtension().lastPathComponent + "." + format)
    }

    static func reading(_ file: URL) throws -> ReturnReading {
        ReturnWorkbookReader(ReturnFixture.form()).read(Array(try Data(contentsOf: file)))
    }
}

@Suite("A return's workbook in other programs", .enabled(if: OtherProgram.isPythonThere, "the Python of the tests is not there"))
struct ReturnInOtherProgramsTests {
    private func edited(_ edit: String) throws -> ReturnReading {
        try OtherProgram.inFolder { try OtherProgram.reading(OtherProgram.edited(edit, in: $0)) }
    }

    private func isWhole(_ reading: ReturnReading) -> Bool {
        reading.problems.isEmpty && reading.lines.count == 4
            && reading.lines.allSatisfy { $0.answer == ReturnFixture.answers[$0.key] }
    }

    @Test(
        "opened and saved, with its columns moved, or with the sheet alone, it says what it said",
        arguments: ["nothing", "columns_moved", "alone"])
    func whole(edit: String) throws {
        let reading = try edited(edit)
        #expect(isWhole(reading), "\(reading.problems)")
    }

    @Test("rows that were deleted are left as they were")
    func rowsDeleted() throws {
        let reading = try edited("rows_deleted")
        #expect(reading.lines.map(\.key) == ["visits", "iha"])
        #expect(reading.problems.isEmpty && reading.notices.count == 2)
    }

    @Test("texts, percentages and dates in boxes for numbers are named cell by cell, and the rest is taken")
    func texts() throws {
        let reading = try edited("texts")
        #expect(reading.problems.map(\.cellReference) == ["Return!H5", "Return!I7", "Return!J8"])
        #expect(reading.problems.map(\.cell) == ["twelve", "85%", "2026-09-03"])
        #expect(reading.lines.first { $0.key == "visits" }?.answer.denominator == 1234)
        #expect(reading.lines.first { $0.key == "iha" }?.answer.numerator == 12)
    }

    @Test("formulas that nothing has worked out yet are named by their cells")
    func formulas() throws {
        let reading = try edited("formulas")
        #expect(reading.problems.map(\.cellReference) == ["Return!H5", "Return!J6"])
        #expect(reading.lines.first { $0.key == "visits" }?.answer.denominator == 231)
    }

    @Test("a heading and a sheet that were renamed cost that column and nothing else")
    func renamed() throws {
        let reading = try edited("renamed")
        #expect(reading.problems.map(\.cellReference) == [nil, "Q2 final (2)!I4"])
        #expect(reading.lines.first { $0.key == "visits" }?.answer.numerator == 197)
        #expect(reading.lines.count == 4)
    }

    @Test("rows that were added and doubled are named box by box")
    func added() throws {
        let reading = try edited("added")
        #expect(reading.lines.map(\.answer.numerator) == [nil, nil, nil, nil])
        #expect(reading.problems.map(\.cellReference) == ["Return!B11", "Return!J11", "Return!H5", "Return!H12"])
    }

    @Test(
        "saved by LibreOffice as a workbook and as OpenDocument it says what it said",
        .enabled(if: OtherProgram.office != nil, "LibreOffice is not there"), arguments: ["xlsx", "ods"])
    func office(format: String) throws {
        let reading = try OtherProgram.inFolder { folder in
            try OtherProgram.reading(OtherProgram.saved(OtherProgram.edited("nothing", in: folder), as: format, in: folder))
        }
        #expect(isWhole(reading), "\(reading.problems)")
    }

    @Test(
        "LibreOffice works the formulas out: a result is taken, and an error named",
        .enabled(if: OtherProgram.office != nil, "LibreOffice is not there"))
    func workedOut() throws {
        let reading = try OtherProgram.inFolder { folder in
            try OtherProgram.reading(OtherProgram.saved(OtherProgram.edited("formulas", in: folder), as: "xlsx", in: folder))
        }
        #expect(reading.problems.map(\.cellReference) == ["Return!J6"])
        #expect(reading.problems.map(\.cell) == ["#DIV/0!"])
        #expect(reading.lines.first { $0.key == "visits" }?.answer.numerator == 197)
    }
}
