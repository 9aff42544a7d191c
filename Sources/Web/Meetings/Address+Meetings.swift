import Domain

extension Address {
    static func body(_ id: ID<Body>) -> Address { .at("/bodies/\(id)") }
    static func members(of id: ID<Body>) -> Address { .at("/bodies/\(id)/members") }
    static func endOfMember(_ number: Int64) -> Address { .at("/members/\(number)/end") }
    static func plan(of id: ID<Body>) -> Address { .at("/bodies/\(id)/plan") }
    static func plannedOntoAgenda(_ number: Int64) -> Address { .at("/planned/\(number)/agenda") }
    static func plannedWithdrawal(_ number: Int64) -> Address { .at("/planned/\(number)/withdrawal") }

    static func agenda(of id: ID<Meeting>) -> Address { .at("/meetings/\(id)/agenda") }
    static func agendaItems(of id: ID<Meeting>) -> Address { .at("/meetings/\(id)/items") }
    static func performanceItem(of id: ID<Meeting>) -> Address { .at("/meetings/\(id)/performance") }
    static func publication(of id: ID<Meeting>) -> Address { .at("/meetings/\(id)/publication") }
    static func live(_ id: ID<Meeting>) -> Address { .at("/meetings/\(id)/live") }
    static func current(of id: ID<Meeting>) -> Address { .at("/meetings/\(id)/current") }
    static func attendance(of id: ID<Meeting>) -> Address { .at("/meetings/\(id)/attendance") }
    static func declarations(of id: ID<Meeting>) -> Address { .at("/meetings/\(id)/declarations") }
    static func questions(of id: ID<Meeting>) -> Address { .at("/meetings/\(id)/questions") }
    static func presentation(_ id: ID<Meeting>, item: Int? = nil) -> Address {
        .at("/meetings/\(id)/present" + query([("item", item.map { "\($0)" })]))
    }
    static func meetingFile(_ id: ID<Meeting>) -> Address { .at("/meetings/\(id)/meeting.html") }
    static func minutes(of id: ID<Meeting>) -> Address { .at("/meetings/\(id)/minutes") }
    static func confirmation(of id: ID<Meeting>) -> Address { .at("/meetings/\(id)/confirmation") }
    static func championNotes(of id: ID<Meeting>) -> Address { .at("/meetings/\(id)/notes") }

    static func item(_ number: Int64) -> Address { .at("/items/\(number)") }
    static func itemWithdrawal(_ number: Int64) -> Address { .at("/items/\(number)/withdrawal") }
    static func papers(of item: Int64) -> Address { .at("/items/\(item)/papers") }
    static func paperWithdrawal(_ number: Int64) -> Address { .at("/papers/\(number)/withdrawal") }
    static func resolutions(of item: Int64) -> Address { .at("/items/\(item)/resolutions") }
    static func minute(of item: Int64) -> Address { .at("/items/\(item)/minute") }
    static func resolution(_ number: Int64) -> Address { .at("/resolutions/\(number)") }
    static func resolutionWithdrawal(_ number: Int64) -> Address { .at("/resolutions/\(number)/withdrawal") }

    static func questions(page: Int = 1) -> Address { .at("/questions" + query([("page", page > 1 ? "\(page)" : nil)])) }
    static func question(_ number: Int64) -> Address { .at("/questions/\(number)") }
    static func followUp(of question: Int64) -> Address { .at("/questions/\(question)/follow-up") }
}
