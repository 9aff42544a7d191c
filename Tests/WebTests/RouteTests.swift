import Domain
import Foundation
import HTTPTypes
import Services
import TestKit
import Testing

@testable import Web

@Suite("The table of routes")
struct RouteTests {
    private let routes = RouteTable.all(RequestCounts())

    /// The whole site. A row that is added, dropped or opened has to be looked at here.
    /// A row a line: the method, the path and the right that it needs. With BELLWETHER_GOLDEN=1 it is written anew, and
    /// whoever does so reads what has changed.
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Routes.txt")

    @Test("each route has its row, with the capability that it needs")
    func listed() throws {
        let rows = routes.map { "\($0.method.rawValue) \($0.path) \($0.right)" }
        let text = rows.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["BELLWETHER_GOLDEN"] == "1" {
            try text.write(to: RouteTests.file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: RouteTests.file, encoding: .utf8) == text)
    }

    @Test("no two rows answer the same request")
    func unique() {
        let keys = routes.map { "\($0.method.rawValue) \($0.path)" }
        #expect(Set(keys).count == keys.count)
    }

    @Test("an address that is printed is an address that answers")
    func addresses() {
        let filter = IndicatorFilter(area: "northside", source: "return-csc", group: PopulationGroup("age=10-15;sex=female")!)
        let reads: [Address] = [
            .home, .scorecard(ScorecardFilter(order: .exceptions, show: .all, agency: "csc", known: SmallPartnership.today)),
            .indicators(search: "NI 59"), .indicator("visits", filter), .indicatorChart("visits", in: "northside"), .areas,
            .area("northside", known: SmallPartnership.today),
            .imports,
            .newImport, .importRecord(7), .framework, .frameworkFile, .meetings, .meeting("board-2026-12"), .pack(3),
            .audit(before: 9),
            .figures(.csv, known: nil), .figures(.json, known: SmallPartnership.today), .legend, .stylesheet("a"), .script("a"),
            .openAPI, .importProblems(of: 7), .mappingForm(of: 7, TablePointing(sheet: "A")), .mappings, .mapping("tool"),
            .signIn(to: "/scorecard"), .link("abc"), .account, .people, .newPerson, .person(3), .accountTokens, .tokens,
            .ownData, .personData(3), .retention, .privacy, .accessibility, .actions(ActionFilter(colour: .red), after: "x"),
            .action(3),
            .newAction(from: ActionOrigin(.minute, "Item 6")), .actionChange(3), .file(3), .actionTable(ActionFilter()),
            .body("board"), .plan(of: "board"), .agenda(of: "board-2026-12"), .live("board-2026-12"),
            .presentation("board-2026-12", item: 2), .meetingFile("board-2026-12"), .minutes(of: "board-2026-12"), .item(3),
            .questions(page: 2), .question(4), .file(5),
            .challenges(ChallengeList()), .newChallenge(), .newChallenge(filter, "visits"), .challenge(6), .agencies,
            .agency("csc"), .coverage("p1"), .mattersArising("board", at: "board-2026-12"),
            .matters(MatterFilter(.decision, verb: .approve)), .matter(.referral, 3),
            .newMatter(.condition, body: "board", decision: 1),
            .workspace("board"), .champion("board"), .bodyReport("board"), .reportTemplate("board"),
            .search(SearchFilter(query: "a b", kind: .area)),
            .returnWorkbook(3), .notices(before: 7), .notice(7), .mail,
            .timetable(
                TimetableFilter(body: "board", move: Timetable.Move(meeting: "board-2026-12", date: SmallPartnership.today))),
            .timetableTable(TimetableFilter()), .accountCalendar, .calendarFeed("bwc_a"), .rounds, .rounds(before: 4), .round(3),
            .round(3, after: 50), .reminders(in: 3), .submission(4), .workload, .judgementSheet(.priority),
            .judgementTable(known: nil),
        ]
        let acts: [Address] =
            [
                .imports, .acceptance(of: 7), .withdrawal(of: 7), .packs(of: "board-2026-12"),
                .mappingForm(of: 7, TablePointing()),
                .signIn(to: nil), .signInCode, .demonstrationSignIn, .link("abc"), .signOut, .passwordChange, .secondFactor,
                .secondFactorConfirmation, .secondFactorSwitchingOff, .signOutEverywhere, .people, .grants(of: 3),
                .endOfGrant(of: 3),
                .newLink(for: 3),
                .closing(of: 3), .secondFactorRemoval(of: 3), .accountTokens, .endOfToken(3), .actions(), .actionChange(3),
                .actionDue(3),
                .actionReport(3), .actionEvidence(3), .evidenceDecision(2, of: 3), .actionClosure(3), .actionWithdrawal(3),
                .actionReopening(3),
                .members(of: "board"), .endOfMember(1), .plan(of: "board"), .plannedOntoAgenda(1), .plannedWithdrawal(1),
                .agendaItems(of: "m"), .performanceItem(of: "m"), .publication(of: "m"), .current(of: "m"), .attendance(of: "m"),
                .declarations(of: "m"), .questions(of: "m"), .minutes(of: "m"), .confirmation(of: "m"), .championNotes(of: "m"),
                .item(1), .itemWithdrawal(1), .papers(of: 1), .paperWithdrawal(1), .resolutions(of: 1), .minute(of: 1),
                .resolution(1), .resolutionWithdrawal(1), .question(1), .followUp(of: 1),
                .newMatter(posted: .comment),
                .settingAside(4), .steps(of: Matter(.decision, number: 2, body: "board", on: SmallPartnership.today, words: "x")),
                .aspirations("board"), .reportTemplate("board"), .finalReport("board"), .readyReport("board"),
                .noticesSeen, .mailChoice, .accountCalendar, .endOfCalendarAddress(3),
                .raisedChallenges,
            ] + ChallengeForm.allCases.map { .challengeAct($0, on: 6) }
        for (method, addresses) in [("GET", reads), ("POST", acts)] {
            for address in addresses {
                let path = address.text.prefix { $0 != "?" }
                #expect(routes.contains { $0.method.rawValue == method && $0.match(path) != nil }, "\(method) \(address.text)")
            }
        }
    }

    @Test("an address reads back as what it was printed from")
    func queries() {
        let filter = IndicatorFilter(area: "northside", source: nil, group: PopulationGroup("age=10-15;sex=female")!)
        #expect(Address.indicator("visits", filter).text == "/indicators/visits?area=northside&group=age%3D10-15%3Bsex%3Dfemale")
        #expect(Address.scorecard(ScorecardFilter()).text == "/scorecard")
    }

    @Test("a path is matched part by part, and an empty part is none")
    func matching() throws {
        let route = try #require(routes.first { $0.path == "/imports/{number}" })
        #expect(route.match("/imports/7") == ["number": "7"])
        for path in ["/imports", "/imports/", "/imports/7/", "/imports/7/x", "/import/7", "imports/7", ""] {
            #expect(route.match(path) == nil, "\(path)")
        }
    }
}
