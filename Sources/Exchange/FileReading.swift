import Domain

/// What a file says, once it was read by a framework: figures or neighbours, what was left out, and what is wrong.
/// One problem refuses the file.
public struct FileReading: Sendable {
    /// The format it was recognised as, in the words of `import --as`.
    public var format: String
    public var rowsRead = 0
    public var batch = FigureBatch()
    public var neighbours: [Neighbour] = []
    public var neighbourModel: ID<NeighbourModel>?
    /// Rows nobody asked for, by reason.
    public var leftOut: [String: Int] = [:]
    /// The first thousand problems; `problemCount` counts them all.
    public private(set) var problems: [Problem] = []
    public private(set) var problemCount = 0

    /// What a person should know and that does not refuse the file: a heading that moved, a row that repeats another,
    /// a printed rate that its own counts do not give. The first thousand; `noticeCount` counts them all.
    public private(set) var notices: [Problem] = []
    public private(set) var noticeCount = 0
    /// What the file holds that could be asked for; nil where there is nothing to choose.
    public var offer: FileOffer?

    public static let mostProblems = 1000

    public init(format: String) { self.format = format }

    public mutating func add(_ problem: Problem) {
        problemCount += 1
        if problems.count < FileReading.mostProblems { problems.append(problem) }
    }

    public mutating func notice(_ problem: Problem) {
        noticeCount += 1
        if notices.count < FileReading.mostProblems { notices.append(problem) }
    }

    public mutating func leaveOut(_ reason: String) { leftOut[reason, default: 0] += 1 }
}
