import Domain
import Exchange
import Storage

// A return as a workbook, and as a block that is pasted: what goes out, and what comes back.
extension Bellwether {
    /// The workbook of a return, filled in as far as the return is. Its name holds numbers and ids alone.
    public func returnWorkbook(_ number: Int64, as actor: Actor) async throws -> (name: String, bytes: [UInt8]) {
        let form = Bellwether.form(of: try await submission(number, as: actor))
        return (ReturnWorkbook.fileName(of: form.identity), try ReturnWorkbook.write(form))
    }

    /// Reads a workbook that came back and keeps every line of it that is sound.
    public func takeWorkbook(_ number: Int64, _ bytes: [UInt8], as actor: Actor) async throws -> TakenReturn {
        try await take(number, .workbook, as: actor) { ReturnWorkbookReader($0).read(bytes) }
    }

    /// Reads rows that were copied out of a spreadsheet and keeps every line of them that is sound.
    public func takePasted(_ number: Int64, _ text: String, as actor: Actor) async throws -> TakenReturn {
        try await take(number, .pasted, as: actor) { PastedReturn($0).read(text) }
    }

    private func take(
        _ number: Int64, _ way: LineEntry.Way, as actor: Actor, _ read: (ReturnForm) -> ReturnReading
    ) async throws -> TakenReturn {
        try require(.fillReturn, of: actor)
        let answer = try await submission(number, as: actor)
        guard answer.mayFill else { throw Bellwether.noSuch("return", "\(number)") }
        if let lock = answer.lock { throw Refusal(.notPossible, lock.why, remedy: lock.who) }
        let form = Bellwether.form(of: answer)
        let reading = read(form)
        var taken = TakenReturn(reading)
        let drafts = sound(reading, answer, way, isOld: reading.revision.map { $0 < form.identity.revision } ?? false, &taken)
        taken.saved = try await saveReturn(number, drafts, as: actor)
        taken.written = Dictionary(drafts.map { ($0.place, $0.entry) }, uniquingKeysWith: { first, _ in first })
        return taken
    }

    /// The lines that can be kept as they are. What cannot is left, with what was written in its boxes.
    private func sound(
        _ reading: ReturnReading, _ answer: ReturnAnswer, _ way: LineEntry.Way, isOld: Bool, _ taken: inout TakenReturn
    ) -> [LineDraft] {
        let lines = Dictionary(
            answer.lines.filter(\.isDue).map { (Bellwether.key(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
        return reading.lines.compactMap { read -> LineDraft? in
            guard let line = lines[read.key] else { return nil }
            let entry = LineEntry(read, over: line.entry, way)
            // What others have written since the workbook was made is not written over: whoever sends it is shown both.
            let seen = isOld && line.revision > 0 ? TakenReturn.notSeen : line.revision
            guard read.answer.unread.isEmpty else {
                taken.left.append(TakenReturn.Left(place: line.place, seen: line.revision, entry: entry, read.answer.unread))
                return nil
            }
            do {
                return try checked(LineDraft(place: line.place, seen: seen, entry: entry))
            } catch {
                let title = answer.version.indicator(line.indicator)?.title ?? line.indicator.text
                let refusal = error as? Refusal
                taken.problems.append(
                    TakenReturn.Remark(
                        cell: nil, what: "\(title), \(line.period.label): \(refusal?.what ?? "It cannot be kept.")",
                        remedy: refusal?.remedy ?? "Write it anew on the page."))
                taken.left.append(TakenReturn.Left(place: line.place, seen: line.revision, entry: entry, [:]))
                return nil
            }
        }
    }

    // MARK: - What is asked

    static func key(of line: SubmissionLine) -> String {
        let parts = [line.indicator.text, line.period.code, line.area.text]
        return (parts + (line.group == .total ? [] : [line.group.text])).joined(separator: " ")
    }

    private static func form(of answer: ReturnAnswer) -> ReturnForm {
        let (version, one) = (answer.version, answer.submission)
        let partnership = version.framework.partnership
        let identity = ReturnForm.Identity(
            partnership: .init(id: partnership.id.text, words: partnership.name),
            round: .init(id: "\(one.round)", words: answer.round.title),
            agency: .init(id: one.agency.text, words: answer.agency.name),
            revision: answer.lines.reduce(0) { $0 + $1.revision })
        let lines = answer.lines.filter(\.isDue).compactMap { line -> ReturnForm.Line? in
            guard let indicator = version.indicator(line.indicator) else { return nil }
            return ReturnForm.Line(
                key: key(of: line), indicator: indicator, period: line.period, area: line.area,
                areaName: version.area(line.area)?.name ?? line.area.text, group: line.group,
                groupName: line.group == .total ? "Everybody" : line.group.text, answer: .init(line.entry),
                past: answer.before[line.place] ?? [])
        }
        return ReturnForm(
            identity: identity, deadline: one.due, madeOn: answer.today, contact: partnership.contact, lines: lines)
    }
}

extension Exchange.ReturnAnswer {
    fileprivate init(_ entry: LineEntry) {
        self.init(
            numerator: entry.numerator, denominator: entry.denominator, value: entry.value,
            status: entry.state == nil ? nil : entry.status, reason: entry.noValue, what: entry.commentary.what,
            soWhat: entry.commentary.soWhat, nowWhat: entry.commentary.nowWhat)
    }
}

extension LineEntry {
    /// What a row says of a line. What a row has no box for stays as it was; and a row without any figure or reason, which
    /// only brings words, leaves the figure as it was.
    fileprivate init(_ read: ReturnReading.Line, over before: LineEntry, _ way: Way) {
        self = before
        self.way = way
        let said = read.answer
        if said.reason != nil || said.numerator != nil || said.denominator != nil || said.value != nil {
            (numerator, denominator, value, noValue) = (said.numerator, said.denominator, said.value, said.reason)
        }
        status = said.status ?? status
        if !said.what.isEmpty { commentary.what = said.what }
        if !said.soWhat.isEmpty { commentary.soWhat = said.soWhat }
        if !said.nowWhat.isEmpty { commentary.nowWhat = said.nowWhat }
    }
}
