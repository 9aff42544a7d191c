import Domain

// How Aireborough's priorities were rated, quarter by quarter. All of it is invented.
extension Bellwether {
    static let ratingStory: [StoryAct] =
        springRatings.flatMap { $0.acts(proposed: "2026-06-11", agreed: "2026-06-25", for: .financialQuarter(2025, 4)) }
        + summerRatings.flatMap { $0.acts(proposed: "2026-09-10", agreed: "2026-09-24", for: .financialQuarter(2026, 1)) }

    private struct Rated {
        var priority: ID<Priority>
        var says: RatingDraft
        var director: String

        func acts(proposed: String, agreed: String, for period: Period) -> [StoryAct] {
            let rated = self
            return [
                StoryAct(proposed) { services, people in
                    _ = try await services.proposeRating(rated.says, of: rated.priority, for: period, as: people["tobias.nnamdi"])
                },
                StoryAct(agreed) { services, people in
                    _ = try await services.agreeRating(
                        rated.priority, for: period, name: rated.director, as: people["hamish.varley"])
                },
            ]
        }
    }

    private static let childrensServices = "Director of Children's Services"

    private static let springRatings: [Rated] = [
        Rated(
            priority: "p1-early-help",
            says: RatingDraft(
                word: .amber, direction: .level,
                reason:
                    "Family Help teams are live everywhere, but visits to new babies and decisions at the front door are late.",
                difference:
                    "The reds are the front door and the visits; early help itself reaches more families than a year ago.",
                name: "Head of Early Help"), director: childrensServices),
        Rated(
            priority: "p2-neglect-protection",
            says: RatingDraft(
                word: .red, direction: .level,
                reason: "Assessments and conferences are late and the recovery plan began only in March.",
                difference: "Lateness of this length is red whatever the other measures say.", name: "Head of Safeguarding"),
            director: childrensServices),
        Rated(
            priority: "p3-exploitation-missing",
            says: RatingDraft(
                word: .red, direction: .worsening,
                reason: "More children go missing again and again, and too few are spoken to within three days of coming back.",
                difference: "The measures that are green count offers of help, and not whether a child was safer.",
                name: "Det. Supt. Safeguarding"), director: "Assistant Chief Constable"),
        Rated(
            priority: "p4-domestic-abuse-emotional",
            says: RatingDraft(
                word: .amber, direction: .level,
                reason: "Schools hear of incidents in time; treatment still begins too late for most children who wait.",
                difference: "What schools are told in time is the larger part of this priority.", name: "Designated Nurse"),
            director: "Director of Nursing"),
        Rated(
            priority: "p5-care-voice",
            says: RatingDraft(
                word: .amber, direction: .improving,
                reason: "Children move less and are seen by a doctor sooner; care leavers' work and training lag behind.",
                difference: "The reds are falling quarter by quarter.", name: "Head of Corporate Parenting"),
            director: childrensServices),
    ]

    private static let summerRatings: [Rated] = [
        Rated(
            priority: "p1-early-help",
            says: RatingDraft(
                word: .amber, direction: .improving,
                reason: "More families get help early and fewer come back; visits to new babies in Millgate are still late.",
                difference: "Two of the reds have risen since the spring and the third has a recovery plan with dates.",
                name: "Head of Early Help"), director: childrensServices),
        Rated(
            priority: "p2-neglect-protection",
            says: RatingDraft(
                word: .amber, direction: .level,
                reason: "Assessment timeliness is behind but has recovered two quarters running, and plans last.",
                difference:
                    "Assessment timeliness red but recovered two quarters running; scrutineer content with recovery plan.",
                name: "Head of Safeguarding"), director: childrensServices),
        Rated(
            priority: "p3-exploitation-missing",
            says: RatingDraft(
                word: .red, direction: .worsening,
                reason: "Children who go missing go missing more often, and nobody can say yet how many are on no school's roll.",
                difference: "The measures do not count the children whom nobody knows of, and these are what the risk is about.",
                name: "Det. Supt. Safeguarding"), director: "Assistant Chief Constable"),
        Rated(
            priority: "p4-domestic-abuse-emotional",
            says: RatingDraft(
                word: .amber, direction: .improving,
                reason: "Every child who waits for treatment has a named contact; the wait itself is still too long.",
                difference: "Too few of the measures can be rated this quarter to change what was seen in practice.",
                name: "Designated Nurse"), director: "Director of Nursing"),
        Rated(
            priority: "p5-care-voice",
            says: RatingDraft(
                word: .green, direction: .improving,
                reason:
                    "Health assessments come in time, children stay where they are, and more of them say that they were heard.",
                difference: "The measures that are red are of few young people, are known one by one, and each has a plan.",
                name: "Head of Corporate Parenting"), director: childrensServices),
    ]
}
