import Domain
import Exchange
import Testing

@Suite("The name of an area")
struct AreaNameTests {
    private static let framework = """
        partnership: {id: north, name: North}
        agencies: [{id: csc, name: Children's services}]
        areas:
          list:
          - {id: bristol, name: 'Bristol, City of', kind: authority, code: E06000023, old_codes: ['801']}
          - {id: barking-and-dagenham, name: Barking and Dagenham, kind: authority, code: E09000002}
          - {id: st-helens, name: St. Helens, kind: authority, code: E08000013}
          - {id: hull, name: 'Kingston upon Hull, City of', kind: authority}
          - {id: southend, name: Southend-on-Sea, kind: authority}
          - {id: kings-lynn, name: "King's Lynn", kind: ward}
          - {id: kent, name: Kent, kind: authority}
          - {id: city, name: City of London, kind: authority, code: E09000001}
          - {id: london, name: London, kind: region}
          - {id: dorset, name: Dorset, kind: authority, code: E06000059, old_codes: ['838']}
          - {id: derby, name: Derby, kind: authority}
          - {id: derbyshire, name: Derbyshire, kind: authority}
          - {id: little-london, name: Little London and Woodhouse, kind: ward}
          - {id: locality-1, name: Locality 1}
          - {id: joint, name: Inner and Outer, other_names: ['940 / 941']}
        indicators:
        - {id: visits, title: Visits, unit: count, polarity: higher-better, frequency: annual, period_type: financial-year, agency: csc}
        sources: [{id: published, name: Published}]
        mappings:
        - id: tool
          format: local-authority-interactive-tool
          source: published
          lines:
          - {indicator: visits, measure: Visits, periods: financial-year}
        """

    /// The area that a figures file means by a text.
    private static func area(_ text: String) throws -> String? {
        let reading = FileReader.read(
            name: "a.csv", bytes: Array("indicator,area,period,value\nvisits,\"\(text)\",2024-25,1\n".utf8), as: nil,
            using: try FrameworkFixture.version(framework))
        return reading.figures.first?.key.area.text
    }

    @Test(
        "may be written in the many ways in which it is",
        arguments: [
            ("Bristol", "bristol"), ("City of Bristol", "bristol"), ("BRISTOL CITY COUNCIL", "bristol"),
            ("Bristol UA", "bristol"),
            ("801", "bristol"), ("e06000023", "bristol"), ("Barking & Dagenham", "barking-and-dagenham"),
            ("Barking\u{A0}and  Dagenham", "barking-and-dagenham"),
            ("London Borough of Barking and Dagenham", "barking-and-dagenham"),
            ("St Helens", "st-helens"), ("Kingston upon Hull", "hull"), ("Southend on Sea", "southend"),
            ("Kings Lynn", "kings-lynn"),
            ("King’s Lynn", "kings-lynn"), ("Kent7", "kent"), ("Kent(3)", "kent"), ("Kent County Council", "kent"),
            ("City of London", "city"), ("London", "london"), ("Derby City", "derby"), ("Derbyshire", "derbyshire"),
            ("Dorset", "dorset"),
            ("940 / 941", "joint"),
        ])
    func matches(text: String, area: String) throws {
        #expect(try Self.area(text) == area)
    }

    @Test(
        "is nobody's where it is another place's, or nearly one's",
        arguments: ["Dorset (Pre LG)", "Derbyshir", "Kent / Derby", "E10000009", "Locality 2", "Londn", "Bristoll", "Sea"])
    func isNoMatch(text: String) throws {
        #expect(try Self.area(text) == nil)
    }

    private static func tool(_ rows: [(name: String, number: String)]) throws -> FileReading {
        let header = "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"
        let lines = rows.map { "Visits,V,2024,\"\($0.name)\",5,\($0.number),North\n" }
        return FileReader.read(
            name: "a.csv", bytes: Array((header + lines.joined()).utf8), as: nil, using: try FrameworkFixture.version(framework))
    }

    @Test("of two councils together, or of an abolished one, is left out for that")
    func leftOut() throws {
        let reading = try Self.tool([
            ("Dorset (Pre LG)", "835"), ("Cumbria", "909"), ("Kent / Derby", ""), ("Elsewhere", "111"), ("Dorset", "838.0"),
        ])
        #expect(
            reading.leftOut == [
                "the council was abolished in 2019": 1, "the council was abolished in 2023": 1,
                "the row is about two councils together": 1, "the area is not in the framework": 1,
            ])
        #expect(reading.figures.map(\.key.area) == ["dorset"])
    }

    @Test("that is nearly one of the framework's is offered, and never taken for it")
    func near() throws {
        let reading = try Self.tool([
            ("Lttle London & Woodhouse", ""), ("Locality 2", ""), ("Derbyshir", "999"), ("Derbyshire", ""),
        ])
        #expect(reading.offer?.areas.map(\.near) == ["little-london", nil, nil, nil])
        #expect(reading.figures.map(\.key.area) == ["derbyshire"])
        #expect(
            reading.notices.map(\.what) == [
                "“Lttle London & Woodhouse” is no area of the framework; it looks like “Little London and Woodhouse”."
            ])
    }

    @Test("that a person confirmed for a mapping is taken by that mapping")
    func confirmed() throws {
        let read = try FrameworkFixture.version(Self.framework)
        var framework = read.framework
        framework.mappings[0].areas = ["lttle london & woodhouse": "little-london"]
        let version = FrameworkVersion(
            number: 2, knownFrom: read.knownFrom, actor: .owner, why: "a name was confirmed", framework: framework)
        let text =
            "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\nVisits,V,2024,Lttle London and Woodhouse,5,,North\n"
        let reading = FileReader.read(name: "a.csv", bytes: Array(text.utf8), as: nil, using: version)
        #expect(reading.figures.map(\.key.area) == ["little-london"] && reading.leftOut.isEmpty)
    }
}
