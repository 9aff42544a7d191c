import Domain

extension Bellwether {
    /// What the agencies said of their exceptions, and the packs of the board's meetings.
    static let packStory: [StoryAct] =
        [frozen("brd-2026-06", on: "2026-06-16"), frozen("brd-2026-09", on: "2026-09-16")]
        + reports + [frozen("brd-2026-12", on: "2026-11-21")]

    private static func frozen(_ meeting: ID<Meeting>, on day: String) -> StoryAct {
        StoryAct(day) { services, people in
            _ = try await services.freezePack(meeting, format: .html, audience: .board, as: people["tobias.nnamdi"])
        }
    }

    private static func report(
        _ indicator: ID<Indicator>, by person: String, on day: String, what: String, soWhat: String, whatNext: String,
        byWhom: String, due: String, question: String
    ) -> StoryAct {
        StoryAct(day) { services, people in
            try await services.reportException(
                ExceptionReportDraft(
                    what: what, soWhat: soWhat, whatNext: whatNext, byWhom: byWhom, dueOn: Day(iso8601: due), question: question),
                of: indicator, as: people[person])
        }
    }

    private static let reports = [
        report(
            "new-birth-visits-14-days", by: "morag.ellery", on: "2026-11-18",
            what: "Visits in Millgate fell behind again; the other nine areas hold.",
            soWhat: "Babies in the area with the most need wait longest to be seen at home.",
            whatNext: "Bank staff for Millgate.", byWhom: "Head of Health Visiting", due: "2026-12-01",
            question:
                "You were asked in December 2025. By what date will every Millgate baby be seen by day 14, and who sees the ones you miss now?"
        ),
        report(
            "rhi-72-hours", by: "perpetua.lund", on: "2026-11-17",
            what: "Interviews rise slowly and are still late for three in ten.",
            soWhat: "Children who go missing again do so before anybody has asked them why.",
            whatNext: "A second provider.", byWhom: "Head of Early Help", due: "2027-01-11",
            question: "How many of those who waited went missing again first, and what changes before January?"),
        report(
            "cpp-second-or-subsequent", by: "perpetua.lund", on: "2026-11-17",
            what: "Repeat plans have risen for a year and are above the expected range.",
            soWhat: "Some plans may end before the change at home has lasted.",
            whatNext: "An audit of twelve repeat plans.", byWhom: "Head of Safeguarding", due: "2027-02-12",
            question: "Did the first plan end too soon, or did the help stop? Bring us the children's own accounts."),
        report(
            "self-harm-ed-attendances", by: "morag.ellery", on: "2026-11-19",
            what: "The hospital's return did not come, for the second time in four quarters.",
            soWhat: "The board cannot say whether more children harm themselves.",
            whatNext: "The challenge is with the chief executive.", byWhom: "Director of Nursing", due: "2026-12-04",
            question: "What would stop this return failing again, and may the ICB extract it for you until then?"),
        report(
            "assessments-45-working-days", by: "perpetua.lund", on: "2026-11-17",
            what: "Two teams lost workers in the summer; timeliness is better than a year ago.",
            soWhat: "Most children wait no longer; those in the two teams do.",
            whatNext: "Academy workers start in both teams.", byWhom: "Service Manager, Assessment", due: "2027-01-04",
            question: ""),
        report(
            "gcp2-completed", by: "perpetua.lund", on: "2026-11-18",
            what: "Half as many profiles as in spring; the trainer's post was empty.",
            soWhat: "Neglect may be named later than it could be.",
            whatNext: "The profile becomes a condition of every neglect conference.", byWhom: "Head of Safeguarding",
            due: "2026-12-31", question: "How many neglect conferences went ahead without a profile this quarter, and why?"),
    ]
}
