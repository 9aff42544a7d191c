import Domain
import Exchange
import Testing

@Suite("The demonstration's returns")
struct SampleReturnsTests {
    @Test("are figures files that are read whole, and their export reads back as the same figures")
    func readable() throws {
        let version = try FrameworkFixture.version(RealFile.sample("aireborough.yaml"))
        let files = try Demonstration.files(
            framework: version.framework, generator: RealFile.sample("aireborough-generator.yaml"))
        for file in [files.first, files.last].compactMap({ $0 }) {
            let reading = FileReader.read(name: file.name, bytes: file.bytes, as: nil, using: version)
            #expect(reading.problems.isEmpty, "\(file.name): \(reading.problems.prefix(3))")
            #expect(reading.batch.rows.count == reading.rowsRead && reading.rowsRead > 0)
            var export = FiguresExport(.csv, version: version, audience: .board)
            for (key, figure) in reading.figures {
                export.add(KnownFigure(key: key, figure: figure, knownFrom: file.knownOn, importNumber: 1))
            }
            let again = FileReader.read(name: file.name, bytes: export.finish(), as: nil, using: version)
            #expect(again.figures.map(\.key) == reading.figures.map(\.key))
            #expect(again.figures.map(\.figure) == reading.figures.map(\.figure))
        }
        let unread = files.filter { FileReader.read(name: $0.name, bytes: $0.bytes, as: nil, using: version).problemCount > 0 }
        #expect(unread.isEmpty)
    }
}
