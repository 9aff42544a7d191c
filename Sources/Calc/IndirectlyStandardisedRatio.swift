import Measures

enum IndirectlyStandardisedRatioCalc: CalcMethod {
    static let name = "isr"

    struct Input: Decodable { var input: Fields }

    struct Fields: Decodable {
        /// One count a stratum.
        var events: [Double?]
        var population: [Double?]
        var referenceEvents: [Double?]
        var referencePopulation: [Double]
        var confidence: Double

        enum CodingKeys: String, CodingKey {
            case events = "x"
            case population = "n"
            case referenceEvents = "x_ref"
            case referencePopulation = "n_ref"
            case confidence
        }
    }

    struct Output: Encodable {
        var observed: Double
        var expected: Double
        @Stated var ratio: Double?
        @Stated var ratioLower: Double?
        @Stated var ratioUpper: Double?
        @Stated var referenceRate: Double?
        @Stated var rate: Double?
        @Stated var rateLower: Double?
        @Stated var rateUpper: Double?
        var method: String

        enum CodingKeys: String, CodingKey {
            case observed, expected, ratio, method
            case ratioLower = "ratio_lower"
            case ratioUpper = "ratio_upper"
            case referenceRate = "reference_rate_per_10000"
            case rate = "israte_per_10000"
            case rateLower = "israte_lower"
            case rateUpper = "israte_upper"
        }
    }

    static func result(of input: Input) throws -> Output {
        let confidence = try Confidence(input.input.confidence)
        let standardised = try IndirectlyStandardisedRatio(try input.input.strata())
        let ratio = standardised.ratioInterval(confidence)
        let rate = standardised.rateInterval(confidence)
        return Output(
            observed: standardised.observed, expected: standardised.expected, ratio: standardised.ratio(),
            ratioLower: ratio?.lower, ratioUpper: ratio?.upper, referenceRate: standardised.referenceRate(),
            rate: standardised.rate(), rateLower: rate?.lower, rateUpper: rate?.upper, method: standardised.method.rawValue)
    }
}

extension IndirectlyStandardisedRatioCalc.Fields {
    fileprivate func strata() throws -> [ReferenceStratum] {
        try CaseFault.sameLength(events.count, as: population.count, "x")
        try CaseFault.sameLength(referenceEvents.count, as: population.count, "x_ref")
        try CaseFault.sameLength(referencePopulation.count, as: population.count, "n_ref")
        return try population.indices.map { row in
            try ReferenceStratum(
                events: events[row], population: population[row], referenceEvents: referenceEvents[row],
                referencePopulation: referencePopulation[row])
        }
    }
}
