import Domain
import Exchange
import Testing

@Suite("A figures file")
struct FiguresFileTests {
    static let header = "indicator,area,period,group,source,numerator,denominator,value,status,reason,note,extracted_on\n"

    static func read(_ text: String, framework: String = FrameworkFixture.fullest) throws -> FileReading {
        FileReader.read(name: "figures.csv", bytes: Array(text.utf8), as: nil, using: try FrameworkFixture.version(framework))
    }

    /// The figures of one row under the usual header.
    private static func row(_ row: String) throws -> FileReading { try read(header + row + "\n") }

    @Test("is read with its columns in any order and any case, and only the needed ones")
    func columns() throws {
        let reading = try Self.read("Period, VALUE ,Area,indicator\n2025-26Q1,93.5,upper-dale,visits\n")
        #expect(reading.format == "figures" && reading.rowsRead == 1 && reading.problems.isEmpty)
        let figure = try #require(reading.figures.first)
        #expect(
            figure.key
                == FigureKey(area: "upper-dale", indicator: "visits", period: .financialQuarter(2025, 1), source: "return-csc"))
        #expect(figure.figure == Figure(state: .value(.final), suppliedValue: 93.5))
    }

    @Test("says everything about a figure")
    func everything() throws {
        let reading = try Self.row(
            "visits,dale,2025-26Q1,sex=female;age=0-9,published,85,100,85.0,provisional,\"Late, as ever\",A note,2025-07-20")
        let figure = try #require(reading.figures.first)
        #expect(reading.problems.isEmpty)
        #expect(figure.key.group.text == "age=0-9;sex=female" && figure.key.source == "published")
        #expect(figure.figure.numerator == 85 && figure.figure.denominator == 100 && figure.figure.state == .value(.provisional))
        #expect(
            figure.figure.reason == "Late, as ever" && figure.figure.note == "A note"
                && figure.figure.extractedOn?.iso8601 == "2025-07-20")
    }

    @Test("does not keep a value that says again what its numerator and denominator give")
    func impliedValue() throws {
        #expect(try Self.row("visits,dale,2025-26Q1,,,85,100,85,,,,").figures.map(\.figure.suppliedValue) == [nil])
        #expect(try Self.row("visits,dale,2025-26Q1,,,1,3,33.3,,,,").figures.map(\.figure.suppliedValue) == [33.3])
        #expect(
            try Self.row("episodes,dale,2025-M10,,,7,,,,,,").figures.map(\.figure) == [
                Figure(state: .value(.final), suppliedValue: 7)
            ])
    }

    @Test(
        "knows an area by its id, code, old code, name and other names",
        arguments: ["dale", "Dale", " dale ", "E08000999", "e08000999", "999", "\"Dale, Borough of\""])
    func areas(area: String) throws {
        #expect(try Self.row("visits,\(area),2025-26Q1,,,,,5,,,,").figures.map(\.key.area) == ["dale"])
    }

    @Test("knows an indicator by its id and its national code", arguments: ["visits", "NI 59", "ni059", "NI59"])
    func indicators(indicator: String) throws {
        #expect(try Self.row("\(indicator),dale,2025-26Q1,,,,,5,,,,").figures.map(\.key.indicator) == ["visits"])
    }

    @Test("may write a month as 2025-10 where the indicator is monthly, and only there")
    func months() throws {
        #expect(try Self.row("episodes,dale,2025-10,,,,,5,,,,").figures.map(\.key.period) == [.month(2025, 10)])
        #expect(try Self.row("episodes,dale,2009-10,,,,,5,,,,").figures.map(\.key.period) == [.month(2009, 10)])
        #expect(try Self.row("waits,dale,2009-10,,,,,5,,,,").figures.map(\.key.period) == [.financialYear(2009)])
        #expect(try Self.row("visits,dale,2025-10,,,,,5,,,,").problems.map(\.column) == ["period"])
    }

    @Test(
        "gives the reason why there is no value, in our codes and in others'",
        arguments: [
            ("x", NoValueReason.notAvailable), ("z", .notApplicable), ("nd", .notDue), ("ns", .notSubmitted), ("c", .suppressed),
            ("u", .lowReliability), ("k", .roundsToZero), ("low", .roundsToZero), ("C", .suppressed), (":", .notAvailable),
            ("..", .notAvailable),
            (".", .notAvailable), ("-", .notAvailable), ("~", .notAvailable), ("*", .suppressed), ("<5", .suppressed),
        ])
    func markers(marker: String, reason: NoValueReason) throws {
        for row in ["visits,dale,2025-26Q1,,,,,\(marker),,,,", "visits,dale,2025-26Q1,,,\(marker),120,,,,,"] {
            #expect(try Self.row(row).figures.map(\.figure.state) == [.none(reason)])
        }
    }

    @Test(
        "takes a status as a word or a mark",
        arguments: [
            ("", Figure.State.value(.final)), ("final", .value(.final)), ("Revised", .value(.revised)),
            ("p", .value(.provisional)),
            ("e", .value(.estimated)),
        ])
    func statuses(status: String, state: Figure.State) throws {
        #expect(try Self.row("visits,dale,2025-26Q1,,,,,5,\(status),,,").figures.map(\.figure.state) == [state])
    }

    @Test("may say by its status alone that there is no value")
    func statusWithoutValue() throws {
        #expect(try Self.row("visits,dale,2025-26Q1,,,,,,nd,,,").figures.map(\.figure.state) == [.none(.notDue)])
        #expect(try Self.row("visits,dale,2025-26Q1,,,,,,not-submitted,,,").figures.map(\.figure.state) == [.none(.notSubmitted)])
    }

    @Test(
        "is refused with the row, the column, what is wrong and what to do",
        arguments: [
            ("visit,dale,2025-26Q1,,,,,5,,,,", "indicator", "no indicator “visit”"),
            ("visits,dael,2025-26Q1,,,,,5,,,,", "area", "no area “dael”"),
            ("visits,dale,2025-26Q5,,,,,5,,,,", "period", "is not a period"),
            ("visits,dale,2025-26,,,,,5,,,,", "period", "has periods of another kind (financial-quarter)"),
            ("children,dale,2025-03-31,,,,,5,,,,", "period", "(snapshot-30-june)"),
            ("visits,dale,2025-26Q1,sex=girl,,,,5,,,,", "group", "not a group of the framework"),
            ("visits,dale,2025-26Q1,female,,,,5,,,,", "group", "not a group of the framework"),
            ("visits,dale,2025-26Q1,,return-abc,,,5,,,,", "source", "no source “return-abc”"),
            ("visits,dale,2025-26Q1,,,,,,,,,", "value", "a blank has no meaning"),
            ("visits,dale,2025-26Q1,,,,120,,,,,", "value", "a blank has no meaning"),
            ("visits,dale,2025-26Q1,,,ten,,,,,,", "numerator", "neither a number nor a marker"),
            ("visits,dale,2025-26Q1,,,,,\"1,5\",,,,", "value", "neither a number nor a marker"),
            ("visits,dale,2025-26Q1,,,5%,10,,,,,", "numerator", "percentage stands where none is wanted"),
            ("visits,dale,2025-26Q1,,,11,10,,,,,", "numerator", "larger than the denominator"),
            ("visits,dale,2025-26Q1,,,-1,10,,,,,", "numerator", "below nothing"),
            ("episodes,dale,2025-M10,,,,,-1,,,,", "value", "below nothing"),
            ("visits,dale,2025-26Q1,,,0,0,,,,,", "denominator", "divided by nought"),
            ("visits,dale,2025-26Q1,,,5,,,,,,", "denominator", "numerator without a denominator"),
            ("visits,dale,2025-26Q1,,,,,100.1,,,,", "value", "between 0 and 100"),
            ("visits,dale,2025-26Q1,,,1,3,33.4,,,,", "value", "numerator and denominator give: 33.33."),
            ("episodes,dale,2025-M10,,,7,,8,,,,", "value", "numerator gives: 7."),
            ("visits,dale,2025-26Q1,,,,,5,x,,,", "status", "there is one"),
            ("visits,dale,2025-26Q1,,,c,,,x,,,", "status", "“Not available” and the marker “Protected”"),
            ("visits,dale,2025-26Q1,,,x,,5,,,,", "value", "number and a marker"),
            ("visits,dale,2025-26Q1,,,,,5,done,,,", "status", "not a status"),
            ("visits,dale,2025-26Q1,,,,,5,,,,31/03/2025", "extracted_on", "not a day"),
        ])
    func refused(row: String, column: String, what: String) throws {
        let reading = try Self.read(Self.header + "episodes,dale,2025-M09,,,,,5,,,,\n" + row + "\n")
        #expect(reading.problems.map(\.column) == [column])
        #expect(reading.problems.map(\.row) == [3])
        #expect(reading.problems.first.map { $0.what.contains(what) } == true, "\(reading.problems)")
        #expect(reading.problems.allSatisfy { $0.remedy.hasSuffix(".") })
    }

    @Test(
        "may round its value as it prints it, and have a spreadsheet's dust",
        arguments: [
            "1,3,33.3", "1,3,33", "2,3,66.67", "1,3,33.33333333333333", "347,1000,34.700000000000003", "2,3,66.6666666666667",
            "\"1,000\",\"3,000\",33.3%",
        ])
    func rounding(numbers: String) throws {
        #expect(try Self.row("visits,dale,2025-26Q1,,,\(numbers),,,,").problems.isEmpty)
    }

    @Test("is refused when a row has more or fewer cells than the header, as with a thousands comma without quotes")
    func width() throws {
        #expect(
            try Self.row("visits,dale,2025-26Q1,,,1,234,2,000,,,,,").problems.first?.what.contains(
                "14 cells and the header has 12") == true)
        #expect(try Self.row("visits,dale,2025-26Q1,,,,,5").problems.count == 1)
    }

    @Test("is refused when it says one thing twice, whether or not it says the same, with both lines")
    func duplicates() throws {
        let reading = try Self.read(
            "indicator,area,period,value\nvisits,moor,2025-26Q2,5\nvisits,dale,2025-26Q1,5\nNI 59,Dale,2025-26Q1,5\nvisits,dale,2025-26Q2,5\n"
        )
        #expect(reading.problems.map(\.row) == [4])
        #expect(reading.problems.first?.what.contains("Row 3 ") == true)
    }

    @Test(
        "is refused for its header",
        arguments: [
            ("indicator,area,period,valeu\n", "no column “valeu”"), ("indicator,area,period,value,\n", "Column 5 has no name"),
            ("indicator,area,period,value,Value\n", "stands twice"), ("indicator,area,period,value\n", "no row under it"),
        ])
    func header(text: String, what: String) throws {
        let reading = try Self.read(text)
        #expect(reading.problems.first.map { $0.what.contains(what) } == true, "\(reading.problems)")
    }

    @Test("is read where it is not UTF-8, and says so with the row")
    func encoding() throws {
        let bytes = Array("indicator,area,period,value,note\nvisits,dale,2025-26Q1,5,caf".utf8) + [0xE9, 0x0A]
        let reading = FileReader.read(name: "a.csv", bytes: bytes, as: nil, using: try FrameworkFixture.version())
        #expect(reading.problems.isEmpty && reading.notices.map(\.row) == [2])
        #expect(reading.notices.first?.what == "The file is not in UTF-8; it is read as Windows-1252.")
        #expect(reading.figures.first?.figure.note == "café")
    }

    @Test("with an open quote is refused with the line of the quote")
    func quote() throws {
        #expect(
            try Self.read("indicator,area,period,value,note\nvisits,dale,2025-26Q1,5,\"open\nvisits,dale,2025-26Q2,5,x\n")
                .problems.map(\.row) == [2])
    }

    @Test("tells the first thousand problems and counts the rest")
    func many() throws {
        let reading = try Self.read(
            "indicator,area,period,value\n" + String(repeating: "visits,dale,2025-26Q1,abc\n", count: 1500))
        #expect(reading.problems.count == 1000 && reading.problemCount == 1500 && reading.rowsRead == 1500)
    }

    @Test("does not guess when a name is that of two areas")
    func ambiguous() throws {
        let framework = FrameworkFixture.fullest.replacing("name: Fell,", with: "name: Twin,").replacing(
            "name: Moor,", with: "name: Twin,")
        let reading = try Self.read("indicator,area,period,value\nvisits,Twin,2025-26Q1,5\n", framework: framework)
        #expect(reading.problems.first?.what == "“Twin” is the name of more than one area.")
        #expect(try Self.read("indicator,area,period,value\nvisits,moor,2025-26Q1,5\n").problems.isEmpty)
    }

    @Test("passes over empty rows at its end, as spreadsheets leave them")
    func emptyRows() throws {
        let reading = try Self.read("indicator,area,period,value\nvisits,dale,2025-26Q1,5\n,,,\n\n")
        #expect(reading.problems.isEmpty && reading.rowsRead == 1)
    }

    @Test("is all there after damage, or refused: never a crash")
    func damaged() throws {
        var random = SeededGenerator(seed: 7)
        let version = try FrameworkFixture.version()
        let text =
            Self.header
            + "visits,dale,2025-26Q1,sex=female;age=0-9,published,85,100,85.0,provisional,\"Late, as \"\"ever\"\"\",Ynys Môn,2025-07-20\n"
            + "episodes,999,2025-10,,,,,7,,,,\r\nplans,moor,2025-03-31,,,7.0000000000000007E-2,\"1,234\",,r,,=x,\n"
        let bytes = Array(text.utf8)
        for _ in 0..<1000 {
            var damaged = bytes
            for _ in 0...Int.random(in: 0..<4, using: &random) {
                let place = Int.random(in: damaged.indices, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: damaged[place] = UInt8.random(in: 0...255, using: &random)
                case 1: damaged.remove(at: place)
                default: damaged.insert(Array(",\"\n\r;=".utf8).randomElement(using: &random) ?? 0, at: place)
                }
            }
            let reading = FileReader.read(name: "a.csv", bytes: damaged, as: nil, using: version)
            #expect(reading.batch.rows.count + reading.problemCount > 0)
            for figure in reading.figures { #expect(figure.figure.value(in: .count)?.isFinite ?? true) }
        }
    }
}

extension FileReading {
    /// Its batch as figures with their keys.
    var figures: [(key: FigureKey, figure: Figure)] {
        batch.rows.compactMap { row in
            guard let key = batch.key(of: row), let state = Figure.State(code: row.state) else { return nil }
            func number(_ number: Double) -> Double? { number.isNaN ? nil : number }
            func text(_ place: Int32) -> String? { place == FigureRow.noText ? nil : batch.texts[Int(place)] }
            return (
                key,
                Figure(
                    state: state, numerator: number(row.numerator), denominator: number(row.denominator),
                    suppliedValue: number(row.value),
                    reason: text(row.reason), note: text(row.note),
                    extractedOn: row.extractedOn == FigureRow.noDay ? nil : Day(number: row.extractedOn))
            )
        }
    }
}
