/// What programs may ask and do: the same as the pages, answered by the same calls.
enum InterfaceRoutes {
    static let all: [Route] =
        FigureInterface.all + FrameworkInterface.all + FrameworkPartInterface.all + ImportInterface.all + PackInterface.all
        + PeopleInterface.all
        + ExceptionInterface.all
        + AuditInterface.all
}

extension Route.Parameter {
    static let known = Route.Parameter(name: "known", says: "As known on this day, such as 2026-09-30", schema: .day)
}
