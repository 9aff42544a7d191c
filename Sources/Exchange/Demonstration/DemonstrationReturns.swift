import Domain

/// The history as the agencies tell it: one file an agency a round, in which the newest figures are provisional and
/// those of the round before are final or corrected.
struct DemonstrationReturns {
    private let history: DemonstrationHistory
    private let recipe: DemonstrationRecipe
    private let lines: [(indicator: Indicator, recipe: DemonstrationRecipe.Indicator)]
    private let calendar = WorkingDays()

    init(history: DemonstrationHistory) {
        self.history = history
        recipe = history.recipe
        let recipes = Dictionary(recipe.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        lines = history.framework.indicators.compactMap { indicator in recipes[indicator.id.text].map { (indicator, $0) } }
    }

    /// In the order in which they came.
    func files() throws -> [DemonstrationFile] {
        let last = history.quarter(of: history.lastQuarter.lastDay)
        var files: [DemonstrationFile] = []
        for round in 0...last {
            let quarter = history.firstQuarter.financialQuarter(steppedBy: round)
            for agency in history.framework.agencies {
                let knownOn = try arrival(of: agency, round: quarter)
                let table = table(of: agency, round: round, isLast: round == last, extractedOn: calendar.day(-3, from: knownOn))
                guard !table.isEmpty else { continue }
                files.append(
                    DemonstrationFile(
                        name: "return-\(agency.id)-\(quarter.code).csv", bytes: table.bytes, knownOn: knownOn))
            }
        }
        return files.enumerated().sorted { ($0.element.knownOn, $0.offset) < ($1.element.knownOn, $1.offset) }.map(\.element)
    }

    /// The round's deadline and the agency's usual delay after it, and now and then some days more.
    private func arrival(of agency: Agency, round: Period) throws -> Day {
        if let told = recipe.arrivals[round.code]?[agency.id.text] {
            guard let day = Day(iso8601: told) else { throw DemonstrationError(what: "\(told) is no day.") }
            return day
        }
        guard let habits = recipe.agencies[agency.id.text] else {
            throw DemonstrationError(what: "The generator's file does not say how punctual \(agency.name) is.")
        }
        var random = DemonstrationRandom(seed: recipe.randomSeed, purpose: "arrival \(agency.id) \(round.code)")
        let late = random.happens(habits.latenessProbability) ? 2 + random.whole(below: 7) : 0
        return calendar.day(recipe.deadlineWorkingDays + habits.usualDelayWorkingDays + late, from: round.lastDay)
    }

    private func table(of agency: Agency, round: Int, isLast: Bool, extractedOn: Day) -> DemonstrationTable {
        var table = DemonstrationTable(
            source: Source.ofReturn(by: agency).id, district: history.framework.district, extractedOn: extractedOn)
        for (indicator, line) in lines where indicator.agency == agency.id {
            for entry in due(line, in: round - 1) {
                if let told = told(entry, line, indicator, isFirst: false) {
                    table.add(told, indicator, localities: history.localities)
                }
            }
            for entry in due(line, in: round) {
                if let told = told(entry, line, indicator, isFirst: true) {
                    table.add(told, indicator, localities: history.localities)
                }
            }
            if isLast {
                for line in recipe.notDue where line.indicator == indicator.id.text {
                    table.addNotDue(line, indicator)
                }
            }
        }
        return table
    }

    /// What of an indicator is first told in a round.
    private func due(_ line: DemonstrationRecipe.Indicator, in round: Int) -> [DemonstrationHistory.Entry] {
        guard round >= 0 else { return [] }
        return (history.entries[line.id] ?? []).filter {
            history.quarter(of: $0.period.lastDay.adding(days: line.generate.dueAfterDays ?? 0)) == round
        }
    }

    /// An entry as the agency tells it the first time, or the second; nil when the second time has nothing new.
    private func told(
        _ entry: DemonstrationHistory.Entry, _ line: DemonstrationRecipe.Indicator, _ indicator: Indicator, isFirst: Bool
    ) -> DemonstrationTold? {
        let dueQuarter = history.quarter(of: entry.period.lastDay.adding(days: line.generate.dueAfterDays ?? 0))
        let round = history.firstQuarter.financialQuarter(steppedBy: dueQuarter)
        if let missing = line.missing?.first(where: { $0.period == round.code }) {
            if let reason = NoValueReason(code: missing.status) {
                if isFirst { return DemonstrationTold(entry: entry, state: .none(reason), reason: missing.note) }
                return missing.restated == true
                    ? DemonstrationTold(entry: entry, state: .value(.revised), note: "Recovered: " + missing.note) : nil
            }
            guard isFirst, let status = ValueStatus(word: missing.status) else { return nil }
            return DemonstrationTold(entry: entry, state: .value(status), reason: missing.note)
        }
        // A yearly figure is sent when it is final.
        if indicator.frequency == .annual {
            return isFirst ? DemonstrationTold(entry: entry, state: .value(.final)) : nil
        }
        if isFirst { return DemonstrationTold(entry: entry, state: .value(.provisional)) }
        let corrected = corrected(entry, line)
        let isChanged = corrected.numerators != entry.numerators
        return DemonstrationTold(
            entry: corrected, state: .value(isChanged ? .revised : .final),
            note: isChanged ? "Corrected after records were completed" : nil)
    }

    /// About two in five provisional figures turn out a little different, in one area and one part of each division.
    private func corrected(
        _ entry: DemonstrationHistory.Entry, _ line: DemonstrationRecipe.Indicator
    ) -> DemonstrationHistory.Entry {
        var random = DemonstrationRandom(seed: recipe.randomSeed, purpose: "correction \(line.id) \(entry.period.code)")
        guard random.happens(0.4) else { return entry }
        var change = Int((0.01 * Double(entry.numerator) * random.normal()).rounded())
        if change == 0 { change = random.happens(0.5) ? 1 : -1 }
        var entry = entry
        let place = random.whole(below: entry.numerators.count)
        let highest = line.generate.model == .percent ? entry.denominators[place] : Int.max
        change = min(highest, max(0, entry.numerators[place] + change)) - entry.numerators[place]
        entry.numerators[place] += change
        for dimension in (line.groups ?? []).map(\.dimension) {
            // The largest part, which can always bear it.
            let parts = entry.parts.indices.filter { entry.parts[$0].dimension == dimension && entry.parts[$0].isShareOfWhole }
            guard let largest = parts.max(by: { entry.parts[$0].numerator < entry.parts[$1].numerator }) else { continue }
            let people = entry.parts[largest].denominator ?? .max
            entry.parts[largest].numerator = min(people, max(0, entry.parts[largest].numerator + change))
        }
        return entry
    }
}

/// An entry with what the agency says about it.
struct DemonstrationTold {
    var entry: DemonstrationHistory.Entry
    var state: Figure.State
    var reason: String?
    var note: String?
}

extension Period {
    fileprivate func financialQuarter(steppedBy count: Int) -> Period {
        let index = (firstDay.year * 12 + firstDay.month - 4) / 3 + count
        return .financialQuarter(index / 4, index % 4 + 1)
    }
}
