import Domain
import Exchange

/// The activities in a table that somebody else keeps, where its headings say which they are. Nothing is worked out from
/// it: its own words for how things stand are kept as they are.
enum TrackerFile {
    static func activities(in bytes: [UInt8]) -> [Activity] {
        guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { return [] }
        return bytes.withUnsafeBufferPointer { buffer in
            var reader = CSVReader(buffer)
            guard reader.next() else { return [] }
            let columns = Columns(reader.texts)
            guard columns.title != nil else { return [] }
            var found: [Activity] = []
            while found.count < most, reader.next() {
                if let activity = columns.activity(reader.texts) { found.append(activity) }
            }
            return found
        }
    }

    private static let most = 200

    private struct Columns {
        var title, milestone, owner, due, progress, word, says: Int?

        init(_ headings: [String]) {
            let known = headings.map { $0.trimmed.lowercased() }
            func place(_ words: String...) -> Int? { known.firstIndex { words.contains($0) } }
            title = place("activity", "action", "title", "key activity", "task")
            milestone = place("milestone", "measure of success", "milestones")
            owner = place("owner", "lead", "lead officer", "responsible")
            due = place("due", "due date", "deadline", "by when", "target date")
            progress = place("progress", "% complete", "percent complete")
            word = place("status", "rag", "brag", "rating")
            says = place("update", "comment", "comments", "latest position", "note")
        }

        func activity(_ cells: [String]) -> Activity? {
            func text(_ place: Int?) -> String {
                place.flatMap { $0 < cells.count ? String(cells[$0].trimmed.prefix(600)) : nil } ?? ""
            }
            guard !text(title).isEmpty else { return nil }
            let number = Int(text(progress).filter(\.isNumber)) ?? 0
            let stated = text(word)
            return Activity(
                title: text(title), milestone: text(milestone), owner: text(owner), due: Day(written: text(due)),
                progress: min(100, number), says: text(says), statedWord: stated.isEmpty ? nil : stated)
        }
    }
}
