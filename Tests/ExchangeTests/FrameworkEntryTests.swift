import Domain
import Exchange
import Testing

@Suite("A framework as keys and entries")
struct FrameworkEntryTests {
    private func fullest() throws -> Framework { try FrameworkFile.read(FrameworkFixture.fullest).framework }

    @Test("says the same framework")
    func roundTrip() throws {
        let framework = try fullest()
        #expect(try FrameworkFile.read(FrameworkFile.entries(of: framework)) == framework)
    }

    @Test("holds nothing for which there is no field on a form")
    func everyKeyHasAField() throws {
        let document = FrameworkFile.entries(of: try fullest())
        for part in FrameworkPart.all {
            let things = document.things(of: part)
            #expect(!things.isEmpty, "the fixture has no \(part.noun)")
            for thing in things { check(thing, part.fields, allowed: [part.idKey] + (part.id == "mappings" ? ["layout"] : [])) }
        }
        let lists = FrameworkPart.all.compactMap(\.path.first) + ["meta", "partnership"]
        for pair in document.pairs where !lists.contains(pair.key) {
            #expect(FrameworkPart.settings.contains { $0.key == pair.key }, "no form has \(pair.key)")
        }
    }

    private func check(_ thing: EntryFields, _ fields: [EntryField], allowed: [String] = []) {
        for pair in thing.pairs where !allowed.contains(pair.key) {
            guard let field = fields.first(where: { $0.key == pair.key }) else {
                Issue.record("no form has a field for \(pair.key)")
                continue
            }
            if case .rows(let inner, _) = field.kind {
                for row in pair.entry.list ?? [] { check(row.fields ?? EntryFields(), inner) }
            }
        }
    }

    @Test("gives the problems of a file, with the key that each is about")
    func problems() throws {
        var document = FrameworkFile.entries(of: try fullest())
        let edit = FrameworkEdit(.agencies, .add([EntryFields([("name", .text("Fire")), ("closed_on", .text("tomorrow"))])]))
        document = try #require(edit.withIDs(in: document).applied(to: document))
        let refused = #expect(throws: FrameworkProblems.self) { try FrameworkFile.read(document) }
        #expect(refused?.problems.map(\.column) == ["closed_on"])
        #expect(refused?.problems.first?.what.contains("agency “fire”") == true)
    }
}

@Suite("A change of the framework")
struct FrameworkEditTests {
    private let document: EntryFields

    init() throws {
        document = FrameworkFile.entries(of: try FrameworkFile.read(FrameworkFixture.fullest).framework)
    }

    @Test("makes an id of the name, and another one when it is taken")
    func ids() {
        let named = FrameworkEdit(
            .agencies,
            .add(["Children’s hospice", "Children's hospice", "…", "New"].map { EntryFields([("name", .text($0))]) }))
        #expect(named.withIDs(in: document).ids == ["childrens-hospice", "childrens-hospice-2", "agency", "new-2"])
        let meeting = EntryFields([("body", .text("board")), ("date", .text("2031-03-04"))])
        #expect(FrameworkEdit(.meetings, .add([meeting])).withIDs(in: document).ids == ["board-2031-03-04"])
    }

    @Test("keeps what a form does not speak of")
    func kept() throws {
        var mapping = try #require(document.things(of: .mappings).first)
        mapping["layout"] = .text("as it was")
        let id = FrameworkPart.mappings.id(of: mapping)
        var said = mapping
        said["layout"] = nil
        said["name"] = .text("Another name")
        let kept = try #require(FrameworkEdit(.mappings, .change(id: id, mapping)).applied(to: document))
        let changed = try #require(
            FrameworkEdit(.mappings, .change(id: id, said)).applied(to: kept)?.thing(id, of: .mappings))
        #expect(changed["layout"] == mapping["layout"])
        #expect(changed.text("name") == "Another name")
    }

    @Test("finds whatever names a thing, however deep")
    func mentions() {
        #expect(document.mentions(of: "board", in: .bodies).contains { $0.part.id == "areas" })
        #expect(document.mentions(of: "dale", in: .areas).contains { $0.part.id == "areas" })
        #expect(document.mentions(of: "nothing", in: .areas).isEmpty)
    }
}
