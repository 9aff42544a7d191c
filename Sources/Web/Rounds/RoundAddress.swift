import Domain

extension Address {
    static let rounds = Address.at("/rounds")
    static func rounds(before number: Int64?) -> Address { .at("/rounds" + Address.query([("before", number.map { "\($0)" })])) }
    static func round(_ number: Int64, after place: Int64? = nil) -> Address {
        .at("/rounds/\(number)" + Address.query([("after", place.map { "\($0)" })]))
    }
    static func roundAct(_ act: RoundAct, on number: Int64) -> Address { .at("/rounds/\(number)/\(act.rawValue)") }
    static func reminders(in number: Int64) -> Address { .at("/rounds/\(number)/reminders") }
    static let reminderWords = Address.at("/rounds/reminders")
    static func submission(_ number: Int64) -> Address { .at("/returns/\(number)") }
    static func returnAct(_ form: ReturnActForm, on number: Int64) -> Address { .at("/returns/\(number)/\(form.rawValue)") }
    static func returnLines(_ number: Int64) -> Address { .at("/returns/\(number)/lines") }
    static func returnChecks(_ number: Int64) -> Address { .at("/returns/\(number)/checks") }
    static func pasted(_ number: Int64) -> Address { .at("/returns/\(number)/pasted") }
    static func returnWorkbook(_ number: Int64) -> Address { .at("/returns/\(number)/workbook") }
    static let workload = Address.at("/workload")
    static func nominationReminder(_ id: ID<Agency>) -> Address { .at("/workload/\(id)") }
}

/// What can be done to a round as a whole.
enum RoundAct: String, CaseIterable, Sendable {
    case acceptance, reminders, closing, freezing
}
