import Domain
import Yams

/// The generator's file: how each indicator of the demonstration moves, and what happened in its invented years.
struct DemonstrationRecipe: Decodable {
    struct Agency: Decodable {
        var usualDelayWorkingDays: Int
        var latenessProbability: Double

        enum CodingKeys: String, CodingKey {
            case usualDelayWorkingDays = "usual_delay_wd"
            case latenessProbability = "lateness_prob"
        }
    }

    /// Something that moved several indicators at once.
    struct Shock: Decodable {
        enum Shape: String, Decodable { case step, pulse, decay, ramp }

        var id: String
        var start: String
        var shape: Shape
        var quarters: Int?
        var recoverQuarters: Int?
        var halfLifeQuarters: Double?

        enum CodingKeys: String, CodingKey {
            case id, start, shape, quarters
            case recoverQuarters = "recover_quarters"
            case halfLifeQuarters = "half_life_quarters"
        }
    }

    struct Indicator: Decodable {
        var id: String
        var generate: Generate
        var missing: [Missing]?
        var groups: [Groups]?
    }

    struct Generate: Decodable {
        enum Model: String, Decodable {
            case percent, score
            case rateFlow = "rate_flow"
            case rateStock = "rate_stock"
            case countFlow = "count_flow"
            case countStock = "count_stock"
        }

        var model: Model
        /// The level at the start: of a percentage, a score or a rate; of a count, how many in one of its periods.
        var base: Double
        /// A year's change: in points for percentages and scores, as a share for the others.
        var trend: Double
        /// By quarter of the financial year, or by month from April where twelve are given.
        var season: [Double]
        var noise: Double
        var denom: Denominator?
        /// Over how many quarters numerator and denominator are added up.
        var sumQuarters: Int?
        var floor: Double?
        var ceil: Double?
        var shocks: [String: Double]?
        /// By what areas are weighted: their children alone, or their children and their need.
        var split: Split?
        var band: String?
        /// How many points an area's percentage moves for each point of need weight.
        var needEffect: Double?
        var areaEffects: [String: Double]?
        /// Days after a period's end until it falls into a round; negative when it is known before.
        var dueAfterDays: Int?

        enum CodingKeys: String, CodingKey {
            case model, base, trend, season, noise, denom, floor, ceil, shocks, split, band
            case sumQuarters = "sum_quarters"
            case needEffect = "need_effect"
            case areaEffects = "area_effects"
            case dueAfterDays = "due_after_days"
        }
    }

    enum Split: String, Decodable { case population, need }

    struct Denominator: Decodable {
        var constant: Double?
        var indicator: String?
    }

    /// A round in which the agency did not simply send the figure.
    struct Missing: Decodable {
        /// The quarter of the round.
        var period: String
        var status: String
        var note: String
        /// Whether the next return brings the figure after all.
        var restated: Bool?
    }

    struct Groups: Decodable {
        struct Member: Decodable {
            var id: String
            var share: Double
            var population: Int?
            var effect: Double?
        }

        var dimension: String
        /// Whether a child can be in several: then the parts do not make the whole.
        var overlapping: Bool?
        var members: [Member]
    }

    var randomSeed: UInt64
    var firstPeriod: String
    var lastPeriod: String
    /// How many working days after a quarter's end the return is due.
    var deadlineWorkingDays: Int
    var needWeights: [String: Double]
    var agencies: [String: Agency]
    /// Days on which returns came, where the story says so: by round, then by agency.
    var arrivals: [String: [String: String]]
    var shocks: [Shock]
    var indicators: [Indicator]
    /// Lines of the newest round that come later in the year.
    var notDue: [NotDue]

    struct NotDue: Decodable {
        var indicator: String
        var period: String
        var note: String
    }

    enum CodingKeys: String, CodingKey {
        case arrivals, shocks, agencies, indicators
        case randomSeed = "random_seed"
        case firstPeriod = "first_period"
        case lastPeriod = "last_period"
        case deadlineWorkingDays = "deadline_wd"
        case needWeights = "need_weights"
        case notDue = "not_due"
    }

    init(yaml: String) throws {
        do {
            self = try YAMLDecoder().decode(DemonstrationRecipe.self, from: yaml)
        } catch {
            throw DemonstrationError(what: "The generator's file cannot be read: \(error)")
        }
    }
}

/// What is wrong with the generator's file, in a sentence.
public struct DemonstrationError: Error, Hashable, CustomStringConvertible {
    public let what: String
    public var description: String { what }
}
