import Domain
import Exchange
import Foundation
import Testing

@Suite("Exported figures")
struct FiguresExportTests {
    private static let rows = """
        episodes,dale,2025-M09,,,,,3,,,,
        episodes,dale,2025-M10,,,7,,,provisional,,,
        visits,dale,2025-26Q1,sex=female;age=0-9,published,85,111,,revised,"A reason, with a comma",=A note,2025-07-20
        visits,dale,2025-26Q2,,,1,3,33.3,,,,
        visits,dale,2025-26Q3,,,,,,c,,,
        visits,moor,2025-26Q3,,,,,x,,Not asked for,,
        plans,dale,2025-03-31,,,,,1234.5678,estimated,,,
        """

    private static func export(
        _ form: FiguresExport.Form, to audience: Audience, banner: Bool = true
    ) throws -> (bytes: [UInt8], read: FileReading) {
        let version = try FrameworkFixture.version(
            banner
                ? FrameworkFixture.fullest
                : FrameworkFixture.fullest.replacing(
                    "fictional: true, banner: 'FICTIONAL: nobody lives here'", with: "fictional: false"))
        let reading = FileReader.read(
            name: "a.csv", bytes: Array((FiguresFileTests.header + rows + "\n").utf8), as: nil, using: version)
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        var export = FiguresExport(form, version: version, audience: audience)
        var bytes: [UInt8] = []
        for (key, figure) in reading.figures {
            export.add(KnownFigure(key: key, figure: figure, knownFrom: version.knownFrom, importNumber: 1))
            bytes += export.take()
        }
        return (bytes + export.finish(), reading)
    }

    @Test("read back as the same figures")
    func roundTrip() throws {
        let (bytes, reading) = try Self.export(.csv, to: .board)
        let again = FileReader.read(name: "b.csv", bytes: bytes, as: nil, using: try FrameworkFixture.version())
        #expect(again.problems.isEmpty, "\(again.problems)")
        #expect(again.figures.map(\.key) == reading.figures.map(\.key))
        #expect(again.figures.map(\.figure) == reading.figures.map(\.figure))
    }

    @Test("have the columns of the contract, a value in every row that has one and the marker in those that have none")
    func columns() throws {
        let lines = String(decoding: try Self.export(.csv, to: .board).bytes, as: UTF8.self).split(separator: "\n")
        #expect(
            lines[0]
                == "indicator,area,period,group,source,numerator,denominator,value,status,reason,note,extracted_on,area_code,indicator_title,unit,period_label,known_from,agency,attribution"
        )
        #expect(lines.count == 8)
        #expect(
            lines.contains {
                $0.hasPrefix(
                    "visits,dale,2025-26Q1,age=0-9;sex=female,published,85,111,76.57657657657657,revised,\"A reason, with a comma\",'=A note,2025-07-20,E08000999,Visits on time: all,percent,"
                )
                    && $0.hasSuffix("FICTIONAL: nobody lives here Contains data.")
            })
        #expect(lines.contains { $0.hasPrefix("visits,dale,2025-26Q3,,return-csc,,,c,,,") })
        #expect(lines.contains { $0.hasPrefix("plans,dale,2025-03-31,,return-csc,,,1234.5678,estimated,") })
    }

    @Test("of real data carry no banner")
    func banner() throws {
        #expect(!String(decoding: try Self.export(.csv, to: .board, banner: false).bytes, as: UTF8.self).contains("FICTIONAL"))
    }

    @Test("for the public hold no small count, and no reason or note")
    func protected() throws {
        for form in [FiguresExport.Form.csv, .json] {
            let text = String(decoding: try Self.export(form, to: .public).bytes, as: UTF8.self)
            #expect(!text.contains("A note") && !text.contains("Not asked for") && !text.contains("A reason"))
        }
        let rows = String(decoding: try Self.export(.csv, to: .public).bytes, as: UTF8.self).split(separator: "\n")
        #expect(rows.contains { $0.hasPrefix("episodes,dale,2025-M09,,return-pol,,,c,,,") })
        #expect(rows.contains { $0.hasPrefix("visits,dale,2025-26Q2,,return-csc,,,c,,,") })
    }

    @Test("are JSON with the same names")
    func json() throws {
        let (bytes, reading) = try Self.export(.json, to: .board)
        let objects = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [[String: Any]])
        #expect(objects.count == reading.figures.count)
        let visits = try #require(objects.first { $0["group"] as? String == "age=0-9;sex=female" })
        #expect(
            visits["numerator"] as? Double == 85 && visits["note"] as? String == "=A note"
                && visits["status"] as? String == "revised")
        let hidden = try #require(objects.first { $0["status"] as? String == "c" })
        #expect(hidden["value"] == nil)
        #expect(objects.contains { $0["value"] as? Double == 1234.5678 })
    }

    @Test("are JSON also when there are none")
    func emptyJSON() throws {
        var export = FiguresExport(.json, version: try FrameworkFixture.version(), audience: .board)
        #expect(try JSONSerialization.jsonObject(with: Data(export.finish())) as? [[String: String]] == [])
    }
}
