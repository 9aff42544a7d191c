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
    /// Whether nothing in it is asked for, though there is something to ask for: its one problem says so.
    public var isUnmapped = false

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

    /// Says of everything that was found so far on which sheet it stands.
    mutating func place(onSheet sheet: String) {
        if sheet.isEmpty { return }
        for index in problems.indices where problems[index].sheet == nil && problems[index].row != nil {
            problems[index].sheet = sheet
        }
        for index in notices.indices where notices[index].sheet == nil && notices[index].row != nil {
            notices[index].sheet = sheet
        }
    }
}
