import Domain
import HTTPTypes
import Services

/// The pages of what is carried from meeting to meeting, the same for each kind of it.
enum MatterRoutes {
    static let all: [Route] =
        Matter.Kind.allCases.flatMap(rows) + [
            .post(
                "/conditions/{number}/setting-aside", .needs(.setChecksAside), "Sets a condition aside with a reason",
                by: { visit in try await act(visit, .condition, .setAside) }),
            .get(
                "/bodies/{id}/matters", .needs(.readMeetings), .page, "What a body's next meeting has before it",
                [.init(name: "meeting", says: "The id of another meeting of the body", schema: .id)], by: arising),
        ]

    private static func rows(_ kind: Matter.Kind) -> [Route] {
        let path = "/\(kind.plural)"
        return [
            .get(
                path, .needs(.readMeetings), .page, "\(kind.heading), what hurts first", by: { try await list($0, kind) }),
            .get(
                "\(path)/new", .needs(kind.capability), .page, "The form: \(kind.adding.lowercasedFirst)",
                by: { try await new($0, kind) }),
            .post(path, .needs(kind.capability), "\(kind.adding), as the form says", by: { try await add($0, kind) }),
            .get(
                "\(path)/{number}", .needs(.readMeetings), .page, "One \(kind.noun) and its story",
                by: { try await one($0, kind) }),
            .post(
                "\(path)/{number}/steps", .needs(.keepMeetings), "Records what happened to a \(kind.noun)",
                by: { try await act($0, kind, nil) }),
        ]
    }

    static func filter(_ visit: Visit, _ kind: Matter.Kind, usual: MatterFilter.Show) throws -> MatterFilter {
        MatterFilter(
            kind, show: try visit.choice("show") ?? usual, body: try visit.choiceOfID("body"),
            meeting: try visit.choiceOfID("meeting"), verb: try visit.choice("verb"))
    }

    private static func list(_ visit: Visit, _ kind: Matter.Kind) async throws -> Reply {
        let filter = try filter(visit, kind, usual: .carried)
        let after = visit.query["after"].map { MatterPlace($0) }
        if after == .some(nil) { throw PageRequest.badCursor }
        let list = try await visit.services.matters(filter, after: after ?? nil, as: visit.actor)
        let page = MattersPage(list: list, filter: filter, mayAdd: visit.may(kind.capability))
        return .page(page.layout(visit.house.chrome(list.version)).html)
    }

    private static func new(_ visit: Visit, _ kind: Matter.Kind) async throws -> Reply {
        let version = try await visit.services.framework(as: visit.actor)
        let fields = MatterFields(kind: kind, version: version, names: try await visit.names())
        let page = NewMatterPage(fields: fields, said: EntryField.read(fields.all, from: visit.query), item: visit.query["item"])
        return .page(page.layout(visit.house.chrome(version)).html)
    }

    private static func add(_ visit: Visit, _ kind: Matter.Kind) async throws -> Reply {
        let form = try await visit.form()
        let version = try await visit.services.framework(as: visit.actor)
        let fields = MatterFields(kind: kind, version: version, names: try await visit.names())
        var page = NewMatterPage(fields: fields, said: EntryField.read(fields.all, from: form), item: form["item"])
        do {
            let draft = try fields.draft(page.said, item: page.item)
            return .see(.matter(try await visit.services.addMatter(draft, as: visit.actor)))
        } catch let problems as FormProblems {
            page.problems = problems
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            page.problems.add(MatterFields.field(of: refusal), refusal.description)
        }
        return .page(page.layout(visit.house.chrome(version)).html, status: .unprocessableContent)
    }

    private static func one(_ visit: Visit, _ kind: Matter.Kind) async throws -> Reply {
        .page(try await page(visit, kind).layout(visit).html)
    }

    private static func page(_ visit: Visit, _ kind: Matter.Kind) async throws -> MatterPage {
        MatterPage(
            answer: try await visit.services.matter(kind, try visit.number(), as: visit.actor), names: try await visit.names(),
            mayAdd: visit.may(.keepMeetings))
    }

    private static func act(_ visit: Visit, _ kind: Matter.Kind, _ given: MatterAct?) async throws -> Reply {
        let number = try visit.number()
        let form = MatterActForm(try await visit.form(), act: given)
        var problems = FormProblems()
        do {
            _ = try await visit.services.act(try form.move(kind), on: kind, number, as: visit.actor)
            return .see(.matter(kind, number))
        } catch let found as FormProblems {
            problems = found
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            problems.add("\(form.act?.rawValue ?? "report")-words", refusal.description)
        }
        var page = try await page(visit, kind)
        (page.typed, page.problems) = (form, problems)
        return .page(page.layout(visit).html, status: .unprocessableContent)
    }

    @Sendable private static func arising(_ visit: Visit) async throws -> Reply {
        let answer = try await visit.services.mattersArising(
            of: try visit.id(Body.self), at: try visit.choiceOfID("meeting"), as: visit.actor)
        let page = MattersArisingPage(
            answer: answer, mayAdd: visit.may(.keepMeetings), mayComment: visit.may(.commentOnItems))
        return .page(page.layout(visit.house.chrome(answer.version)).html)
    }
}

extension MatterPage {
    fileprivate func layout(_ visit: Visit) -> Layout { layout(visit.house.chrome(answer.version)) }
}
