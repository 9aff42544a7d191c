import Domain

// Bodies, agendas, meetings and minutes of Aireborough. All of it is invented.
extension Bellwether {
    static let meetingsStory: [StoryAct] = members + plans + boardMeetings + areaMeetings + subGroupMeetings + comingMeetings

    // MARK: - Who sits where

    private static let members = [
        StoryAct("2026-04-01") { services, people in
            for seat in seats {
                try await services.addMember(
                    Member(
                        body: ID(seat.body), name: seat.name, part: seat.part, agency: seat.agency.map { ID($0) },
                        substitute: seat.substitute, from: day("2026-04-01"), until: seat.until.map(day)),
                    as: people["morag.ellery"])
            }
        }
    ]

    static func day(_ text: String) -> Day { Day(iso8601: text) ?? Day(number: 0) }

    struct Seat: Sendable {
        var body: String
        var name: String
        var part: Member.Part
        var agency: String?
        var substitute: String?
        var until: String?

        init(
            _ body: String, _ name: String, _ part: Member.Part, _ agency: String? = nil, substitute: String? = nil,
            until: String? = nil
        ) {
            self.body = body
            self.name = name
            self.part = part
            self.agency = agency
            self.substitute = substitute
            self.until = until
        }
    }

    private static let seats = [
        Seat(
            "partnership-board", "Chief Supt. Dilys Okafor", .chair, "pol", substitute: "Supt. Gareth Lowe", until: "2027-03-31"),
        Seat("partnership-board", "Hamish Varley", .viceChair, "csc", until: "2027-03-31"),
        Seat("partnership-board", "Director of Children's Services", .member, "csc", substitute: "Head of Safeguarding"),
        Seat("partnership-board", "Director of Nursing", .member, "icb", substitute: "Designated Nurse"),
        Seat("partnership-board", "Head of Inclusion", .member, "edu"),
        Seat("partnership-board", "Head of Safeguarding, community health", .member, "cmh"),
        Seat("partnership-board", "Chief Nurse, hospital trust", .member, "acute", substitute: "Named Nurse"),
        Seat("partnership-board", "Youth Justice Manager", .member, "yjs"),
        Seat("partnership-board", "Winifred Sato", .member),
        Seat("partnership-board", "Rosalind Achterberg", .adviser),
        Seat("partnership-board", "Tobias Nnamdi", .adviser),
        Seat("partnership-board", "Morag Ellery", .clerk),
        Seat("pqa", "Aurelio Finch", .chair, "icb", until: "2027-03-31"),
        Seat("pqa", "Performance Manager, children's social care", .member, "csc"),
        Seat("pqa", "PVP Analyst", .member, "pol"),
        Seat("pqa", "School Data Officer", .member, "edu"),
        Seat("pqa", "Tobias Nnamdi", .adviser), Seat("pqa", "Morag Ellery", .clerk),
        Seat("cspr", "Head of Safeguarding", .chair, "csc"), Seat("cspr", "Designated Nurse", .member, "icb"),
        Seat("cspr", "Det. Supt. Safeguarding", .member, "pol"), Seat("cspr", "Head of Inclusion", .member, "edu"),
        Seat("cspr", "Morag Ellery", .clerk),
        Seat("exploitation", "Det. Supt. Safeguarding", .chair, "pol"), Seat("exploitation", "MASH Manager", .member, "csc"),
        Seat("exploitation", "Head of Inclusion", .member, "edu"), Seat("exploitation", "Youth Justice Manager", .member, "yjs"),
        Seat("exploitation", "Morag Ellery", .clerk),
        Seat("north-area-committee", "Cllr Prue Hanley", .chair, until: "2027-05-12"),
        Seat("north-area-committee", "Cllr Jo Appleyard", .champion, until: "2027-05-12"),
        Seat("north-area-committee", "Cllr Roshan Mehta", .member, until: "2027-05-12"),
        Seat("north-area-committee", "Cllr Wendy Outhwaite", .member, until: "2027-05-12"),
        Seat("north-area-committee", "Cllr Bram Devlin", .member, until: "2027-05-12"),
        Seat("north-area-committee", "Tobias Nnamdi", .adviser), Seat("north-area-committee", "Morag Ellery", .clerk),
        Seat("south-area-committee", "Cllr Desmond Iqbal", .chair, until: "2027-05-12"),
        Seat("south-area-committee", "Cllr Imran Sykes", .champion, until: "2027-05-12"),
        Seat("south-area-committee", "Cllr Nadia Brook", .member, until: "2027-05-12"),
        Seat("south-area-committee", "Cllr Tom Ward", .member, substitute: "Cllr Ann Petrie", until: "2027-05-12"),
        Seat("south-area-committee", "Cllr Elena Petrov", .member, until: "2027-05-12"),
        Seat("south-area-committee", "Tobias Nnamdi", .adviser), Seat("south-area-committee", "Morag Ellery", .clerk),
    ]

    // MARK: - Forward plan

    private static let plans = [
        StoryAct("2026-10-05") { services, people in
            for one in planned {
                try await services.plan(
                    PlannedItem(
                        body: "", meeting: ID(one.meeting), title: one.title, purpose: one.purpose, owner: one.owner,
                        paperDue: one.due.map(day)), as: people["morag.ellery"])
            }
        }
    ]

    private static let planned: [(meeting: String, title: String, purpose: AgendaItem.Purpose, owner: String, due: String?)] = [
        ("brd-2026-12", "Mid-year stocktake of the priorities", .assurance, "Rosalind Achterberg", "2026-11-20"),
        ("brd-2027-03", "Section 11 and audit programme for 2027-28", .decision, "Aurelio Finch", "2027-03-08"),
        ("brd-2027-03", "Basket of measures and targets for 2027-28", .decision, "Tobias Nnamdi", "2027-03-08"),
        (
            "brd-2027-03", "Missing repeat episodes: findings of the deep dive", .assurance, "Det. Supt. Safeguarding",
            "2027-03-05"
        ),
        ("area-n-2027-01", "Dates of the July report", .decision, "Morag Ellery", nil),
        ("area-s-2027-01", "Survey 2026: how safe do you feel?", .information, "Tobias Nnamdi", "2027-01-08"),
        ("pqa-2026-11", "Challenge session: exceptions of the second quarter", .discussion, "Aurelio Finch", "2026-11-19"),
    ]
}
