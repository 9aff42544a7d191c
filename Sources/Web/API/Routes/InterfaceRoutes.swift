/// What programs may ask and do: the same as the pages, answered by the same calls.
enum InterfaceRoutes {
    static let all: [Route] = [
        FigureInterface.all, JudgementInterface.all, FrameworkInterface.all, FrameworkPartInterface.all, ImportInterface.all,
        PackInterface.all,
        PeopleInterface.all, ExceptionInterface.all, ChallengeInterface.all, AgencyInterface.all, RiskInterface.all,
        RatingInterface.all, TrackerInterface.all, ActionInterface.all, MeetingInterface.all, MatterInterface.all,
        RoundInterface.all, ReturnInterface.all, TimetableInterface.all, SearchInterface.all, AuditInterface.all,
    ].flatMap(\.self)
}

extension Route.Parameter {
    static let known = Route.Parameter(name: "known", says: "As known on this day, such as 2026-09-30", schema: .day)
}
