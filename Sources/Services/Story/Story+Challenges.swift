import Domain

// The questions that the board of Aireborough put and the advice that it gave. All of it is invented.
extension Bellwether {
    static let challengeStory: [StoryAct] =
        newBirthVisits + selfHarm + generalPractice + missingRecording + participation + settings + advice

    /// An answer that somebody without an account gave, written down by the business manager.
    private static func heard(_ who: String, _ says: String) -> Challenge.Act { .reply("\(who): \(says)") }

    private static let newBirthVisits: [StoryAct] = [
        StoryAct("2025-12-11") { services, people in
            try await services.raiseChallenge(
                ChallengeDraft(
                    question:
                        "New birth visits in Millgate have been below 75% for three quarters. What is being done for the families who are not seen in time, and when will it show?",
                    agency: "cmh", addressee: "Head of Safeguarding", raisedAs: "Independent scrutineer",
                    figure: .init(
                        indicator: "new-birth-visits-14-days", area: "millgate", known: Day(iso8601: "2025-12-11"))),
                number: 6, as: people["rosalind.achterberg"])
        },
        StoryAct("2025-12-22") { services, people in
            try await services.act(
                heard(
                    "Head of Safeguarding",
                    "First-time mothers and families known to social care are now visited first, and bank staff cover two clinics."
                ),
                on: 6, as: people["morag.ellery"])
        },
        StoryAct("2026-01-12") { services, people in
            try await services.act(
                .accept(
                    "The order of visits is right. We want to see the rate itself move.",
                    agreed: "Priority visiting and bank staff, with the rate for Millgate reported each quarter"), on: 6,
                as: people["rosalind.achterberg"])
        },
        StoryAct("2026-09-24") { services, people in
            try await services.act(
                .refuse(
                    "The rate has risen and is still short of the 90% that was aimed at. The board asks again, and wants a recovery plan.",
                    due: Day(iso8601: "2026-10-08") ?? Day(number: 0)), on: 6, as: people["dilys.okafor"])
            try await services.act(
                .agree("Recovery plan for new birth visits in Millgate", action: 28), on: 6, as: people["morag.ellery"])
        },
        StoryAct("2026-10-07") { services, people in
            try await services.act(
                heard(
                    "Head of Safeguarding",
                    "The recruitment round failed. A plan is being written; bank staff start on 1 December."), on: 6,
                as: people["morag.ellery"])
        },
        StoryAct("2026-11-09") { services, people in
            try await services.act(
                .refuse(
                    "The plan was due on 31 October and has not come. When will it be here, and who signs it?",
                    due: Day(iso8601: "2026-11-18") ?? Day(number: 0)), on: 6, as: people["rosalind.achterberg"])
        },
    ]

    private static let selfHarm: [StoryAct] = [
        StoryAct("2026-06-25") { services, people in
            try await services.raiseChallenge(
                ChallengeDraft(
                    question:
                        "For the third quarter the figure on self-harm from the emergency department was put together by hand and came weeks late. When will the trust send it as it sends the others?",
                    agency: "acute", addressee: "Named Nurse", raisedAs: "Independent scrutineer",
                    figure: .init(indicator: "self-harm-ed-attendances", known: Day(iso8601: "2026-06-25"))), number: 1,
                as: people["rosalind.achterberg"])
        },
        StoryAct("2026-07-09") { services, people in
            try await services.act(
                heard("Named Nurse", "The analyst's post is vacant. An interim extract by hand has been agreed."), on: 1,
                as: people["morag.ellery"])
        },
        StoryAct("2026-07-16") { services, people in
            try await services.act(
                .accept("An extract by hand will do for a quarter.", agreed: "Monthly extract from October"), on: 1,
                as: people["rosalind.achterberg"])
        },
        StoryAct("2026-09-24") { services, people in
            try await services.act(
                .note("The interim extract changed the first quarter; it is still being checked."), on: 1,
                as: people["tobias.nnamdi"])
        },
        StoryAct("2026-11-03") { services, people in
            try await services.act(
                .refuse(
                    "The second quarter is missing again, and no extract came in October.",
                    due: Day(iso8601: "2026-11-17") ?? Day(number: 0)), on: 1, as: people["rosalind.achterberg"])
            try await services.act(
                .escalate(
                    "Promised in July and not delivered. The board cannot go on without it.", stage: 3,
                    to: "Chief Executive, Aire Valley Hospitals"), on: 1, as: people["dilys.okafor"])
        },
    ]

    private static let generalPractice: [StoryAct] = [
        StoryAct("2026-06-25") { services, people in
            try await services.raiseChallenge(
                ChallengeDraft(
                    question:
                        "Reports from general practice reach 48% of child protection conferences against 85%. What keeps them back, and what will the commissioner do?",
                    agency: "icb", addressee: "Designated Doctor", raisedAs: "Partnership chair",
                    subject: "Report of the Designated Doctor on general practice, Board of 25 June 2026"), number: 2,
                as: people["dilys.okafor"])
        },
        StoryAct("2026-07-07") { services, people in
            try await services.act(
                heard("Designated Doctor", "The template is cut to one page and the payment goes by the same form."), on: 2,
                as: people["morag.ellery"])
        },
        StoryAct("2026-07-20") { services, people in
            try await services.act(
                .accept("Good, if it shows by the autumn.", agreed: "Clear the backlog of reports and report monthly"), on: 2,
                as: people["dilys.okafor"])
            try await services.act(
                .agree("Clear the backlog of reports and report monthly", action: 30), on: 2, as: people["morag.ellery"])
        },
        StoryAct("2026-10-14") { services, people in
            try await services.act(
                heard("Designated Doctor", "63% of conferences now have a report."), on: 2, as: people["morag.ellery"])
        },
    ]

    private static let missingRecording: [StoryAct] = [
        StoryAct("2026-03-26") { services, people in
            try await services.raiseChallenge(
                ChallengeDraft(
                    question:
                        "The recording of missing children changed and the board learned of it from the figure. Why were we not told before?",
                    agency: "pol", addressee: "Det. Supt. Safeguarding",
                    raisedAs: "Chair of the Performance & Quality Assurance sub-group",
                    figure: .init(indicator: "missing-home-episodes", known: Day(iso8601: "2026-03-26"))), number: 3,
                as: people["aurelio.finch"])
        },
        StoryAct("2026-04-02") { services, people in
            try await services.act(
                .reply("We apologise. Both ways of counting will be given for two quarters."), on: 3, as: people["ines.calloway"])
        },
        StoryAct("2026-04-20") { services, people in
            try await services.act(
                .accept("Accepted.", agreed: "Notice of a change of definition one quarter ahead"), on: 3,
                as: people["aurelio.finch"])
        },
        StoryAct("2026-09-24") { services, people in
            try await services.act(
                .close(impact: "The break is marked in the series, and no reader takes the step for a rise any more."), on: 3,
                as: people["aurelio.finch"])
        },
    ]

    private static let participation: [StoryAct] = [
        StoryAct("2026-09-24") { services, people in
            try await services.raiseChallenge(
                ChallengeDraft(
                    question:
                        "Between half and two thirds of children of ten and over have a say at their conference. What of the others?",
                    agency: "csc", addressee: "Head of Safeguarding", raisedAs: "Lay member",
                    figure: .init(indicator: "cp-child-participation", known: Day(iso8601: "2026-09-24"))), number: 4,
                as: people["winifred.sato"])
        },
        StoryAct("2026-10-06") { services, people in
            try await services.act(
                .reply("Every child of ten and over is now offered an advocate unless they say no."), on: 4,
                as: people["perpetua.lund"])
        },
        StoryAct("2026-10-15") { services, people in
            try await services.act(
                .accept("We want to see whom it reaches.", agreed: "Report the third quarter by age band"), on: 4,
                as: people["rosalind.achterberg"])
        },
    ]

    private static let settings: [StoryAct] = [
        StoryAct("2026-07-16") { services, people in
            try await services.raiseChallenge(
                ChallengeDraft(
                    question:
                        "Percentages of “inadequate” mislead without the other grades and the number inspected. Will the area report show all of them?",
                    agency: "edu", addressee: "Head of Inclusion", raisedAs: "Cllr Imran Sykes, South Area Committee",
                    subject: "Area report to the South Area Committee, 16 July 2026"), number: 5, as: people["morag.ellery"])
        },
        StoryAct("2026-07-29") { services, people in
            try await services.act(
                heard("Head of Inclusion", "The full distribution of grades with counts will be in the January report."), on: 5,
                as: people["morag.ellery"])
        },
        StoryAct("2026-08-03") { services, people in
            try await services.act(
                .accept(
                    "To be seen in January.", agreed: "Add the missing columns and the number of childminders to the area report"),
                on: 5, as: people["aurelio.finch"])
            try await services.act(
                .agree("Add the missing columns and the number of childminders to the area report", action: 37), on: 5,
                as: people["morag.ellery"])
        },
    ]

    private static let advice: [StoryAct] = [
        StoryAct("2026-09-28") { services, people in
            try await services.raiseChallenge(
                ChallengeDraft(
                    kind: .advice,
                    question:
                        "Debrief every child who was missing three times in 90 days with social care in the room, and share the notes within a week.",
                    agency: "pol", addressee: "Det. Supt. Safeguarding", raisedAs: "Independent scrutineer",
                    figure: .init(indicator: "missing-repeat-3plus", known: Day(iso8601: "2026-09-28"))), number: 7,
                as: people["rosalind.achterberg"])
        },
        StoryAct("2026-10-09") { services, people in
            try await services.act(
                .reply("Agreed. Joint debriefs start in Canal Wharf in November and everywhere else by February."), on: 7,
                as: people["ines.calloway"])
        },
        StoryAct("2026-10-01") { services, people in
            try await services.raiseChallenge(
                ChallengeDraft(
                    kind: .advice,
                    question:
                        "Name a deputy for the safeguarding analyst, so that no return of the trust hangs on one post.",
                    agency: "acute", addressee: "Director of Nursing", raisedAs: "Partnership chair",
                    subject: "Letter of the chair, 1 October 2026"), number: 8, as: people["dilys.okafor"])
        },
    ]
}
