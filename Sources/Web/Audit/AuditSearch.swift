import Domain
import Markup

/// What is looked for in the trail, as it stands in the address and in the form.
struct AuditSearch {
    var filter = AuditFilter()
    /// As typed, so that a day that is none can be put right.
    var from = ""
    var until = ""
    /// Who may be chosen: those with an account, and the computer's owner.
    var people: [(word: String, name: String)] = []
    var problems = FormProblems()

    static let nouns = [
        "import", "framework", "pack", "exception", "person", "token", "calendar", "action", "challenge", "risk", "rating",
        "tracker", "meeting", "body", "template", "notice", "search", "round", "return", "reminder",
    ]

    init() {}

    init(_ query: Query, _ names: ActorNames) {
        let persons = names.names.sorted { $0.value < $1.value }.map { (word: "person-\($0.key)", name: $0.value) }
        people = [(word: Actor.owner.word, name: names.of(.owner))] + persons
        (from, until) = (query["from"]?.trimmed ?? "", query["until"]?.trimmed ?? "")
        filter = AuditFilter(
            actor: query["who"].flatMap(Actor.init(word:)), noun: query["what"].flatMap { Self.nouns.contains($0) ? $0 : nil },
            nounID: query["id"]?.trimmed, from: day("from", from), until: day("until", until))
    }

    private mutating func day(_ field: String, _ text: String) -> Day? {
        if text.isEmpty { return nil }
        let day = Day(iso8601: text)
        if day == nil { problems.add(field, "Write the day as 2026-09-30, or leave it empty") }
        return day
    }

    var form: HTML {
        """
        <form class="search" action="\(Address.audit(before: nil).text)" method="get" role="search">
        <div><label for="who">Who</label><select id="who" name="who"><option value="">anybody</option>\
        \(each: people, { option($0.word, $0.name, filter.actor?.word) })</select></div>
        <div><label for="what">What</label><select id="what" name="what"><option value="">anything</option>\
        \(each: Self.nouns, { option($0, $0, filter.noun) })</select></div>
        <div><label for="id">Its number</label><input type="text" class="date" id="id" name="id" value="\(filter.nounID ?? "")"></div>
        <div><label for="from">From</label>\(problems.message("from"))<input type="text" class="date" id="from" name="from" value="\(from)" placeholder="2026-09-30"\(problems.marks("from"))></div>
        <div><label for="until">Until</label>\(problems.message("until"))<input type="text" class="date" id="until" name="until" value="\(until)" placeholder="2026-09-30"\(problems.marks("until"))></div>
        <div><button type="submit" class="button">Find</button></div></form>
        """
    }

    private func option(_ value: String, _ says: String, _ chosen: String?) -> HTML {
        "<option value=\"\(value)\"\(attribute: "selected", value == chosen ? "" : nil)>\(says)</option>"
    }
}

extension AuditFilter {
    /// As it stands in an address.
    var pairs: [(String, String?)] {
        [
            ("who", actor?.word), ("what", noun), ("id", nounID), ("from", from?.iso8601), ("until", until?.iso8601),
        ]
    }
}
