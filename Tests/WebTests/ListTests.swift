import Domain
import HTTPTypes
import Services
import TestKit
import Testing

@testable import Web

@Suite("Lists of the interface")
struct ListTests {
    private static let lists = RouteTable.all(RequestCounts()).filter { $0.interface?.list != nil }

    @Test("pages of one, put together, are the whole list; the last has no next")
    func pages() async throws {
        try await Program.with { program in
            for route in Self.lists {
                let name = try #require(route.interface?.list?.name)
                let address = SiteTests.path(of: route)
                let whole = try await program.get(address + "?limit=1000").json()
                var (found, path) = ([JSON](), address + "?limit=1")
                for _ in 0..<500 {
                    let answer = try await program.get(path)
                    #expect(answer.status == 200, "\(path)")
                    let page = try answer.json()
                    found += page[name].elements
                    #expect(page[name].elements.count <= 1)
                    guard let next = page["next"].string else {
                        #expect(answer.headers[.link] == nil)
                        break
                    }
                    path = "\(address)?limit=1&after=\(next)"
                    #expect(answer.headers[.link] == "<\(path)>; rel=\"next\"")
                }
                #expect(!found.isEmpty, "\(route.path)")
                #expect(found == whole[name].elements, "\(route.path)")
            }
        }
    }

    @Test(
        "a limit, a place or a parameter that is none is refused, and named",
        arguments: [
            "limit=0", "limit=1001", "limit=ten", "limit=", "after=%21", "after=AA", "after=bm93aGVyZQ", "format=xml",
            "colour=red",
            "limit=1&limit=x",
        ])
    func wrong(query: String) async throws {
        try await Program.with { program in
            for path in ["/api/v1/areas", "/api/v1/imports", "/api/v1/audit"] {
                let answer = try await program.get("\(path)?\(query)")
                #expect(answer.status == 400, "\(path)?\(query)")
                #expect(try answer.fields() == [String(query.split(separator: "&").last!.prefix { $0 != "=" })])
            }
        }
    }

    @Test("each list is had as a table too, by its address or by what the program would rather have")
    func tables() async throws {
        try await Program.with { program in
            for route in Self.lists {
                let address = SiteTests.path(of: route)
                let byAddress = try await program.get(address + "?format=csv")
                let byHeader = try await program.get(address, [.accept: "text/csv"])
                #expect(byAddress.status == 200 && byAddress.text == byHeader.text, "\(route.path)")
                #expect(byAddress.headers[.contentType] == "text/csv; charset=utf-8")
                #expect(byAddress.headers[.contentDisposition]?.hasPrefix("attachment; filename=") == true)
                let name = try #require(route.interface?.list?.name)
                let items = try await program.get(address + "?limit=1000").json()[name].elements
                #expect(byAddress.text.split(separator: "\n").count == items.count + 1, "\(route.path)")
                let one = try await program.get(address + "?format=csv&limit=1").text.split(separator: "\n")
                #expect(one.count == 2 && byAddress.text.hasPrefix(one[0]), "\(route.path)")
            }
            let json = try await program.get("/api/v1/areas", [.accept: "application/json, text/csv"])
            #expect(json.headers[.contentType] == "application/json")
        }
    }

    @Test("no cell of a table is run by a spreadsheet")
    func injection() {
        let item = Schema.object(["name": .text, "tags": .list(.text), "inside": .object(["count": .number.orNull])])
        let table = FlatTable(item)
        let bytes = table.bytes([
            ["name": "=HYPERLINK(\"x\")", "tags": ["a", "+b"], "inside": ["count": .number(-2.5)]],
            ["name": "@cmd", "tags": ["-1"], "inside": nil],
        ])
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "name,tags,inside_count\n\"'=HYPERLINK(\"\"x\"\")\",a; +b,-2.5\n'@cmd,'-1,\n")
    }

    @Test("figures are asked for by area and indicator, and as known on a day")
    func figures() async throws {
        try await Program.with { program in
            func rows(_ query: String) async throws -> [JSON] {
                try await program.get("/api/v1/figures" + query).json()["figures"].elements
            }
            #expect(try await rows("").count == 4)
            #expect(try await rows("?area=northside").map { $0["numerator"].integer } == [3])
            #expect(try await rows("?indicator=missing").map { $0["value"].double } == [21])
            #expect(try await rows("?known=2026-08-01").count == 2)
            #expect(try await rows("?area=nowhere").isEmpty)
            #expect(try await program.get("/api/v1/figures?known=2026-13-01").status == 400)
            let table = try await program.get("/api/v1/figures?format=csv&area=northside").text
            #expect(table.split(separator: "\n").count == 2)
        }
    }

    @Test("a cursor is a place, and what was made up is none", arguments: ["7", "board-2026-12", "1.0.2.20262.1"])
    func cursor(place: String) {
        #expect(Cursor.place(Cursor.text(place)) == place)
        #expect(Cursor.place(Cursor.text(place) + "!") == nil)
    }
}
