import Exchange
import Foundation

/// Reads a file and says what was in it: `ReadingProgram FILE` prints how many cells there are, the sum of those that are
/// numbers, and the seconds it took. Made for Benchmarks/reading.
@main
enum ReadingProgram {
    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            print("Give one file.")
            exit(2)
        }
        let clock = ContinuousClock()
        let start = clock.now
        let file = try Data(contentsOf: URL(filePath: CommandLine.arguments[1]), options: .mappedIfSafe)
        let found = file.starts(with: [0x50, 0x4B]) ? try workbook([UInt8](file)) : text(file)
        print("\(found.cells)\t\(found.sum)\t\((clock.now - start) / .seconds(1))")
    }

    /// A text file is taken apart into cells; of what they hold only the length is summed.
    private static func text(_ file: Data) -> (cells: Int, sum: Double) {
        file.withUnsafeBytes { bytes in
            var reader = CSVReader(bytes.assumingMemoryBound(to: UInt8.self))
            var (cells, letters) = (0, 0)
            while reader.next() {
                cells += reader.count
                for column in 0..<reader.count { letters += reader.raw(column).count }
            }
            return (cells, Double(letters))
        }
    }

    private static func workbook(_ bytes: [UInt8]) throws -> (cells: Int, sum: Double) {
        var (cells, sum) = (0, 0.0)
        try SheetFile.readRows(bytes) { row in
            cells += row.cells.count
            for cell in row.cells where cell.utf8.first.map({ $0 <= 0x39 }) == true { sum += Double(cell) ?? 0 }
            return true
        }
        return (cells, sum)
    }
}
