import Domain

extension Bellwether {
    private typealias Item = MeetingTale.ItemTale
    private typealias Asked = MeetingTale.Asked
    private typealias Resolved = MeetingTale.Resolved

    static let areaMeetings = north.acts(prepared: "2026-07-07") + south.acts(prepared: "2026-07-08")

    private static let north = MeetingTale(
        id: "area-n-2026-07", published: "2026-07-07", held: "2026-07-15", drafted: "2026-07-24", firstMinute: 28,
        items: [
            Item("Apologies and declarations of interest", .information, .apologies),
            Item(
                "How children are doing in the north: July report", .decision, .performance, by: "Tobias Nnamdi",
                papers: [["Presentation slides"], ["Report for the north", "Settings and their grades"]],
                asked: [
                    Asked(
                        by: "Cllr Wendy Outhwaite", topic: "Childminders",
                        says: "The checklist has no number of childminders. How are we to compare?",
                        reply: (
                            "Tobias Nnamdi",
                            "The number and the rate for every 1,000 children under five will stand in the January report."
                        )),
                    Asked(
                        by: "A resident of Hebble Row", kind: .publicMember, topic: "Youth club",
                        says: "Will the youth club in Millgate stay open in winter?",
                        followUp: .agency("csc", post: "Head of Early Help", due: day("2026-07-29"))),
                ],
                resolved: [
                    Resolved(.note),
                    Resolved(
                        .request, whom: "the performance officer",
                        more: "add the missing grade columns and the number of childminders to the area report by 18 December"),
                ]),
            Item(
                "Children's Champion's role", .information, by: "Cllr Jo Appleyard",
                papers: [["Role of the Children's Champion"]], resolved: [Resolved(.note)]),
        ], away: ["Cllr Bram Devlin"],
        note: (
            "Cllr Jo Appleyard",
            "My aim for the year is that every ward has a place where a child can ask for help without a form."
        ))

    private static let south = MeetingTale(
        id: "area-s-2026-07", published: "2026-07-08", held: "2026-07-16", drafted: "2026-07-27", firstMinute: 42,
        items: [
            Item(
                "Apologies and declarations of interest", .information, .apologies,
                declared: ("Cllr Nadia Brook", "A member of her family works at a nursery in the report", false)),
            Item(
                "Minutes of 15 January 2026", .decision, .minutes, by: "Morag Ellery", papers: [["Draft minutes of 15 January"]],
                resolved: [Resolved(.approve, text: "That the minutes of 15 January 2026 be agreed as a correct record.")]),
            Item(
                "How children are doing in the south: July report", .decision, .performance, by: "Tobias Nnamdi",
                papers: [["Presentation slides"], ["Report for the south", "Settings and their grades"]],
                asked: [
                    Asked(
                        by: "Cllr Imran Sykes", topic: "Inspection grades",
                        says:
                            "“Inadequate” as a percentage misleads without the other grades and the number inspected. Can we have all of them?",
                        reply: ("Tobias Nnamdi", "The whole distribution with its counts will stand in the next report.")),
                    Asked(
                        by: "Cllr Nadia Brook", topic: "NEET and not known",
                        says: "Who follows up the young people in Westbeck whose activity is not known?",
                        followUp: .body("exploitation", returns: day("2027-01-21"))),
                ], resolved: [Resolved(.note)]),
            Item(
                "Children not known to any provider", .assurance, by: "Head of Inclusion",
                papers: [["Not known: how the list is kept"]],
                resolved: [
                    Resolved(
                        .request, whom: "the Head of Inclusion",
                        more: "bring a monthly list by area of children not known to any provider by 15 November")
                ]),
            Item(
                "DBS checks for volunteers", .information, by: "Safer recruitment lead",
                resolved: [
                    Resolved(
                        .request, whom: "the safer recruitment lead",
                        more: "keep members informed of changes to checks for volunteers")
                ]),
            Item(
                "Format of the area report", .decision, by: "Tobias Nnamdi", papers: [["Proposed format"]],
                resolved: [
                    Resolved(
                        .approveSubjectTo,
                        more:
                            "every grade has its own column, with not yet inspected and a total\nchildminders stand as a number and a rate, beside the district\neach figure says who populates it\nlocal figures for children not known or missing are given by area, every month"
                    ),
                    Resolved(.request, whom: "the performance officer", more: "bring full reports each January and July"),
                ]),
        ], away: ["Cllr Tom Ward", "Cllr Elena Petrov"],
        note: ("Cllr Imran Sykes", "I ask that the voice of children in care in the south has its own line in each report."))
}
