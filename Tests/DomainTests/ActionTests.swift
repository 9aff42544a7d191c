import Domain
import Testing

@Suite("How an action stands")
struct ActionTests {
    private static let today = Day(iso8601: "2026-11-21")!

    private static func action(
        due: Int, progress: Int = 0, risk: String? = nil, state: Action.State = .open, setAside: Bool = false
    ) -> Action {
        Action(
            number: 28, title: "Recovery plan", origin: ActionOrigin(.minute, "Item 6"), body: "board",
            owner: ActionOwner(agencies: ["cmh"], post: "Head of Safeguarding"), due: today.adding(days: due),
            progress: progress, state: state, riskWhy: risk, acceptedEvidence: state == .closed && !setAside ? 1 : nil,
            endedOn: state == .closed || state == .withdrawn ? today : nil, isCheckSetAside: setAside, raisedOn: today)
    }

    @Test(
        "the colour follows from the day, the progress, what the owner says and the evidence",
        arguments: [
            (action(due: -1, progress: 99), ActionStanding.Group.overdue, "Overdue by 1 day"),
            (action(due: -21, progress: 40, risk: "Nobody recruited."), .overdue, "Overdue by 21 days"),
            (action(due: 0, progress: 50), .onCourse, "On course"), (action(due: 0, progress: 49), .atRisk, "At risk"),
            (action(due: 14, progress: 49), .atRisk, "At risk"), (action(due: 15, progress: 0), .onCourse, "On course"),
            (action(due: 14, progress: 50), .onCourse, "On course"), (action(due: 100, risk: "No money."), .atRisk, "At risk"),
            (action(due: -40, progress: 100, state: .complete), .waiting, "Waiting for evidence"),
            (action(due: -40, progress: 100, state: .closed), .evidenced, "Done, with evidence"),
            (action(due: -40, progress: 100, state: .closed, setAside: true), .setAside, "Closed without evidence"),
            (action(due: -40, state: .withdrawn), .withdrawn, "Withdrawn"),
        ])
    func standing(action: Action, group: ActionStanding.Group, label: String) {
        let standing = action.standing(on: Self.today)
        #expect(standing.group == group)
        #expect(standing.label == label)
        #expect(standing.reason.hasSuffix("."))
    }

    @Test("blue is for what has accepted evidence and for nothing else")
    func blue() {
        #expect(ActionStanding.Group.all(of: .blue) == [.evidenced])
        #expect(ActionStanding.Group.all(of: .green) == [.waiting, .onCourse, .setAside])
        #expect(ActionStanding.Group.withdrawn.colour == nil)
    }

    @Test("the reason gives its numbers and what the owner says")
    func reason() {
        let late = Self.action(due: -21, progress: 40, risk: "Nobody recruited.").standing(on: Self.today)
        #expect(late.reason == "It was due on 31 October 2026 and is 40% done. Its owner says: Nobody recruited.")
        #expect(late.daysOverdue == 21)
        #expect(
            Self.action(due: 1, progress: 10).standing(on: Self.today).reason
                == "It is due on 22 November 2026, in 1 day, and less than half done (10%).")
    }

    @Test("one move is life, two are shown")
    func moves() {
        var action = Self.action(due: 3)
        action.moves = 1
        #expect(!action.isMovedTwice)
        action.moves = 2
        #expect(action.isMovedTwice && action.reference == "A-028")
    }

    @Test("a place in the list goes through an address and back; what is none is refused")
    func place() {
        let place = ActionPlace(group: .atRisk, due: Self.today, number: 28)
        #expect(ActionPlace(place.text) == place)
        for wrong in ["", "at-risk", "late 2026-11-21 28", "at-risk 2026-02-30 28", "at-risk 2026-11-21 x", "a b c d"] {
            #expect(ActionPlace(wrong) == nil)
        }
    }
}
