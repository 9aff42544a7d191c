/// What a control chart or a trajectory adds to a plain series. Empty for every other chart.
struct Overlay: Equatable, Sendable {
    /// Limits that step from point to point; empty where they are straight. One a point.
    var limits: [Step?] = []
    /// Two thirds of the way from the average to the limits.
    var near: [Near] = []
    /// From here on the periods are still to come; they are no gaps.
    var future: Int?
    var projections: [Projected] = []
    var fan: [Fan] = []
    /// Said right after what is drawn: the answer.
    var opening: String?
    /// Said before the reading.
    var sentences: [String] = []
    /// All that is said, instead of what is said of any series.
    var words: String?
    var key: [Key.Item] = []

    struct Step: Equatable, Sendable {
        var lower: Double
        var upper: Double
    }

    struct Near: Equatable, Sendable {
        var from: Int
        var to: Int
        var lower: Double
        var upper: Double
    }

    struct Projected: Equatable, Sendable {
        /// From the last actual figure to the year's end.
        var values: [(place: Int, value: Double)]
        var name: String
        /// "1,205".
        var text: String
        /// How it is dashed: none like another.
        var dash: String

        static func == (left: Projected, right: Projected) -> Bool {
            left.name == right.name && left.text == right.text && left.dash == right.dash
                && left.values.elementsEqual(right.values) { $0.place == $1.place && $0.value == $1.value }
        }
    }

    struct Fan: Equatable, Sendable {
        var place: Int
        var lower: Double
        var upper: Double
    }

    var firstFuture: Int { future ?? .max }

    var numbers: [Double] {
        limits.compactMap(\.self).flatMap { [$0.lower, $0.upper] } + projections.flatMap { $0.values.map(\.value) }
            + fan.flatMap { [$0.lower, $0.upper] }
    }
}
