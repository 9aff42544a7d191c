import Domain

extension Bellwether {
    /// The actions of Aireborough, A-026 to A-037, each from where it came from to where it stands.
    static let actionStory: [StoryAct] =
        earlyHelpActions + neglectActions + exploitationActions + domesticAbuseActions + careActions

    private static let banner = "Invented for the demonstration. Aireborough does not exist."

    // MARK: - Early help

    private static let earlyHelpActions: [StoryAct] = [
        raise(
            26, "2026-06-25", "Publish one-page EHA offer to every school and GP practice",
            ActionOrigin(.minute, "Board of 25 June 2026, item 6", thing: Thing(.meeting, "brd-2026-06")), "partnership-board",
            "p1-early-help", owner: ActionOwner(agencies: ["csc"], post: "Head of Early Help"), due: "2026-09-30",
            figure: ("eha-initiated", nil, .rise)),
        report(26, "2026-08-20", .onCourse, 60, "Text agreed with head teachers; printing ordered.", by: "perpetua.lund"),
        report(26, "2026-09-28", .complete, 100, "Sent to every school and practice.", by: "perpetua.lund"),
        evidence(
            26, "2026-09-29", "Mailing log: 74 schools and 31 practices. School survey: 71% are aware of the offer.",
            [
                EvidenceFile(
                    name: "mailing-log.csv",
                    bytes: StoryPaper.text([banner, "Sent to,How many,On", "Schools,74,2026-09-21", "GP practices,31,2026-09-22"])
                ),
                EvidenceFile(
                    name: "school-survey.pdf",
                    bytes: StoryPaper.pdf([banner, "Survey of schools, September 2026", "Aware of the early help offer: 71%"])),
            ], by: "perpetua.lund"),
        StoryAct("2026-10-08") { services, people in
            _ = try await services.acceptEvidence(
                1, of: 26, by: "pqa", says: "Both show what was asked for.", closes: true, as: people["aurelio.finch"])
        },
        raise(
            27, "2026-06-11", "Agree police EHA lead-practitioner pilot in Canal Wharf",
            ActionOrigin(
                .exception, "Exception report for Quarter 4 2025-26", thing: Thing(.indicator, "eha-lead-practitioner-outside-la")
            ),
            "pqa", "p1-early-help", owner: ActionOwner(agencies: ["pol"], post: "Det. Supt."), due: "2026-11-30",
            figure: ("eha-lead-practitioner-outside-la", "canal-wharf", .rise)),
        report(27, "2026-09-02", .onCourse, 30, "Two neighbourhood sergeants named.", by: "ines.calloway"),
        report(27, "2026-11-05", .onCourse, 60, "Training dates set; the first cases start in December.", by: "ines.calloway"),
        raise(
            28, "2026-07-23", "Recovery plan for new birth visits in Millgate",
            ActionOrigin(
                .exception, "Exception report for Quarter 1 2026-27", thing: Thing(.indicator, "new-birth-visits-14-days")),
            "pqa", "p1-early-help", owner: ActionOwner(agencies: ["cmh"], post: "Head of Safeguarding"), due: "2026-08-31",
            figure: ("new-birth-visits-14-days", "millgate", .rise)),
        report(28, "2026-08-13", .onCourse, 20, "Visits are shared out by need from this week.", by: "tobias.nnamdi"),
        move(28, "2026-08-27", to: "2026-09-30", "Leave in August left nobody to write the plan."),
        move(28, "2026-09-24", to: "2026-10-31", "The recruitment round is not over."),
        report(
            28, "2026-10-29", .atRisk, 40, "Recruitment round failed; bank staff from 1 December.", by: "tobias.nnamdi"),
    ]

    // MARK: - Neglect and protection

    private static let neglectActions: [StoryAct] = [
        raise(
            29, "2026-04-16", "GCP2 mandatory before neglect ICPC", ActionOrigin(.review, "LCSPR Rowan, recommendation 1"),
            "cspr",
            "p2-neglect-protection", owner: ActionOwner(agencies: ["csc"], post: "Head of Safeguarding"), due: "2026-12-31",
            figure: ("gcp2-completed", nil, .rise)),
        report(29, "2026-07-09", .onCourse, 40, "Procedure out for comment.", by: "perpetua.lund"),
        report(
            29, "2026-10-22", .onCourse, 70, "Procedure in force; training reaches the last two teams in December.",
            by: "perpetua.lund"),
        evidence(
            29, "2026-10-22", "The procedure as it is in force, version 3.",
            [
                EvidenceFile(
                    name: "procedure-v3.pdf",
                    bytes: StoryPaper.pdf([
                        banner, "Neglect procedure, version 3", "A GCP2 is made before each initial conference.",
                    ]))
            ], by: "perpetua.lund"),
        raise(
            30, "2026-06-25", "Clear overdue GP reports backlog and report monthly",
            ActionOrigin(.challenge, "Challenge C-02, June 2026", thing: Thing(.challenge, 2)), "partnership-board",
            "p2-neglect-protection", owner: ActionOwner(agencies: ["icb"], post: "Designated Doctor"), due: "2026-09-30"),
        report(30, "2026-08-06", .onCourse, 35, "Template and payment route in place.", by: "tobias.nnamdi"),
        report(
            30, "2026-09-17", .atRisk, 55, "Four practices have not taken up the template.", by: "tobias.nnamdi"),
        evidence(
            30, "2026-09-17", "Monthly returns of June to August.",
            [
                EvidenceFile(
                    name: "june-to-august-returns.csv",
                    bytes: StoryPaper.text([
                        banner, "Month,Reports asked for,Reports on time", "2026-06,42,22", "2026-07,39,23", "2026-08,40,25",
                    ]))
            ], by: "tobias.nnamdi"),
        StoryAct("2026-09-24") { services, people in
            _ = try await services.refuseEvidence(
                1, of: 30, by: "partnership-board",
                why: "Three months show that it moves, not that the backlog is cleared.", as: people["morag.ellery"])
        },
        raise(
            31, "2026-07-16", "Strategy discussion template with three-agency quorum check",
            ActionOrigin(.audit, "Multi-agency audit MA-1"), "pqa", "p2-neglect-protection",
            owner: ActionOwner(agencies: ["csc"], post: "MASH Manager"), due: "2026-10-15"),
        report(31, "2026-09-10", .onCourse, 70, "Template tried with two teams.", by: "perpetua.lund"),
        report(31, "2026-10-14", .complete, 100, "In use by all teams since 12 October.", by: "perpetua.lund"),
    ]

    // MARK: - Exploitation and missing

    private static let exploitationActions: [StoryAct] = [
        raise(
            32, "2026-09-24", "Deep dive on repeat missing: 25 children, four agencies",
            ActionOrigin(.minute, "Board of 24 September 2026, item 5", thing: Thing(.meeting, "brd-2026-09")),
            "partnership-board", "p3-exploitation-missing", owner: ActionOwner(post: "Exploitation & Missing sub-group"),
            due: "2026-12-01", figure: ("missing-repeat-3plus", nil, .fall)),
        report(32, "2026-11-12", .onCourse, 50, "Records of three agencies have been read.", by: "tobias.nnamdi"),
        raise(
            33, "2026-07-16", "List of children not known to any provider by area: monthly reconciliation",
            ActionOrigin(
                .minute, "South Area Committee of 16 July 2026", thing: Thing(.meeting, "area-s-2026-07")),
            "south-area-committee",
            "p3-exploitation-missing", owner: ActionOwner(agencies: ["edu"], post: "Head of Inclusion"), due: "2026-11-15",
            figure: ("children-missing-education", nil, .fall)),
        report(33, "2026-10-01", .onCourse, 60, "First reconciliation done for September.", by: "tobias.nnamdi"),
        evidence(
            33, "2026-10-01", "The reconciliation of September, by area.",
            [
                EvidenceFile(
                    name: "september-reconciliation.csv",
                    bytes: StoryPaper.text([banner, "Area,Reconciled", "Canal Wharf,yes", "Millgate,yes", "Thornfield,no"]))
            ], by: "tobias.nnamdi"),
        report(33, "2026-11-12", .atRisk, 80, "Awaiting GP registration extract.", by: "tobias.nnamdi"),
    ]

    // MARK: - Domestic abuse and emotional health

    private static let domesticAbuseActions: [StoryAct] = [
        raise(
            34, "2026-07-23", "Operation Encompass holiday cover arrangement",
            ActionOrigin(
                .exception, "Exception report for Quarter 1 2026-27", thing: Thing(.indicator, "operation-encompass-timely")),
            "pqa", "p4-domestic-abuse-emotional", owner: ActionOwner(agencies: ["pol"], post: "PVP Inspector"), due: "2027-03-31",
            figure: ("operation-encompass-timely", nil, .rise)),
        report(34, "2026-10-15", .atRisk, 0, "Not started: no inspector in post until January.", by: "ines.calloway"),
        raise(
            35, "2026-07-02", "Schools pack for children who say they feel unsafe at home", ActionOrigin(.survey, "Survey 2026"),
            "pqa", "p4-domestic-abuse-emotional", owner: ActionOwner(agencies: ["edu"], post: "PSHE Adviser"), due: "2026-12-18",
            figure: ("survey-feel-safe-area", nil, .rise)),
        report(35, "2026-10-08", .onCourse, 65, "A draft has been read by four schools.", by: "tobias.nnamdi"),
        evidence(
            35, "2026-10-08", "The draft pack.",
            [
                EvidenceFile(
                    name: "draft-pack.pdf", bytes: StoryPaper.pdf([banner, "Feeling safe at home: a pack for schools (draft)"]))
            ],
            by: "tobias.nnamdi"),
    ]

    // MARK: - Care and voice, and what enables

    private static let careActions: [StoryAct] = [
        raise(
            36, "2025-09-25", "Joint LA-health notification clock for IHAs", ActionOrigin(.review, "LCSPR J, recommendation 4"),
            "partnership-board", "p5-care-voice",
            owner: ActionOwner(agencies: ["cmh", "csc"], post: "Named Nurse and Head of Children Looked After"),
            due: "2026-08-31",
            figure: ("cla-iha-20-days", nil, .rise)),
        report(36, "2025-10-01", .onCourse, 10, "The clock begins in the first team.", by: "tobias.nnamdi"),
        report(36, "2026-01-15", .onCourse, 50, "The clock runs in two of four teams.", by: "tobias.nnamdi"),
        report(36, "2026-08-27", .complete, 100, "The clock runs everywhere.", by: "perpetua.lund"),
        evidence(
            36, "2026-08-27", "Health assessments within 20 days went from 58% to 79%; the clock report shows each step.",
            [
                EvidenceFile(
                    name: "clock-report.pdf",
                    bytes: StoryPaper.pdf([banner, "Notification clock, report of August 2026", "Within 20 days: 58% to 79%"]))
            ], by: "perpetua.lund"),
        StoryAct("2026-09-24") { services, people in
            _ = try await services.acceptEvidence(
                1, of: 36, by: "partnership-board", says: "The board has seen the report.", closes: true,
                as: people["morag.ellery"])
        },
        raise(
            37, "2026-07-15", "Add missing grade columns and number of childminders to the area report",
            ActionOrigin(
                .minute, "North Area Committee of 15 July 2026", thing: Thing(.meeting, "area-n-2026-07")),
            "north-area-committee",
            "enablers", owner: ActionOwner(post: "Performance officer"), person: "tobias.nnamdi", due: "2026-12-18"),
        report(37, "2026-11-10", .onCourse, 90, "All columns stand in the draft for January.", by: "tobias.nnamdi"),
        evidence(
            37, "2026-11-10", "The draft of the January report.",
            [
                EvidenceFile(
                    name: "draft-january-report.pdf", bytes: StoryPaper.pdf([banner, "Area report, January 2027 (draft)"]))
            ],
            by: "tobias.nnamdi"),
    ]
}
