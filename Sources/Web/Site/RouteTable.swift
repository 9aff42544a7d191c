/// Everything that the server answers, in the order in which a person meets it. The first row that matches answers.
enum RouteTable {
    static func all(_ counts: RequestCounts) -> [Route] {
        let pages =
            HomeRoutes.all + ScorecardRoutes.all + IndicatorRoutes.all + AreaRoutes.all + ImportRoutes.all + MeetingRoutes.all
            + PackRoutes.all + FrameworkRoutes.all + AuditRoutes.all + FigureRoutes.all + HelpRoutes.all
        return pages + OperationRoutes.all(counts)
    }
}
