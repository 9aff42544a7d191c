import Domain
import Testing

@testable import Exchange

@Suite("Archives")
struct ArchiveTests {
    @Test("give their files by name, in their order, and pass over folders and what a Mac adds")
    func entries() throws {
        let archive = try Archive(
            ArchiveFixture(entries: [
                .init("data/", ""), .init("data/figures.csv", "a,b\n1,2\n"), .init("__MACOSX/data/._figures.csv", "x"),
                .init("data/.DS_Store", "x"), .init("data/figures.meta.csv", "col_name\n"),
            ]).bytes)
        #expect(archive.entries == ["data/figures.csv", "data/figures.meta.csv"])
        #expect(try archive.read("data/figures.csv") == Array("a,b\n1,2\n".utf8))
        #expect(try archive.read("data/figures.csv") == Array("a,b\n1,2\n".utf8), "and give them again")
    }

    @Test("unpack what is packed")
    func packed() throws {
        var spaces = ArchiveFixture.Entry("spaces.txt", spaces: 100_000)
        spaces.checksum = ArchiveFixture.checksum([UInt8](repeating: 0x20, count: 100_000))
        let archive = try Archive(ArchiveFixture(entries: [spaces]).bytes)
        #expect(try archive.read("spaces.txt") == [UInt8](repeating: 0x20, count: 100_000))
    }

    @Test("stop giving when enough was given")
    func enough() throws {
        let archive = try Archive(ArchiveFixture(entries: [.init("a", [UInt8](repeating: 1, count: 1_000_000))]).bytes)
        var pieces = 0
        try archive.read("a") { _ in
            pieces += 1
            return false
        }
        #expect(pieces == 1)
    }

    @Test("understand names with backslashes, which some programs write")
    func backslashes() throws {
        let archive = try Archive(ArchiveFixture(entries: [.init("xl\\workbook.xml", "x")]).bytes)
        #expect(archive.entries == ["xl/workbook.xml"])
        #expect(archive.entry("XL/Workbook.xml") == "xl/workbook.xml")
    }

    @Test("say which part is missing or damaged")
    func damaged() throws {
        var wrong = ArchiveFixture.Entry("a.csv", "a,b\n")
        wrong.checksum = 1
        let archive = try Archive(ArchiveFixture(entries: [wrong]).bytes)
        #expect(
            Self.fault { () throws(FileFault) in try archive.read("a.csv") }?.what
                == "Its part “a.csv” is damaged: it cannot be unpacked.")
        #expect(Self.fault { () throws(FileFault) in try archive.read("b.csv") }?.what == "Its part “b.csv” is missing.")
    }

    static func fault(_ body: () throws(FileFault) -> some Any) -> Problem? {
        do {
            _ = try body()
            return nil
        } catch {
            return error.problem
        }
    }
}
