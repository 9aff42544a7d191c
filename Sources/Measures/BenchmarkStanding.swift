/// Where an area stands beside a benchmark, before anybody says which way is good.
public enum BenchmarkStanding: String, Equatable, Sendable {
    case lower, similar, higher
}

/// The same at two levels of confidence: how sure it is that the area differs.
public enum GradedBenchmarkStanding: String, Equatable, Sendable {
    case lower998 = "lower_99_8"
    case lower95 = "lower_95"
    case similar
    case higher95 = "higher_95"
    case higher998 = "higher_99_8"

    public var standing: BenchmarkStanding {
        switch self {
        case .lower998, .lower95: .lower
        case .similar: .similar
        case .higher95, .higher998: .higher
        }
    }
}

/// The word for it, once it is known which way is good.
public enum BenchmarkWord: String, Equatable, Sendable {
    case better, similar, worse
    /// Where no way is good by itself: shown in blues, never in red or green.
    case lower, higher
    /// A value or its counts are missing or hidden from the reader, or the measure is not one to be compared.
    case notCompared = "not_compared"

    /// No polarity means that the measure is not to be compared. A band has no good direction, so it is treated as neutral.
    public init(_ standing: BenchmarkStanding?, _ polarity: Polarity?) {
        guard let standing, let polarity else {
            self = .notCompared
            return
        }
        switch (standing, polarity) {
        case (.similar, _): self = .similar
        case (.higher, .higherIsBetter), (.lower, .lowerIsBetter): self = .better
        case (.lower, .higherIsBetter), (.higher, .lowerIsBetter): self = .worse
        case (.lower, .neutral), (.lower, .band): self = .lower
        case (.higher, .neutral), (.higher, .band): self = .higher
        }
    }
}
