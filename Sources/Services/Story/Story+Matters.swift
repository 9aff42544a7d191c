import Domain

// What Aireborough's meetings decided, promised and referred, and what came of it. All of it is invented.
extension Bellwether {
    static let mattersStory: [StoryAct] =
        boardStory + southStory + conditionStory + referralStory + [
            StoryAct("2026-07-20") { bellwether, people in
                try await bellwether.writeAspirations(
                    "Every report to this committee says what children and young people told us, and what was changed for it.",
                    of: "south-area-committee", as: people["imran.sykes"])
            }
        ]

    private static func decision(
        _ number: Int64, of body: ID<Body>, _ meeting: ID<Meeting>, minute: String, _ verb: DecisionVerb, _ words: String,
        followUp: String? = nil, who: String = "", agency: ID<Agency>? = nil, due: String? = nil, dueMeeting: ID<Meeting>? = nil,
        item: Thing? = nil, on day: String
    ) -> StoryAct {
        StoryAct(day) { bellwether, people in
            var draft = MatterDraft(.decision, of: body, words: words)
            (draft.meeting, draft.minute, draft.verb, draft.followUp, draft.who) = (meeting, minute, verb, followUp, who)
            (draft.agency, draft.due, draft.dueMeeting, draft.item) = (agency, due.flatMap { Day(iso8601: $0) }, dueMeeting, item)
            _ = try await bellwether.addMatter(draft, number: number, as: people["morag.ellery"])
        }
    }

    private static func step(
        _ day: String, _ kind: Matter.Kind, _ number: Int64, by person: String, _ move: MatterMove
    ) -> StoryAct {
        StoryAct(day) { bellwether, people in
            _ = try await bellwether.act(move, on: kind, number, as: people[person])
        }
    }

    private static let boardStory: [StoryAct] = [
        decision(
            1, of: "partnership-board", "brd-2026-06", minute: "12", .note,
            "That further work is needed to develop a reporting timetable be noted.",
            followUp: "Bring a reporting timetable: which measure is due when, and from whom", who: "Performance officer",
            dueMeeting: "brd-2026-09", on: "2026-06-25"),
        decision(
            2, of: "partnership-board", "brd-2026-06", minute: "9", .approve,
            "That the priorities and the basket of indicators for 2026-27 be approved.", on: "2026-06-25"),
        step(
            "2026-09-21", .decision, 1, by: "tobias.nnamdi",
            MatterMove(.report, "A draft timetable went to all eight agencies; two have not agreed their dates yet.")),
        step(
            "2026-09-24", .decision, 1, by: "morag.ellery",
            MatterMove(.keep, "The board wants the dates of the two agencies before it agrees.", meeting: "brd-2026-09")),
        step(
            "2026-09-25", .decision, 1, by: "morag.ellery",
            MatterMove(.move, "To the December meeting, as the board asked.", day: Day(iso8601: "2026-12-10"))),
        decision(
            3, of: "partnership-board", "brd-2026-09", minute: "21", .refer,
            "That repeat missing episodes be looked at in depth by the Exploitation & Missing sub-group.", on: "2026-09-24"),
        decision(
            7, of: "partnership-board", "brd-2026-09", minute: "24", .defer,
            "That the annual report be deferred to December, when the year-end returns are final.",
            followUp: "Bring the annual report with final figures", who: "Business manager", dueMeeting: "brd-2026-12",
            on: "2026-09-24"),
    ]

    private static let southStory: [StoryAct] = [
        decision(
            5, of: "south-area-committee", "area-s-2026-07", minute: "44", .request,
            "That the report show every inspection grade and the number of childminders.",
            followUp: "Show every grade and the number of childminders (A-037)", who: "Performance officer", due: "2026-12-18",
            on: "2026-07-16"),
        decision(
            6, of: "south-area-committee", "area-s-2026-07", minute: "45", .request,
            "That children not known to any provider be listed by area each month.",
            followUp: "Monthly list, by area, of children not known to any provider (A-033)", who: "Head of Inclusion",
            agency: "edu", due: "2026-11-15", on: "2026-07-16"),
        StoryAct("2026-07-16") { bellwether, people in
            var informed = MatterDraft(
                .commitment, of: "south-area-committee", words: "Keep members informed of changes to DBS checks for volunteers")
            (informed.meeting, informed.minute, informed.who) = ("area-s-2026-07", "46", "Safer recruitment lead")
            (informed.agency, informed.dueMeeting) = ("csc", "area-s-2027-01")
            _ = try await bellwether.addMatter(informed, number: 1, as: people["morag.ellery"])
            var visits = MatterDraft(
                .commitment, of: "south-area-committee",
                words: "Visit two children’s homes and tell members what young people said")
            (visits.meeting, visits.minute, visits.who) = ("area-s-2026-07", "49", "Children’s Champion")
            (visits.person, visits.dueMeeting) = (people.numbers["imran.sykes"], "area-s-2027-01")
            _ = try await bellwether.addMatter(visits, number: 2, as: people["morag.ellery"])
        },
        step(
            "2026-10-20", .decision, 5, by: "tobias.nnamdi",
            MatterMove(.report, "The columns stand in the draft of the January report.")),
        StoryAct("2026-07-20") { bellwether, people in
            let together = MatterDraft(
                .comment, of: "south-area-committee",
                words:
                    "Children’s Services could come to the sub-group before each report, so that young people’s questions are in it."
            )
            _ = try await bellwether.addMatter(together, number: 1, as: people["imran.sykes"])
        },
        StoryAct("2026-10-14") { bellwether, people in
            var comment = MatterDraft(
                .comment, of: "south-cyp",
                words: "The January report should say what was changed because young people asked.")
            (comment.meeting, comment.toBody) = ("area-s-2027-01", "south-area-committee")
            _ = try await bellwether.addMatter(comment, number: 2, as: people["leonie.marchetti"])
        },
    ]

    private static let conditionStory: [StoryAct] =
        [
            decision(
                4, of: "south-area-committee", "area-s-2026-07", minute: "47", .approveSubjectTo,
                "That the format of the report be approved subject to four conditions.", dueMeeting: "area-s-2027-01",
                item: Thing(.body, "south-area-committee"), on: "2026-07-16")
        ]
        + conditions.enumerated().map { place, condition in
            StoryAct("2026-07-17") { bellwether, people in
                var draft = MatterDraft(.condition, of: "south-area-committee", words: condition.words)
                (draft.meeting, draft.minute, draft.decision, draft.who) = ("area-s-2026-07", "47", 4, condition.who)
                draft.due = Day(iso8601: condition.due)
                _ = try await bellwether.addMatter(draft, number: Int64(place + 1), as: people["morag.ellery"])
            }
        }
        + (1...3).map { number in
            step(
                "2026-11-18", .condition, Int64(number), by: "tobias.nnamdi",
                MatterMove(.meet, "Shown in the draft January report", day: Day(iso8601: "2026-11-18")))
        }

    private static let conditions: [(words: String, who: String, due: String)] = [
        ("Every grade has its own column, with not yet inspected and a total.", "Performance officer", "2026-12-18"),
        ("Childminders as a number and a rate, beside the district.", "Performance officer", "2026-12-18"),
        ("Each figure says who populates it.", "Performance officer", "2026-12-18"),
        (
            "Local figures for children not known or missing, by area, every month. They wait on the GP extract (A-033).",
            "Education, Head of Inclusion", "2026-11-15"
        ),
    ]

    private static func referral(
        _ number: Int64, from body: ID<Body>, _ meeting: ID<Meeting>, minute: String, to other: ID<Body>, _ words: String,
        due: String, on day: String
    ) -> StoryAct {
        StoryAct(day) { bellwether, people in
            var draft = MatterDraft(.referral, of: body, words: words)
            (draft.meeting, draft.minute, draft.toBody, draft.due) = (meeting, minute, other, Day(iso8601: due))
            _ = try await bellwether.addMatter(draft, number: number, as: people["morag.ellery"])
        }
    }

    private static let referralStory: [StoryAct] = [
        referral(
            1, from: "partnership-board", "brd-2026-09", minute: "21", to: "exploitation",
            "Which children go missing again and again, and what do four agencies know of them together?", due: "2026-12-01",
            on: "2026-09-24"),
        referral(
            2, from: "south-area-committee", "area-s-2026-07", minute: "48", to: "exploitation",
            "Who is looking for the young people of Westbeck whose activity is not known?", due: "2027-01-21", on: "2026-07-16"),
        referral(
            3, from: "north-area-committee", "area-n-2026-07", minute: "31", to: "pqa",
            "Why do new birth visits differ so much between Chapel Green and Rivermead?", due: "2026-11-06", on: "2026-07-15"),
        referral(
            4, from: "partnership-board", "brd-2026-06", minute: "14", to: "cspr",
            "Have the lessons of the Rowan review reached every school?", due: "2026-12-10", on: "2026-06-25"),
        step(
            "2026-11-19", .referral, 4, by: "morag.ellery",
            MatterMove(
                .report, "Forty-one of forty-four schools have signed for the briefing; the other three are visited in December.")
        ),
    ]
}
