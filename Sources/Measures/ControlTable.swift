/// Many series of one length, judged together: limits, rules, icons and ratings.
///
/// The same rules as `ControlChart`, without anything made per point but its byte; for whatever looks at all series of a
/// place at once. Without rebasing: a series that was rebased is judged as a chart.
public struct ControlTable: Sendable {
    /// What is asked of a series.
    public struct Question: Sendable {
        public var improvement: Improvement
        public var target: Double?
        public var scale: RatingScale?

        public init(improvement: Improvement, target: Double? = nil, scale: RatingScale? = nil) {
            self.improvement = improvement
            self.target = target
            self.scale = scale
        }
    }

    /// What is said of a series.
    public struct Answer: Equatable, Sendable {
        /// Nothing where there is not enough data, and then no icon either.
        public var limits: ProcessLimits?
        public var variation: Variation?
        public var assurance: Assurance?
    }

    /// How many values a series has.
    public let periods: Int
    /// One a series.
    public let answers: [Answer]
    /// One a value, series after series.
    public let marks: [PointMarks]
    /// One a value; not rated without a scale.
    public let ratings: [Rating]

    /// `values` holds one series after another, as many as there are questions, each of `periods` values in date order;
    /// not-a-number is a missing value.
    public init(_ values: [Double], periods: Int, asking questions: [Question], plan: ControlPlan = .standard) {
        precondition(values.count == periods * questions.count, "Every series has as many values as there are periods.")
        self.periods = periods
        var answers: [Answer] = []
        answers.reserveCapacity(questions.count)
        marks = values.withUnsafeBufferPointer { all in
            [PointMarks](unsafeUninitializedCapacity: all.count) { marks, written in
                marks.initialize(repeating: [])
                written = all.count
                guard let first = marks.baseAddress else { return }
                for (number, question) in questions.enumerated() {
                    let start = number * periods
                    let series = UnsafeBufferPointer(rebasing: all[start..<(start + periods)])
                    answers.append(ControlTable.answer(question, series, first + start, plan))
                }
            }
        }
        self.answers = answers
        ratings = ControlTable.ratings(values, periods, questions)
    }

    private static func answer(
        _ question: Question, _ series: UnsafeBufferPointer<Double>, _ marks: UnsafeMutablePointer<PointMarks>,
        _ plan: ControlPlan
    ) -> Answer {
        let baseline = plan.baseline(series)
        let limits = ProcessLimits(baseline)
        ControlRules(baseline, limits, trendLength: plan.trendLength).mark(series, into: marks)
        guard let limits, let last = series.lastIndex(where: { !$0.isNaN }) else { return Answer() }
        return Answer(
            limits: limits, variation: Variation(marks[last].cause, improvement: question.improvement),
            assurance: question.target.flatMap {
                Assurance(target: $0, within: limits, improvement: question.improvement)
            })
    }

    private static func ratings(_ values: [Double], _ periods: Int, _ questions: [Question]) -> [Rating] {
        values.withUnsafeBufferPointer { all in
            [Rating](unsafeUninitializedCapacity: all.count) { ratings, written in
                ratings.initialize(repeating: .notRated)
                written = all.count
                guard let first = ratings.baseAddress else { return }
                for (number, question) in questions.enumerated() {
                    let start = number * periods
                    question.scale?.rate(UnsafeBufferPointer(rebasing: all[start..<(start + periods)]), into: first + start)
                }
            }
        }
    }
}
