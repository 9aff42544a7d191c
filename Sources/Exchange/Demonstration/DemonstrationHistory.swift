import Domain

/// What "really" happened in the invented years, from which the agencies then send their returns.
struct DemonstrationHistory {
    /// One period of one indicator, by place: one cell a locality, or one for the district where there are no areas.
    struct Entry {
        var period: Period
        /// Quarters since the first round.
        var quarter: Int
        var numerators: [Int]
        /// Empty where the value has none: a count, an average.
        var denominators: [Int]
        var parts: [Part] = []

        var numerator: Int { numerators.reduce(0, +) }
        var denominator: Int { denominators.reduce(0, +) }
    }

    /// A population group of the district within an entry.
    struct Part {
        var group: PopulationGroup
        var dimension: String
        /// Whether the parts of its dimension make the whole.
        var isShareOfWhole: Bool
        var numerator: Int
        var denominator: Int?
    }

    let framework: Framework
    let recipe: DemonstrationRecipe
    let localities: [Area]
    let firstQuarter: Period
    let lastQuarter: Period
    /// Each period as it happened, before any adding up over quarters: what other indicators divide by.
    private var raw: [String: [Int: Entry]] = [:]
    private(set) var entries: [String: [Entry]] = [:]

    init(framework: Framework, recipe: DemonstrationRecipe) throws {
        guard let first = Period(code: recipe.firstPeriod), let last = Period(code: recipe.lastPeriod),
            first.type == .financialQuarter, last.type == .financialQuarter, first <= last
        else { throw DemonstrationError(what: "The first and last periods must be quarters such as 2021-22Q1.") }
        self.framework = framework
        self.recipe = recipe
        firstQuarter = first
        lastQuarter = last
        localities = framework.areas.filter { $0.id != framework.district && $0.kind == .locality }
        let known = Dictionary(framework.indicators.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        // An indicator that divides by another comes after it.
        let ordered =
            recipe.indicators.filter { $0.generate.denom?.indicator == nil }
            + recipe.indicators.filter { $0.generate.denom?.indicator != nil }
        for line in ordered {
            guard let indicator = known[line.id] else {
                throw DemonstrationError(what: "The framework has no indicator \(line.id), which the generator's file names.")
            }
            try draw(line, as: indicator)
        }
    }

    /// How many quarters of the financial year a day lies after the first round's.
    func quarter(of day: Day) -> Int {
        let months = (day.year - firstQuarter.firstDay.year) * 12 + day.month - firstQuarter.firstDay.month
        return months >= 0 ? months / 3 : (months - 2) / 3
    }

    private mutating func draw(_ line: DemonstrationRecipe.Indicator, as indicator: Indicator) throws {
        var random = DemonstrationRandom(seed: recipe.randomSeed, purpose: line.id)
        let start = firstQuarter.firstDay.adding(months: -24)
        let periods = indicator.calendar.periods(endingFrom: start, through: lastQuarter.lastDay).filter {
            isCounted($0, indicator)
        }
        var drawn: [Entry] = []
        for period in periods {
            drawn.append(try entry(for: period, line: line, indicator: indicator, random: &random))
        }
        raw[line.id] = Dictionary(drawn.map { ($0.quarter, $0) }, uniquingKeysWith: { _, last in last })
        let summed = try DemonstrationHistory.summed(
            drawn, over: line.generate.sumQuarters ?? 1, rates: indicator.unit.population != nil)
        entries[line.id] = summed.map { entry in
            var entry = entry
            entry.parts = (line.groups ?? []).flatMap { parts(of: entry, by: $0, unit: indicator.unit, random: &random) }
            return entry
        }
    }

    /// A stock that schools count each term is not counted in June.
    private func isCounted(_ period: Period, _ indicator: Indicator) -> Bool {
        indicator.frequency != .termly || period.type != .snapshot || period.lastDay.month != 6
    }

    private func entry(
        for period: Period, line: DemonstrationRecipe.Indicator, indicator: Indicator, random: inout DemonstrationRandom
    ) throws -> Entry {
        let generate = line.generate
        let quarter = quarter(of: period.lastDay)
        let level = try level(of: generate, for: period, quarter: quarter, random: &random)
        var entry = Entry(period: period, quarter: quarter, numerators: [], denominators: [])
        switch generate.model {
        case .score:
            // Tenths, so that the number written is the number drawn.
            entry.numerators = [Int((level * 10).rounded())]
        case .countFlow:
            entry.numerators = random.split(random.poisson(level), by: weights(of: generate, indicator))
        case .countStock:
            entry.numerators = random.split(Int(level.rounded()), by: weights(of: generate, indicator))
        case .rateFlow, .rateStock:
            guard let (base, band) = indicator.unit.population else {
                throw DemonstrationError(what: "\(line.id) is generated as a rate, and its unit is \(indicator.unit.word).")
            }
            let populations = try populations(band, indicator)
            let people = Double(populations.reduce(0, +))
            let isQuarter = generate.model == .rateFlow && (generate.sumQuarters ?? 1) > 1
            let mean = level * people / Double(base) / (isQuarter ? 4 : 1)
            let count = generate.model == .rateFlow ? random.poisson(mean) : Int(mean.rounded())
            entry.numerators = random.split(count, by: weights(of: generate, indicator))
            entry.denominators = populations
        case .percent:
            entry.denominators = try denominators(of: line, indicator, quarter: quarter, random: &random)
            let effects = areaEffects(of: generate, indicator, over: entry.denominators)
            for (denominator, effect) in zip(entry.denominators, effects) {
                entry.numerators.append(random.binomial(denominator, (level + effect) / 100))
            }
        }
        return entry
    }

    // MARK: - Levels

    private func level(
        of generate: DemonstrationRecipe.Generate, for period: Period, quarter: Int, random: inout DemonstrationRandom
    ) throws -> Double {
        let season = try season(of: generate, on: period.lastDay)
        // In the file's order: a sum of fractions depends on its order, and a dictionary has none.
        let shock = recipe.shocks.reduce(0.0) { sum, shock in
            sum + (generate.shocks?[shock.id] ?? 0) * strength(of: shock, in: quarter)
        }
        let noise = generate.noise * random.normal()
        let level =
            switch generate.model {
            case .percent, .score: generate.base + generate.trend * Double(quarter) / 4 + season + shock + noise
            case .rateFlow, .rateStock, .countFlow, .countStock:
                generate.base * DemonstrationRandom.power(1 + generate.trend, quarters: quarter) * season * (1 + shock)
                    * DemonstrationRandom.exponential(noise)
            }
        let highest = generate.ceil ?? (generate.model == .percent ? 100 : .infinity)
        return min(highest, max(generate.floor ?? 0, level))
    }

    private func season(of generate: DemonstrationRecipe.Generate, on day: Day) throws -> Double {
        let month = (day.month + 8) % 12
        switch generate.season.count {
        case 4: return generate.season[month / 3]
        case 12: return generate.season[month]
        default: throw DemonstrationError(what: "A season has four quarters or twelve months, not \(generate.season.count).")
        }
    }

    private func strength(of shock: DemonstrationRecipe.Shock, in quarter: Int) -> Double {
        guard let start = Period(code: shock.start).map({ self.quarter(of: $0.lastDay) }), quarter >= start else { return 0 }
        let age = Double(quarter - start)
        let length = Double(shock.quarters ?? 1)
        switch shock.shape {
        case .step: return 1
        case .pulse: return age < length ? 1 : 0
        case .decay: return DemonstrationRandom.exponential(-0.693_147_180_559_945_3 * age / (shock.halfLifeQuarters ?? 1))
        case .ramp:
            if age < length { return (age + 1) / length }
            guard let recover = shock.recoverQuarters else { return 1 }
            return max(0, 1 - (age + 1 - length) / Double(recover))
        }
    }

    // MARK: - Places

    private func weights(of generate: DemonstrationRecipe.Generate, _ indicator: Indicator) -> [Double] {
        guard indicator.hasAreas else { return [1] }
        let band = generate.band ?? indicator.unit.population?.band ?? "0-17"
        return localities.map { area in
            let people = Double(area.population(of: band) ?? area.population(of: "0-17") ?? 1)
            return generate.split == .population ? people : people * (recipe.needWeights[area.id.text] ?? 1)
        }
    }

    private func populations(_ band: String, _ indicator: Indicator) throws -> [Int] {
        let places = indicator.hasAreas ? localities : framework.areas.filter { $0.id == framework.district }
        return try places.map { area in
            guard let count = area.population(of: band) else {
                throw DemonstrationError(what: "\(area.name) has no population \(band), by which \(indicator.id) is divided.")
            }
            return count
        }
    }

    private func denominators(
        of line: DemonstrationRecipe.Indicator, _ indicator: Indicator, quarter: Int, random: inout DemonstrationRandom
    ) throws -> [Int] {
        if let other = line.generate.denom?.indicator {
            guard let cells = raw[other]?[quarter]?.numerators else {
                throw DemonstrationError(what: "\(line.id) is divided by \(other), which has no figure for the same quarter.")
            }
            return indicator.hasAreas && cells.count > 1 ? cells : [cells.reduce(0, +)]
        }
        guard let constant = line.generate.denom?.constant else {
            throw DemonstrationError(what: "\(line.id) is a percentage, and the generator's file does not say of how many.")
        }
        let total = Int((constant * (0.95 + 0.1 * random.uniform())).rounded())
        return random.split(total, by: weights(of: line.generate, indicator))
    }

    /// Areas with more need do worse by `need_effect` points; over the whole district the effects cancel out.
    private func areaEffects(
        of generate: DemonstrationRecipe.Generate, _ indicator: Indicator, over denominators: [Int]
    ) -> [Double] {
        guard denominators.count > 1 else { return [0] }
        let own = localities.map { area in
            (generate.needEffect ?? 0) * (recipe.needWeights[area.id.text] ?? 1) + (generate.areaEffects?[area.id.text] ?? 0)
        }
        let total = Double(max(1, denominators.reduce(0, +)))
        let mean = zip(own, denominators).reduce(0.0) { $0 + $1.0 * Double($1.1) } / total
        return own.map { $0 - mean }
    }

    // MARK: - Parts and sums

    private func parts(
        of entry: Entry, by groups: DemonstrationRecipe.Groups, unit: Unit, random: inout DemonstrationRandom
    ) -> [Part] {
        let shares = groups.members.map(\.share)
        let isShareOfWhole = groups.overlapping != true
        var denominators: [Int?] = groups.members.map(\.population)
        if unit.isProportion {
            denominators =
                isShareOfWhole
                ? random.split(entry.denominator, by: shares) : shares.map { Int(($0 * Double(entry.denominator)).rounded()) }
        }
        var numerators: [Int]
        if isShareOfWhole, !unit.isProportion {
            numerators = random.split(entry.numerator, by: shares)
        } else {
            let level = Double(entry.numerator) / Double(max(1, entry.denominator))
            numerators = zip(groups.members, denominators).map { member, denominator in
                random.binomial(denominator ?? 0, level + (member.effect ?? 0) / 100)
            }
            if isShareOfWhole { settle(&numerators, of: denominators, at: entry.numerator) }
        }
        return groups.members.indices.compactMap { index in
            PopulationGroup("\(groups.dimension)=\(groups.members[index].id)").map {
                Part(
                    group: $0, dimension: groups.dimension, isShareOfWhole: isShareOfWhole,
                    numerator: numerators[index], denominator: denominators[index])
            }
        }
    }

    /// Parts that were drawn one by one seldom make the whole; the first that can takes the difference.
    private func settle(_ numerators: inout [Int], of denominators: [Int?], at total: Int) {
        var left = total - numerators.reduce(0, +)
        for place in numerators.indices {
            let moved = min((denominators[place] ?? 0) - numerators[place], max(-numerators[place], left))
            numerators[place] += moved
            left -= moved
        }
    }

    /// Each entry with those of the quarters before it; a rate adds only the counts, its people stay.
    private static func summed(_ entries: [Entry], over count: Int, rates: Bool) throws -> [Entry] {
        guard count > 1 else { return entries }
        guard entries.count >= count else { throw DemonstrationError(what: "There are too few quarters to add up.") }
        return (count - 1..<entries.count).map { last in
            var sum = entries[last]
            for earlier in entries[(last - count + 1)..<last] {
                for place in sum.numerators.indices {
                    sum.numerators[place] += earlier.numerators[place]
                    if !rates, !sum.denominators.isEmpty { sum.denominators[place] += earlier.denominators[place] }
                }
            }
            return sum
        }
    }
}

extension Unit {
    /// Of a rate: per how many, of whom.
    fileprivate var population: (base: Int, band: String)? {
        if case .rate(let base, let population) = self { (base, population) } else { nil }
    }
}

extension Area {
    fileprivate func population(of band: String) -> Int? {
        populations.filter { $0.band == band }.max { $0.midYear < $1.midYear }?.count
    }
}
