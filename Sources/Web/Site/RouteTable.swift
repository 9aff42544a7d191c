/// Everything that the server answers, in the order in which a person meets it. The first row that matches answers.
enum RouteTable {
    static func all(_ counts: RequestCounts) -> [Route] {
        let pages =
            HomeRoutes.all + SignInRoutes.all + OpenIDRoutes.all + ScorecardRoutes.all + IndicatorRoutes.all + AreaRoutes.all
            + ImportRoutes.all
            + MappingRoutes.all + MeetingRoutes.all
            + PackRoutes.all + SetUpRoutes.all + FrameworkRoutes.all + FrameworkThingRoutes.all + PeopleRoutes.all
            + AuditRoutes.all + RetentionRoutes.all + FigureRoutes.all + HelpRoutes.all + StatementRoutes.all
        return pages + OperationRoutes.all(counts) + InterfaceRoutes.all + [description]
    }

    /// The table describes itself, this row included.
    private static let description = Route.get("/api/v1/openapi.json", .open, .json, "This description", by: describe)

    @Sendable private static func describe(_ visit: Visit) async throws -> Reply {
        .json(OpenAPI(routes: InterfaceRoutes.all + [description]).document)
    }
}
