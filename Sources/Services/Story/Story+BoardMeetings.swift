import Domain

extension Bellwether {
    private typealias Item = MeetingTale.ItemTale
    private typealias Asked = MeetingTale.Asked
    private typealias Resolved = MeetingTale.Resolved

    static let boardMeetings =
        june.acts(prepared: "2026-06-17") + september.acts(prepared: "2026-09-16") + [
            StoryAct("2026-09-24") {
                try await $0.confirmMinutes("brd-2026-06", at: "brd-2026-09", as: $1["morag.ellery"])
            }
        ]

    private static let june = MeetingTale(
        id: "brd-2026-06", published: "2026-06-17", held: "2026-06-25", drafted: "2026-07-07", firstMinute: 12,
        items: [
            Item("Apologies and declarations of interest", .information, .apologies),
            Item(
                "Minutes of the meeting of 26 March 2026", .decision, .minutes, by: "Morag Ellery",
                papers: [["Draft minutes of 26 March"]],
                resolved: [Resolved(.approve, text: "That the minutes of 26 March 2026 be agreed as a correct record.")]),
            Item("Matters arising", .assurance, .mattersArising, by: "Morag Ellery"),
            Item(
                "Performance: the year to March 2026", .assurance, .performance, by: "Tobias Nnamdi",
                about: "The scorecard and the exceptions. Most of the year's figures are provisional until the returns close.",
                papers: [["Scorecard, fourth quarter 2025-26", "Exception reports"]],
                asked: [
                    Asked(
                        by: "Rosalind Achterberg", kind: .other, topic: "Self-harm attendances",
                        says: "This is the third quarter without emergency department data. When will the board see it?",
                        reply: (
                            "Chief Nurse, hospital trust",
                            "The analyst's post is vacant. An interim extract is agreed and will come monthly from October."
                        )),
                    Asked(
                        by: "Chief Supt. Dilys Okafor", topic: "GP reports to conference",
                        says: "Why do fewer than half of conferences have a report by the GP?",
                        followUp: .agency("icb", post: "Designated Doctor", due: day("2026-07-24"))),
                ],
                resolved: [
                    Resolved(.note),
                    Resolved(
                        .request, whom: "the hospital trust", more: "send a monthly extract of attendances from October 2026"),
                ]),
            Item(
                "Ratings of the five priorities", .decision, by: "Hamish Varley", papers: [["Proposed ratings with reasons"]],
                resolved: [Resolved(.approve)]),
            Item(
                "Early help: the offer to schools and practices", .decision, by: "Director of Children's Services",
                papers: [["One page on early help", "Mailing list of schools and practices"]],
                resolved: [
                    Resolved(
                        .request, whom: "the Head of Early Help",
                        more: "publish the one-page offer to every school and GP practice by 30 September")
                ]),
            Item(
                "Review Child J: progress", .discussion, by: "Head of Safeguarding", access: .exempt(.individual),
                papers: [["Progress of the review, exempt"]], resolved: [Resolved(.note)]),
        ], away: ["Youth Justice Manager", "Director of Nursing"])

    private static let september = MeetingTale(
        id: "brd-2026-09", published: "2026-09-16", held: "2026-09-24", drafted: "2026-10-06",
        items: [
            Item(
                "Apologies and declarations of interest", .information, .apologies,
                declared: ("Hamish Varley", "He sits on the trust that lets a building to the advocacy service", false)),
            Item(
                "Minutes of 25 June 2026", .decision, .minutes, by: "Morag Ellery", papers: [["Draft minutes of 25 June"]],
                resolved: [Resolved(.approve, text: "That the minutes of 25 June 2026 be agreed as a correct record.")]),
            Item("Matters arising", .assurance, .mattersArising, by: "Morag Ellery"),
            Item(
                "Performance: first quarter of 2026-27", .assurance, .performance, by: "Tobias Nnamdi",
                papers: [["Scorecard, first quarter 2026-27", "Exception reports", "Difference from the last pack"]],
                asked: [
                    Asked(
                        by: "Winifred Sato", topic: "Children's part in conferences",
                        says: "Many children of ten and over do not take part in their conference. What is offered to them?",
                        reply: (
                            "Director of Children's Services",
                            "An advocate is now offered unless the child says no. The third quarter will be reported by age band."
                        )),
                    Asked(
                        by: "Head of Inclusion", topic: "Repeat missing",
                        says: "Is the rise a rise, or the change in how the police record?",
                        reply: ("Det. Supt. Safeguarding", "Both are counted for two quarters, and the break is marked.")),
                ],
                resolved: [
                    Resolved(.note), Resolved(.defer, more: "the recovery plan for new birth visits in Millgate, to December"),
                ]),
            Item(
                "Missing from home: repeat episodes", .decision, by: "Det. Supt. Safeguarding",
                papers: [["Repeat missing episodes"]],
                resolved: [
                    Resolved(
                        .refer, whom: "the Exploitation & Missing sub-group",
                        more:
                            "what joins the children who are missing again, looked at in twenty-five cases by four agencies, by 1 December"
                    )
                ]),
            Item(
                "Yearly report 2025-26", .decision, by: "Morag Ellery", papers: [["Yearly report", "What children told us"]],
                resolved: [
                    Resolved(
                        .approveSubjectTo,
                        more:
                            "the section on impact says what changed for children\nthe scrutineer's statement is added before it is published"
                    )
                ]),
            Item("Risk register", .assurance, by: "Hamish Varley", papers: [["Risk register"]], resolved: [Resolved(.note)]),
        ], away: ["Chief Nurse, hospital trust", "Head of Safeguarding, community health"])

    // MARK: - Sub-groups

    static let subGroupMeetings = exploitation.acts(prepared: "2026-11-05") + reviews.acts(prepared: "2026-11-12")

    private static let exploitation = MeetingTale(
        id: "exp-2026-11", published: "2026-11-05", held: "2026-11-12", drafted: "2026-11-18", firstMinute: 20,
        items: [
            Item("Apologies and declarations of interest", .information, .apologies),
            Item(
                "Performance: missing and exploitation", .assurance, .performance, by: "MASH Manager",
                papers: [["Missing and exploitation, second quarter"]], resolved: [Resolved(.note)]),
            Item(
                "Referred by the board: repeat missing", .discussion, by: "Det. Supt. Safeguarding",
                papers: [["Deep dive: first findings"]],
                asked: [
                    Asked(
                        by: "Head of Inclusion", topic: "School exclusions",
                        says: "How many of the children were out of school when they first went missing?",
                        followUp: .agency("edu", post: "Head of Inclusion", due: day("2026-11-27")))
                ],
                resolved: [
                    Resolved(
                        .request, whom: "the Youth Justice Manager", more: "bring the finished deep dive to the board in December"
                    )
                ]),
        ], away: ["Youth Justice Manager"])

    private static let reviews = MeetingTale(
        id: "cspr-2026-11", published: "2026-11-12", held: "2026-11-19", drafted: "2026-11-20", firstMinute: 40,
        items: [
            Item("Apologies and declarations of interest", .information, .apologies),
            Item(
                "Performance: recommendations of reviews", .assurance, .performance, by: "Head of Safeguarding",
                papers: [["Recommendations and their evidence"]], resolved: [Resolved(.note)]),
            Item(
                "Evidence panel: Rowan", .decision, by: "Head of Safeguarding", access: .exempt(.individual),
                papers: [["Evidence for recommendations, exempt"]], resolved: [Resolved(.approve)]),
        ])

    // MARK: - To come

    static let comingMeetings =
        challengeSession.acts(prepared: "2026-11-19") + december.acts(prepared: "2026-11-20")
        + southJanuary.acts(prepared: "2026-11-20") + northJanuary.acts(prepared: "2026-11-20")

    private static let challengeSession = MeetingTale(
        id: "pqa-2026-11", published: "2026-11-18",
        items: [
            Item("Apologies and declarations of interest", .information, .apologies),
            Item(
                "Performance: exceptions of the second quarter", .assurance, .performance, by: "Tobias Nnamdi",
                papers: [["Exceptions, second quarter 2026-27", "Returns still to come"]]),
            Item("Neglect: the multi-agency audit of cases", .assurance, by: "Aurelio Finch", papers: [["Audit of eight cases"]]),
            Item("What goes to the board in December", .decision, by: "Aurelio Finch"),
        ])

    private static let december = MeetingTale(
        id: "brd-2026-12",
        items: [
            Item("Apologies and declarations of interest", .information, .apologies),
            Item(
                "Minutes of 24 September 2026", .decision, .minutes, by: "Morag Ellery",
                papers: [["Draft minutes of 24 September"]]),
            Item("Matters arising", .assurance, .mattersArising, by: "Morag Ellery"),
            Item(
                "Performance: second quarter of 2026-27", .assurance, .performance, by: "Tobias Nnamdi",
                about: "The scorecard, the exceptions, and what has changed since September.",
                papers: [["Scorecard, second quarter 2026-27", "Exception reports"]]),
            Item(
                "Missing from home: the deep dive", .discussion, by: "Det. Supt. Safeguarding",
                papers: [["Deep dive on repeat missing"]]),
            Item("Escalated: emergency department data", .decision, by: "Chief Nurse, hospital trust"),
            Item("Review Child J: publication", .decision, by: "Head of Safeguarding", access: .exempt(.individual)),
        ])

    private static let southJanuary = MeetingTale(
        id: "area-s-2027-01",
        items: [
            Item("Apologies and declarations of interest", .information, .apologies),
            Item("Minutes of 16 July 2026", .decision, .minutes, by: "Morag Ellery", papers: [["Draft minutes of 16 July"]]),
            Item("Matters arising", .assurance, .mattersArising, by: "Morag Ellery"),
            Item("Children's Champion's note", .information, by: "Cllr Imran Sykes"),
            Item(
                "DBS checks for volunteers: what has changed", .information, by: "Safer recruitment lead",
                papers: [["Changes to checks for volunteers"]]),
            Item(
                "How children are doing in the south: January report", .decision, .performance, by: "Tobias Nnamdi",
                papers: [["Report for the south", "Slides", "Changed since July"]]),
            Item("Dates: July report, 15 July 2027", .decision, by: "Morag Ellery"),
            Item("Concern about a setting", .discussion, access: .exempt(.individual)),
        ],
        note: (
            "Cllr Imran Sykes",
            "As Children's Champion I want this committee to hear from young people themselves. In the autumn I sat with the youth forum in Westbeck twice; what they asked for is light on the towpath and somebody to talk to after school."
        ))

    /// Begun, and without performance so far.
    private static let northJanuary = MeetingTale(
        id: "area-n-2027-01",
        items: [
            Item("Apologies and declarations of interest", .information, .apologies),
            Item("Minutes of 15 July 2026", .decision, .minutes, by: "Morag Ellery", papers: [["Draft minutes of 15 July"]]),
            Item("Matters arising", .assurance, .mattersArising, by: "Morag Ellery"),
        ])
}
