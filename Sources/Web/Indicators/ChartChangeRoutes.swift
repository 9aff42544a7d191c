import Domain
import HTTPTypes
import Services

/// The chart of an indicator told what it cannot know: that the way of working changed, and what happened.
enum ChartChangeRoutes {
    private static let area = Route.Parameter(
        name: "area", says: "The id of the area whose chart is shown; the district when left out")

    static let all: [Route] = [
        .get(
            "/indicators/{id}/chart", .needs(.changeFramework), .page,
            "The forms to start the limits of an indicator's chart anew and to put events on it", [area], by: forms),
        .post(
            "/indicators/{id}/chart", .needs(.changeFramework),
            "Shows the chart before and after a rebase or an event, and keeps it as a new version of the framework", by: change),
    ]

    private static func page(_ visit: Visit) async throws -> ChartChangePage {
        let area: ID<Area>? = try visit.choiceOfID("area")
        let answer = try await visit.services.indicator(
            try visit.id(Indicator.self), area: area, source: nil, group: .total, for: visit.audience, asKnown: nil,
            as: visit.actor)
        return ChartChangePage(answer: answer, area: area, seen: answer.version.number)
    }

    private static func reply(
        _ page: ChartChangePage, _ visit: Visit, status: HTTPResponse.Status = .ok
    ) -> Reply {
        .page(page.layout(visit.house.chrome(page.answer.version)).html, status: status)
    }

    @Sendable private static func forms(_ visit: Visit) async throws -> Reply { reply(try await page(visit), visit) }

    @Sendable private static func change(_ visit: Visit) async throws -> Reply {
        var page = try await page(visit)
        let form = try await visit.form()
        page.typed = Typed(prefix: ChartChangeForm.prefix(of: form), form: form)
        page.seen = form["seen-version"].flatMap { Int64($0) } ?? page.seen
        do {
            let asked = try ChartChangeForm(form, page.answer.indicator)
            switch form["step"] {
            case "keep":
                try await keep(asked, page, visit)
                return .see(.indicator(page.answer.indicator.id, IndicatorFilter(area: page.area)))
            case "change": return reply(page, visit)
            default:
                page.preview = asked
                return reply(page, visit)
            }
        } catch let conflict as FrameworkConflict {
            page.typed.problems.add(
                "\(page.typed.prefix)-why",
                "Somebody changed this indicator meanwhile (\(conflict.line.why)). Look at before and after once more.")
            page.seen = page.answer.version.number
            return reply(page, visit, status: .conflict)
        } catch {
            let prefix = page.typed.prefix
            switch error {
            case let problems as FormProblems: page.typed.problems = problems
            case let refused as FrameworkRefused:
                for one in refused.problems.prefix(10) { page.typed.problems.add("\(prefix)-day", "\(one.what) \(one.remedy)") }
            default: throw error
            }
            return reply(page, visit, status: .unprocessableContent)
        }
    }

    /// What is kept is what was shown: the version that was seen goes with it.
    private static func keep(_ asked: ChartChangeForm, _ page: ChartChangePage, _ visit: Visit) async throws {
        let indicator = page.answer.indicator
        guard let changed = asked.change.applied(to: indicator) else { return }
        let thing = try await visit.services.frameworkThing(indicator.id.text, of: .indicators, as: visit.actor).thing
        let edit = FrameworkEdit(.indicators, .change(id: indicator.id.text, ChartChange.written(changed, over: thing)))
        try await visit.services.editFramework(
            edit, why: "\(asked.change.words). \(asked.why)", seen: page.seen, as: visit.actor)
    }
}

extension Address {
    static func indicatorChart(_ id: ID<Indicator>, in area: ID<Area>? = nil) -> Address {
        .at("/indicators/\(id)/chart" + query([("area", area?.text)]))
    }
}
