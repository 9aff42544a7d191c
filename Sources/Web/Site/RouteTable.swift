/// Everything that the server answers, in the order in which a person meets it. The first row that matches answers.
enum RouteTable {
    static func all(_ counts: RequestCounts) -> [Route] {
        let pages = [
            HomeRoutes.all, SignInRoutes.all, OpenIDRoutes.all, ScorecardRoutes.all, IndicatorRoutes.all + ChartChangeRoutes.all,
            AreaRoutes.all, ChallengeRoutes.all, AgencyRoutes.all, RoundRoutes.all, ReturnRoutes.all, PriorityRoutes.all,
            RiskRoutes.all,
            TrackerRoutes.all, ActionRoutes.all, ExceptionRoutes.all, ImportRoutes.all, MappingRoutes.all,
            MeetingRoutes.all, PackRoutes.all, BodyRoutes.all, AgendaRoutes.all, LiveRoutes.all, MinutesRoutes.all,
            QuestionRoutes.all, MatterRoutes.all, BodyPlaceRoutes.all, BodyReportRoutes.all, FileRoutes.all,
            SetUpRoutes.all, FrameworkRoutes.all, FrameworkThingRoutes.all, PeopleRoutes.all, AuditRoutes.all,
            RetentionRoutes.all, FigureRoutes.all, HelpRoutes.all, StatementRoutes.all, TokenRoutes.all,
            NoticeRoutes.all, SearchRoutes.all, TimetableRoutes.all, CalendarRoutes.all,
        ]
        return pages.flatMap(\.self) + OperationRoutes.all(counts) + InterfaceRoutes.all + [description]
    }

    /// The table describes itself, this row included.
    private static let description = Route.read("/api/v1/openapi.json", .open, openAPI, "This description", by: describe)

    private static let openAPI = Schema(
        shape: .object(
            ["openapi", "info", "servers", "security", "paths", "components"].map {
                Schema.Member(name: $0, schema: $0 == "openapi" ? .text : Schema(shape: .anything), isNeeded: true)
            }))

    @Sendable private static func describe(_ visit: Visit) async throws -> Reply {
        .json(OpenAPI(routes: InterfaceRoutes.all + [description], cookie: Cookie.session(visit.house.settings).name).document)
    }
}
