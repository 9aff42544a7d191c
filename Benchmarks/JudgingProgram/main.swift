import Foundation
import Measures

// Judges a table of series as often as it is told to and says how long each time took. Made for Benchmarks/judging.
//
// `JudgingProgram TABLE SERIES PERIODS JUDGED`: TABLE holds numbers of eight bytes, first the values, series after series,
// then for each series its target, its tolerance and 1 or -1 for whether higher or lower is better. Each line read is one
// round; what was judged is written to JUDGED when the lines end.

guard CommandLine.arguments.count == 5, let count = Int(CommandLine.arguments[2]), let periods = Int(CommandLine.arguments[3])
else {
    print("Give a table, how many series and periods it has, and where to write what was judged.")
    exit(2)
}
let table = try Data(contentsOf: URL(filePath: CommandLine.arguments[1])).withUnsafeBytes {
    Array($0.bindMemory(to: Double.self))
}
let values = Array(table[..<(count * periods)])

struct Series {
    var target, tolerance, sign: Double

    func question() throws -> ControlTable.Question {
        let rule = try RatingRule(aim: sign > 0 ? .atLeast(target) : .atMost(target), tolerance: .absolute(tolerance))
        return ControlTable.Question(improvement: sign > 0 ? .increase : .decrease, target: target, scale: RatingScale(rule))
    }
}

let questions = try (0..<count).map { number in
    let place = count * periods + number * 3
    return try Series(target: table[place], tolerance: table[place + 1], sign: table[place + 2]).question()
}

let clock = ContinuousClock()
var judged: ControlTable?
while readLine() != nil {
    let start = clock.now
    let round = ControlTable(values, periods: periods, asking: questions)
    print((clock.now - start) / .seconds(1))
    fflush(nil)
    judged = round
}

if let judged {
    var bytes = Data()
    for answer in judged.answers {
        for number in [answer.limits?.mean, answer.limits?.lower, answer.limits?.upper] {
            withUnsafeBytes(of: number ?? .nan) { bytes.append(contentsOf: $0) }
        }
    }
    bytes.append(contentsOf: judged.marks.map { $0.cause.flatMap(SpecialCause.allCases.firstIndex).map { UInt8($0) + 1 } ?? 0 })
    bytes.append(contentsOf: judged.ratings.map { UInt8(Rating.allCases.firstIndex(of: $0) ?? 0) })
    bytes.append(
        contentsOf: judged.answers.map { $0.variation.flatMap(Variation.allCases.firstIndex).map { UInt8($0) } ?? .max })
    bytes.append(
        contentsOf: judged.answers.map { $0.assurance.flatMap(Assurance.allCases.firstIndex).map { UInt8($0) } ?? .max })
    try bytes.write(to: URL(filePath: CommandLine.arguments[4]))
}
