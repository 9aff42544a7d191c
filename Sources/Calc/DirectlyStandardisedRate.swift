import Measures

enum DirectlyStandardisedRateCalc: CalcMethod {
    static let name = "dsr"

    struct Input: Decodable { var input: Fields }

    struct Fields: Decodable {
        var counts: Counts
        /// As long as the counts.
        var population: [Double]
        var standard: [Double]
        var confidence: Double
        var multiplier: Double

        /// One count a stratum, or, where one person may have several events, how many persons of a band had how many.
        enum Counts {
            case events([Double?])
            case repeated(bands: [Double], events: [Double], persons: [Double?])
        }

        enum CodingKeys: String, CodingKey {
            case x, ageband, eventfreq, persons, confidence, multiplier
            case population = "n"
            case standard = "stdpop"
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            population = try fields.decode([Double].self, forKey: .population)
            standard = try fields.decode([Double].self, forKey: .standard)
            confidence = try fields.decode(Double.self, forKey: .confidence)
            multiplier = try fields.decode(Double.self, forKey: .multiplier)
            guard fields.contains(.persons) else {
                counts = .events(try fields.decode([Double?].self, forKey: .x))
                return
            }
            counts = .repeated(
                bands: try fields.decode([Double].self, forKey: .ageband),
                events: try fields.decode([Double].self, forKey: .eventfreq),
                persons: try fields.decode([Double?].self, forKey: .persons))
        }
    }

    struct Output: Encodable {
        @Stated var totalCount: Double?
        @Stated var totalPopulation: Double?
        @Stated var value: Double?
        @Stated var lower: Double?
        @Stated var upper: Double?
        var statistic: String

        enum CodingKeys: String, CodingKey {
            case totalCount = "total_count"
            case totalPopulation = "total_pop"
            case value, lower, upper, statistic
        }
    }

    static func result(of input: Input) throws -> Output {
        let fields = input.input
        let rate = try DirectlyStandardisedRate(try fields.strata())
        let interval = rate.interval(try Confidence(fields.confidence), per: fields.multiplier)
        let multiplier = Decimals.text(fields.multiplier, decimals: 0, separators: false)
        return Output(
            totalCount: rate.events, totalPopulation: rate.population, value: rate.value(per: fields.multiplier),
            lower: interval?.lower, upper: interval?.upper,
            statistic: rate.isWithheld ? "dsr NA for total count < 10" : "dsr per \(multiplier)")
    }
}

extension DirectlyStandardisedRateCalc.Fields {
    func strata() throws -> [StandardStratum] {
        try CaseFault.sameLength(standard.count, as: population.count, "stdpop")
        switch counts {
        case .events(let events):
            try CaseFault.sameLength(events.count, as: population.count, "x")
            return try population.indices.map { row in
                try StandardStratum(events: events[row], population: population[row], weight: standard[row])
            }
        case .repeated(let bands, let events, let persons):
            try CaseFault.sameLength(bands.count, as: population.count, "ageband")
            try CaseFault.sameLength(events.count, as: population.count, "eventfreq")
            try CaseFault.sameLength(persons.count, as: population.count, "persons")
            // The rows of a band each repeat its population and its weight, and each has persons of its own.
            return try Dictionary(grouping: bands.indices, by: { bands[$0] }).sorted { $0.key < $1.key }.map { band, rows in
                let (people, weight) = (population[rows[0]], standard[rows[0]])
                guard rows.allSatisfy({ population[$0] == people }) else { throw twice("n", band) }
                guard rows.allSatisfy({ standard[$0] == weight }) else { throw twice("stdpop", band) }
                let repeated = rows.map { StandardStratum.Repeated(events: events[$0], persons: persons[$0]) }
                return try StandardStratum(repeated, population: people, weight: weight)
            }
        }
    }

    private func twice(_ field: String, _ band: Double) -> CaseFault {
        .differs(field: field, within: "age band \(Decimals(band)?.text ?? "")")
    }
}
