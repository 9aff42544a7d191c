import Domain

// Eight risks of Aireborough with what became of them. All of it is invented.
extension Bellwether {
    static let riskStory: [StoryAct] = riskTales.flatMap(\.acts)

    /// A risk as it was raised, and each later look at it.
    private struct Tale {
        var number: Int64
        var raised: String
        var by: String
        var says: RiskDraft
        var first: (likelihood: Int, impact: Int)
        var later: [(day: String, likelihood: Int, impact: Int, says: String)]

        var acts: [StoryAct] {
            let (number, says, first) = (number, says, RiskScore(likelihood: first.likelihood, impact: first.impact))
            let by = by
            let raising = StoryAct(raised) { services, people in
                if let first { _ = try await services.addRisk(says, now: first, number: number, as: people[by]) }
            }
            return [raising]
                + later.map { look in
                    StoryAct(look.day) { services, people in
                        guard let score = RiskScore(likelihood: look.likelihood, impact: look.impact) else { return }
                        _ = try await services.assessRisk(number, score, says: look.says, as: people[by])
                    }
                }
        }
    }

    private static func aimed(_ likelihood: Int, _ impact: Int) -> RiskScore {
        RiskScore(likelihood: likelihood, impact: impact) ?? RiskScore(likelihood: 1, impact: 1)!
    }

    private static let riskTales: [Tale] = [
        Tale(
            number: 1, raised: "2026-03-12", by: "morag.ellery",
            says: RiskDraft(
                title: "Statutory partner fails to submit data, board cannot assure itself",
                cause: "Partners draw their figures from systems that are changed without the partnership knowing.",
                event: "A statutory partner sends its figures late, in part or not at all.",
                effect: "The board judges a quarter without knowing how children fared in it.",
                priority: "enablers", post: "Business manager", target: aimed(2, 2),
                controls: [
                    "Chase ladder: reminders on the first and tenth working day", "Letter from the chair on the fifteenth",
                ],
                indicators: []),
            first: (4, 3),
            later: [
                ("2026-06-11", 4, 3, "Two returns of the spring round came after the deadline, as in the round before."),
                ("2026-09-10", 4, 3, "The chair's letter brought one return; another is late again."),
            ]),
        Tale(
            number: 2, raised: "2026-03-12", by: "morag.ellery",
            says: RiskDraft(
                title: "Front-door demand exceeds MASH capacity after high-profile case",
                cause: "National coverage of a child's death raises referrals from every agency within weeks.",
                event: "More contacts come than the front door can decide on in a day.",
                effect: "Children who need protection wait among those who need advice.",
                priority: "p1-early-help", agency: "csc", post: "Head of Early Help", target: aimed(2, 3),
                controls: ["Surge rota with two named managers", "Advice line for professionals"],
                indicators: ["referrals-rate", "mash-decision-24h"]),
            first: (4, 4),
            later: [
                ("2026-06-11", 4, 4, "Referrals have not fallen yet; the rota was used in three weeks of the quarter."),
                (
                    "2026-09-10", 3, 4,
                    "The rota has not been needed since July and decisions within a day are back where they were."
                ),
            ]),
        Tale(
            number: 3, raised: "2026-03-12", by: "dilys.okafor",
            says: RiskDraft(
                title: "Health visitor vacancies leave infants unseen",
                cause: "Posts stay empty in two of ten areas and agency staff are hard to find.",
                event: "New birth visits are made late or by telephone.",
                effect: "Injury, neglect or a mother's illness is not seen in the first weeks of life.",
                priority: "p1-early-help", agency: "cmh", post: "Head of Safeguarding", target: aimed(1, 5),
                controls: ["Bank staff from 1 December", "Families at higher risk are visited first"],
                indicators: ["new-birth-visits-14-days"]),
            first: (4, 5),
            later: [
                ("2026-06-11", 4, 5, "The spring recruitment round found one of four."),
                (
                    "2026-09-10", 3, 5,
                    "Three posts are filled from October; the visits of the quarter were still late in Millgate."
                ),
            ]),
        Tale(
            number: 4, raised: "2026-03-12", by: "morag.ellery",
            says: RiskDraft(
                title: "Children missing from education and not known to any agency",
                cause: "Families move between areas and no single list follows a child from one school to the next.",
                event: "A child is on no school's roll and no agency knows where.",
                effect: "Harm goes on where nobody sees the child.",
                priority: "p3-exploitation-missing", agency: "edu", post: "Head of Inclusion", target: aimed(2, 3),
                controls: ["Monthly reconciliation of lists by area", "Named officer for each child who is not found"],
                indicators: ["children-missing-education", "neet-or-not-known-16-17"]),
            first: (3, 4),
            later: [
                ("2026-06-11", 3, 4, "The first reconciliation found fewer unknown children than feared."),
                (
                    "2026-09-10", 4, 4,
                    "The extract of GP registrations has not come, so the lists cannot be matched before autumn."
                ),
            ]),
        Tale(
            number: 5, raised: "2026-03-12", by: "dilys.okafor",
            says: RiskDraft(
                title: "Change of police recording hides real change in missing",
                cause: "Since April 2025 every absence is recorded as missing.",
                event: "A rise or fall in real episodes cannot be told from the new way of counting.",
                effect: "The board acts too late, or on a change that is none.",
                priority: "p3-exploitation-missing", agency: "pol", post: "PVP Analyst", target: aimed(3, 1),
                controls: ["Break marked in the series", "Both ways of counting for two quarters"],
                indicators: ["missing-home-episodes"]),
            first: (4, 2),
            later: [("2026-09-10", 4, 2, "Counting both ways has ended; comparisons hold from the second year on.")]),
        Tale(
            number: 6, raised: "2026-03-12", by: "morag.ellery",
            says: RiskDraft(
                title: "Learning from reviews not embedded; repeat findings",
                cause: "Recommendations are signed off when a procedure is written, and nobody looks again.",
                event: "The next review finds what the last one found.",
                effect: "Children are harmed in ways that the partnership had said it would prevent.",
                priority: "p2-neglect-protection", post: "Chair of the case review sub-group", target: aimed(1, 5),
                controls: ["Sign-off only with evidence", "Re-audit after six months"], indicators: ["gcp2-completed"]),
            first: (3, 5),
            later: [
                ("2026-06-11", 3, 5, "Evidence came for half of what was due."),
                ("2026-09-10", 3, 5, "The first re-audit is done and shows that practice has changed in one of two services."),
            ]),
        Tale(
            number: 7, raised: "2026-03-12", by: "dilys.okafor",
            says: RiskDraft(
                title: "CAMHS waits leave children at risk of self-harm without support",
                cause: "More children are referred than there is treatment for.",
                event: "A child waits past the target without anybody holding contact.",
                effect: "Self-harm that earlier support would have prevented.",
                priority: "p4-domestic-abuse-emotional", agency: "cmh", post: "Head of Safeguarding", target: aimed(2, 3),
                controls: ["Waiting-well offer with a named contact"],
                indicators: ["camhs-wait-treatment", "self-harm-ed-attendances"]),
            first: (4, 4),
            later: [
                ("2026-06-11", 4, 4, "The offer began in May and has reached too few to tell."),
                ("2026-09-10", 3, 4, "Every child on the list has a named contact since August."),
            ]),
        Tale(
            number: 8, raised: "2026-06-11", by: "morag.ellery",
            says: RiskDraft(
                title: "Multi-agency child protection team reform destabilises timeliness",
                cause: "Teams are formed anew while cases go on.",
                event: "Assessments and conferences run late during the change.",
                effect: "Children wait longer for a plan that protects them.",
                priority: "p2-neglect-protection", post: "Director of Children's Services", target: aimed(2, 3),
                controls: ["Shadow running", "Monthly highlight report"],
                indicators: ["assessments-45-working-days", "icpc-15-working-days"]),
            first: (2, 4),
            later: [("2026-09-10", 3, 4, "The second team starts a quarter early, before shadow running has ended.")]),
    ]
}
