import Domain
import Storage

/// What somebody sees of the board's things.
struct Sight: Sendable {
    var seesRestricted: Bool
    /// What is about one of these is not there.
    var hiddenIndicators: Set<ID<Indicator>>

    func sees(_ access: AccessClass, about indicator: ID<Indicator>? = nil) -> Bool {
        seesRestricted || access == .open && !(indicator.map(hiddenIndicators.contains) ?? false)
    }

    /// What goes to all who read the board's business, whoever makes it.
    func open() -> Sight { Sight(seesRestricted: false, hiddenIndicators: hiddenIndicators) }

    /// "|visits|missing|": for a condition of SQL that both databases understand.
    var hiddenText: String { "|" + hiddenIndicators.map(\.text).sorted().joined(separator: "|") + "|" }
}

extension Bellwether {
    func sight(of actor: Actor, in connection: any SQLConnection) throws -> Sight {
        Sight(
            seesRestricted: AccessTable.grants(actor, .readRestricted),
            hiddenIndicators: Set(try hiddenIndicators(from: actor, asKnown: nil, in: connection)))
    }

    /// What everybody sees who reads packs.
    func openSight(in connection: any SQLConnection) throws -> Sight {
        Sight(seesRestricted: false, hiddenIndicators: Set(try hiddenIndicators(from: .visitor, asKnown: nil, in: connection)))
    }

    /// Whether the actor may see a thing at all. What is not told here is seen by nobody.
    func sees(_ thing: Thing, _ actor: Actor, _ connection: any SQLConnection) throws -> Bool {
        switch thing.kind {
        case .pack:
            return try AccessTable.grants(actor, .readPacks)
                && packs(seenBy: actor, in: connection).contains { $0.number == thing.number }
        case .item, .question, .resolution, .meeting, .body: return try seesOfMeetings(thing, actor, connection)
        case .decision, .commitment, .condition, .referral, .comment, .request:
            return try seesMatter(thing, actor, connection)
        case .challenge, .action, .risk, .tracker, .rating: return try seesOfBusiness(thing, actor, connection)
        case .round: return AccessTable.grants(actor, .readRounds)
        case .submission:
            guard let number = thing.number, let found = try connection.submissions.find(number) else { return false }
            return AccessTable.reach(of: actor, for: .readReturns).covers(.agency(found.agency))
        case .indicator, .agency, .priority: return false
        }
    }

    private func seesOfBusiness(_ thing: Thing, _ actor: Actor, _ connection: any SQLConnection) throws -> Bool {
        guard AccessTable.grants(actor, .readBusiness), let number = thing.number else { return false }
        let sight = try sight(of: actor, in: connection)
        switch thing.kind {
        case .challenge:
            guard let found = try connection.challenges.find(number) else { return false }
            return sight.sees(found.access, about: found.evidence?.indicator)
        case .action:
            guard let found = try connection.actions.find(number) else { return false }
            return sight.sees(found.access, about: found.indicator)
        case .risk: return try connection.risks.find(number, seen: sight.ofRisks) != nil
        case .tracker: return try connection.trackers.find(number, seesAll: sight.seesRestricted) != nil
        case .rating: return try connection.ratings.find(number) != nil
        default: return false
        }
    }

    /// Whether a thing is there, in the same words for what there is not and for what the actor may not see.
    static func noSuch(_ noun: String, _ reference: String) -> Refusal {
        Refusal(.notFound, "There is no \(noun) \(reference).", remedy: "Look for it in the list.")
    }

    /// The words of a person about what they do, made fit to be kept.
    func words(_ typed: String, _ what: String, upTo most: Int = 4000, mayBeEmpty: Bool = false) throws -> String {
        let text = typed.trimmed
        let isPrintable = text.unicodeScalars.allSatisfy {
            ($0.properties.generalCategory != .control || $0 == "\n" || $0 == "\r" || $0 == "\t")
                && !(0x202A...0x202E).contains($0.value) && !(0x2066...0x2069).contains($0.value)
        }
        guard mayBeEmpty || !text.isEmpty else {
            throw Refusal(.notPossible, "\(what) is missing.", remedy: "Write it down.")
        }
        guard text.count <= most, isPrintable else {
            throw Refusal(.notPossible, "\(what) has more than \(most) letters, or hidden signs.", remedy: "Make it shorter.")
        }
        return text
    }
}
