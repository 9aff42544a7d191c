import Domain

// What stands on the five trackers. All of it is invented.
extension Bellwether {
    static let trackerTales: [TrackerTale] = [
        TrackerTale(
            priority: "p1-early-help", officer: "Head of Early Help", director: "Director of Children's Services", risks: [2, 3],
            challenges: "Schools welcome Family Help but do not yet lead plans themselves.",
            nextSteps:
                "Agree the police pilot in Canal Wharf.\nBring a recovery plan for visits in Millgate to the sub-group in October.",
            laterChallenges: "Recruitment of health visitors failed in September; bank staff begin on 1 December.",
            laterSteps:
                "Ask the trust for visits in Millgate by week until March.\nDecide in December whether the police pilot goes on.",
            lines: [
                .init(
                    "Family Help teams in all ten areas", milestone: "Tenth team takes its first family",
                    owner: "Head of Early Help", due: "2026-06-30", 100, "The last team began in Westbeck in June.",
                    evidence: "List of teams with the day of the first family; visit of the sub-group on 3 July"),
                .init(
                    "One page for schools and GPs on how to ask for early help", milestone: "Seven in ten schools know it",
                    owner: "Head of Early Help", due: "2026-09-30", 80, "Sent to every school; GPs follow in September.",
                    later: (
                        100, false, "Sent to every school and practice in September.",
                        "Mailing log; survey of schools: 71% know it"
                    )),
                .init(
                    "Lead practitioners outside the council", milestone: "A third of new plans are led by a partner",
                    owner: "Head of Early Help", due: "2027-03-31", 40, "Training held for four agencies.",
                    later: (55, false, "Health visitors lead plans in three areas.", "")),
                .init(
                    "Visits to new babies in Millgate", milestone: "Nine in ten within fourteen days",
                    owner: "Aire Community and Mental Health, Head of Safeguarding", due: "2026-10-31", 25,
                    "Recovery plan is being written.",
                    later: (40, true, "Recruitment round failed; bank staff from 1 December.", "")),
                .init(
                    "Decisions at the front door within a day", milestone: "Nine in ten for two quarters", owner: "MASH Manager",
                    due: "2026-12-31", 60, "Surge rota agreed with two managers.",
                    later: (75, false, "The rota has not been needed since July.", "")),
            ]),
        TrackerTale(
            priority: "p2-neglect-protection", officer: "Head of Safeguarding", director: "Director of Children's Services",
            risks: [6, 8], challenges: "New teams form while old cases go on.",
            nextSteps: "Begin the neglect tool in every duty team.\nClear GP reports that are overdue.",
            laterChallenges: "The second child protection team starts a quarter early.\nGP reports come late from six practices.",
            laterSteps: "Make the neglect tool mandatory before conferences from January.\nName the six practices to the ICB.",
            lines: [
                .init(
                    "Neglect is measured the same way by all",
                    milestone: "Graded Care Profile before every conference on neglect", owner: "Head of Safeguarding",
                    due: "2026-12-31", 50, "Two hundred workers trained.",
                    later: (70, false, "Procedure is written and goes out in December.", "")),
                .init(
                    "Strategy discussions with three agencies", milestone: "Template with a quorum check in use",
                    owner: "MASH Manager", due: "2026-10-15", 60, "Template is tried out in one team.",
                    later: (100, false, "In use since 1 October; a re-audit is planned.", "")),
                .init(
                    "Reports of GPs to conferences", milestone: "Nine in ten before the day", owner: "Designated Doctor",
                    due: "2026-09-30", 30, "Backlog counted practice by practice.",
                    later: (55, false, "Half of the backlog is cleared.", "")),
                .init(
                    "Assessments in forty-five days", milestone: "Target met in two quarters running",
                    owner: "Head of Assessment", due: "2027-03-31", 40, "Recovered two quarters running.",
                    later: (50, true, "Behind again in one team since it was formed anew.", "")),
                .init(
                    "Recommendations of the Rowan review", milestone: "Each signed off with evidence",
                    owner: "Chair of the case review sub-group", due: "2027-01-31", 35, "Evidence in for two of six.",
                    later: (60, false, "Evidence in for four of six.", "")),
            ]),
        TrackerTale(
            priority: "p3-exploitation-missing", officer: "Det. Supt. Safeguarding", director: "Assistant Chief Constable",
            risks: [4, 5], challenges: "Lists of four agencies cannot be matched without the extract of GP registrations.",
            nextSteps: "Choose twenty-five children for the deep dive.\nAsk the ICB for the extract.",
            laterChallenges:
                "The extract has been promised twice.\nMore interviews after return are needed than there are interviewers.",
            laterSteps: "Bring the deep dive to the December board.\nEscalate the extract to the ICB's chief executive.",
            lines: [
                .init(
                    "Deep dive on children who go missing again and again",
                    milestone: "Twenty-five children, four agencies, one report", owner: "Exploitation and Missing sub-group",
                    due: "2026-12-01", 20, "Terms of reference agreed.",
                    later: (50, false, "Seventeen of twenty-five children looked at.", "")),
                .init(
                    "Children whom no provider knows", milestone: "Reconciled every month by area", owner: "Head of Inclusion",
                    due: "2026-11-15", 60, "First reconciliation done in June.",
                    later: (80, true, "September's is done; waits for the GP extract.", "September reconciliation")),
                .init(
                    "Interviews within seventy-two hours of coming back", milestone: "Eight in ten for two quarters",
                    owner: "Missing co-ordinator", due: "2026-12-31", 35, "Second interviewer began in July.",
                    later: (50, true, "A third is needed to reach it.", "")),
                .init(
                    "Disruption of places of exploitation", milestone: "Plan for each named place", owner: "PVP Inspector",
                    due: "2026-08-31", 100, "Plans are in place for all four.",
                    evidence: "Four plans seen by the sub-group on 13 August"),
                .init(
                    "Both ways of counting missing episodes", milestone: "Two quarters side by side", owner: "PVP Analyst",
                    due: "2026-09-30", 90, "Second quarter is being counted.",
                    later: (
                        100, false, "Done; comparisons hold from the second year on.",
                        "Table of both counts, sent with the return of October"
                    )),
            ]),
        TrackerTale(
            priority: "p4-domestic-abuse-emotional", officer: "Designated Nurse", director: "Director of Nursing", risks: [7],
            challenges: "Schools are not told of incidents in the holidays.",
            nextSteps: "Agree who tells whom in the holidays.\nWrite the schools pack with young people.",
            laterChallenges: "Nobody owns the holiday arrangement yet.",
            laterSteps:
                "Police and education name one person each for the holidays by January.\nTry the schools pack in two schools.",
            lines: [
                .init(
                    "Schools hear of incidents also in the holidays", milestone: "Arrangement agreed and tried at Easter",
                    owner: "PVP Inspector", due: "2027-03-31", 0, "Not begun.",
                    later: (10, true, "First meeting held; no owner in education yet.", "")),
                .init(
                    "Pack for children who feel unsafe at home", milestone: "In every secondary school", owner: "PSHE Adviser",
                    due: "2026-12-18", 40, "Young people chose what stands in it.",
                    later: (65, false, "Draft is ready to be tried.", "Draft pack")),
                .init(
                    "A named contact for every child who waits", milestone: "Whole list covered",
                    owner: "Aire Community and Mental Health, Head of Safeguarding", due: "2026-08-31", 100,
                    "Covered since August.", evidence: "List of 28 August checked by the Designated Nurse"),
                .init(
                    "MARAC hears children's voices", milestone: "A line for the child in every case", owner: "MARAC Co-ordinator",
                    due: "2027-01-31", 30, "Form changed in July.", later: (60, false, "In use; quality is being looked at.", "")),
            ]),
        TrackerTale(
            priority: "p5-care-voice", officer: "Head of Corporate Parenting", director: "Director of Children's Services",
            risks: [], challenges: "Few landlords let to young people who leave care.",
            nextSteps: "Keep the clock on first health assessments.\nBegin guaranteed interviews with the council.",
            laterChallenges: "Two large employers have not answered.",
            laterSteps: "The lead member writes to both employers.\nChildren's report to the board in March.",
            lines: [
                .init(
                    "First health assessments in twenty working days", milestone: "Eight in ten for two quarters",
                    owner: "Head of Corporate Parenting", due: "2026-08-31", 100, "One clock for council and health since May.",
                    evidence: "Report of the clock: 58% to 79%"),
                .init(
                    "Guaranteed interviews for care leavers", milestone: "Ten employers", owner: "Virtual School Head",
                    due: "2027-03-31", 30, "Four employers have signed.", later: (60, false, "Six employers have signed.", "")),
                .init(
                    "Every child can say what they think before a review", milestone: "Used before nine in ten reviews",
                    owner: "Principal Reviewing Officer", due: "2026-12-31", 50, "App is in use by half of all children.",
                    later: (75, false, "Used before eight in ten reviews.", "")),
                .init(
                    "Fewer moves", milestone: "Support for carers within two days of asking", owner: "Fostering Service Manager",
                    due: "2026-10-31", 70, "Duty line for carers began in July.",
                    later: (100, false, "Line answers every evening.", "Log of calls July to October")),
            ]),
    ]
}
