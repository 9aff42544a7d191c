import Domain
import HTTPTypes
import Services

enum ReturnRoutes {
    /// Of a form: sixty lines with their words, and as many areas.
    private static let mostBytes = 1 << 20
    /// Of a workbook: a hundred times what ours has.
    static let mostFileBytes = 8 << 20

    static let all: [Route] =
        [
            .get("/returns/{number}", .needs(.readReturns), .page, "One agency's return in a round", by: one),
            .post("/returns/{number}/lines", .needs(.fillReturn), "Keeps what was written, and sends it", by: save),
            .post(
                "/returns/{number}/checks", .needs(.fillReturn), "What the checks say to what is being written; keeps nothing",
                by: check),
            .get("/returns/{number}/workbook", .needs(.readReturns), .file, "The return as a workbook to fill in", by: workbook),
            .post(
                "/returns/{number}/workbook", .needs(.fillReturn), "Takes over what is sound in a workbook that came back",
                by: takeWorkbook),
            .post("/returns/{number}/pasted", .needs(.fillReturn), "Fills in what fits of a pasted block", by: paste),
        ]
        + ReturnActForm.allCases.map { form in
            .post("/returns/{number}/\(form.rawValue)", .needs(form.capability), form.heading) { try await act(form, $0) }
        }

    @Sendable private static func one(_ visit: Visit) async throws -> Reply {
        try await page(visit).reply(visit)
    }

    private static func page(_ visit: Visit) async throws -> ReturnPage {
        ReturnPage(
            answer: try await visit.services.submission(try visit.number(), as: visit.actor), names: try await visit.names())
    }

    @Sendable private static func save(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), try await visit.form(upTo: mostBytes))
        var page = try await page(visit)
        page.minutes = form["minutes"] ?? ""
        let drafts = page.read(form)
        do {
            let saved = try await visit.services.saveReturn(number, drafts, as: visit.actor)
            for line in saved.conflicts {
                page.conflicts[line.place] = line
                let title = page.answer.version.indicator(line.indicator)?.title ?? line.indicator.text
                page.problems.add(LineBoxes.field(line, "seen"), "\(title): somebody else changed this line")
            }
            let problems = page.problems
            page.answer = try await visit.services.submission(number, as: visit.actor)
            page.forgetKept(saved.saved)
            if problems.isEmpty {
                guard form["then"] == "send" else { return .see(.submission(number)) }
                try await send(form, &page, visit)
                if page.problems.isEmpty { return .see(.submission(number)) }
            }
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            page.problems.add("minutes", refusal.description)
        }
        return page.reply(visit)
    }

    /// Asked by the script while somebody writes. Whoever has none is told the same on saving.
    @Sendable private static func check(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), try await visit.form(upTo: mostBytes))
        var page = try await page(visit)
        let drafts = page.read(form)
        page.answer.findings = try await visit.services.check(drafts, in: number, as: visit.actor)
        page.take(drafts)
        return .page(page.live)
    }

    private static func send(_ form: Query, _ page: inout ReturnPage, _ visit: Visit) async throws {
        let typed = (form["minutes"] ?? "").trimmed
        let minutes = Int(typed)
        if !typed.isEmpty, minutes == nil {
            page.problems.add("minutes", "Write the minutes as a number, or leave it empty")
            return
        }
        for stop in page.answer.stops {
            guard let line = page.answer.lines.first(where: { $0.place == stop.line }),
                let indicator = page.answer.version.indicator(line.indicator)
            else { continue }
            page.problems.add(page.box(of: line, indicator, stop), "\(indicator.title): \(stop.sentence) \(stop.remedy)")
        }
        if form["partly"] == nil {
            for line in page.answer.unanswered {
                guard let indicator = page.answer.version.indicator(line.indicator) else { continue }
                let box = indicator.unit.isProportion || indicator.unit.isRate ? "n" : "v"
                page.problems.add(
                    LineBoxes.field(line, box),
                    "\(indicator.title), \(line.period.label): give the figure, or say why there is none")
            }
        }
        guard page.problems.isEmpty else { return }
        try await visit.services.submitReturn(
            page.answer.submission.number, minutes: minutes, partly: form["partly"] != nil, as: visit.actor)
    }

    @Sendable private static func paste(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), try await visit.form(upTo: mostBytes))
        var page = try await page(visit)
        page.pasted = form["block"] ?? ""
        return try await take(into: page, "block", visit) {
            try await visit.services.takePasted(number, form["block"] ?? "", as: visit.actor)
        }
    }

    @Sendable private static func workbook(_ visit: Visit) async throws -> Reply {
        let (name, bytes) = try await visit.services.returnWorkbook(try visit.number(), as: visit.actor)
        return .download(bytes, name: name, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    }

    @Sendable private static func takeWorkbook(_ visit: Visit) async throws -> Reply {
        let (number, form) = (try visit.number(), try await visit.multipart(upTo: mostFileBytes + 1 << 16))
        var page = try await page(visit)
        guard let file = form["file"], !file.bytes.isEmpty else {
            page.problems.add("file", "Choose the workbook that you filled in")
            return page.reply(visit)
        }
        return try await take(into: page, "file", visit) {
            try await visit.services.takeWorkbook(number, file.bytes, as: visit.actor)
        }
    }

    /// Keeps what is sound, and shows the rest where it can be put right.
    private static func take(
        into page: ReturnPage, _ box: String, _ visit: Visit, _ read: () async throws -> TakenReturn
    ) async throws -> Reply {
        var page = page
        do {
            let taken = try await read()
            let number = page.answer.submission.number
            if taken.problems.isEmpty, taken.notices.isEmpty, taken.saved.conflicts.isEmpty { return .see(.submission(number)) }
            page.answer = try await visit.services.submission(number, as: visit.actor)
            page.show(taken, in: box)
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            page.problems.add(box, refusal.description)
        }
        return page.reply(visit)
    }

    private static func act(_ form: ReturnActForm, _ visit: Visit) async throws -> Reply {
        let (number, sent) = (try visit.number(), try await visit.form())
        var page = try await page(visit)
        page.failed = form
        let path = form.rawValue + "."
        page.said = EntryField.read(form.fields(page.answer), from: sent, under: path)
        do {
            try await form.send(page.said, number, visit.services, as: visit.actor)
            return .see(.submission(number))
        } catch let problems as FormProblems {
            for one in problems.all { page.problems.add(path + one.field, one.says) }
        } catch let refusal as Refusal where refusal.kind == .notPossible {
            let field = form.fields(page.answer).contains { $0.key == "says" } ? path + "says" : form.rawValue
            page.problems.add(field, refusal.description)
        }
        return page.reply(visit)
    }
}

extension ReturnPage {
    fileprivate func reply(_ visit: Visit) -> Reply {
        .page(
            layout(visit.house.chrome(answer.version)).html, status: problems.isEmpty ? .ok : .unprocessableContent)
    }

    /// What a sent form says. Untouched lines are left out; what cannot be read is kept as it was typed.
    fileprivate mutating func read(_ form: Query) -> [LineDraft] {
        var drafts: [LineDraft] = []
        for line in answer.lines where line.isDue && form[LineBoxes.field(line, "seen")] != nil {
            let boxes = LineBoxes(form, line: line)
            let was = form[LineBoxes.field(line, "was")] ?? ""
            if boxes.mark == was { continue }
            guard let indicator = answer.version.indicator(line.indicator) else { continue }
            let seen = form[LineBoxes.field(line, "seen")].flatMap { Int($0) } ?? line.revision
            (typed[line.place], self.seen[line.place], marks[line.place]) = (boxes, seen, was)
            if let entry = boxes.entry(of: line, indicator, &problems) {
                drafts.append(LineDraft(place: line.place, seen: seen, entry: entry))
            }
        }
        return drafts
    }

    /// Shows lines as they are written, without their being kept.
    fileprivate mutating func take(_ drafts: [LineDraft]) {
        let written = Dictionary(drafts.map { ($0.place, $0.entry) }, uniquingKeysWith: { first, _ in first })
        for place in answer.lines.indices {
            if let entry = written[answer.lines[place].place] { answer.lines[place].entry = entry }
        }
    }

    /// What was kept is shown as it is kept.
    fileprivate mutating func forgetKept(_ places: [Int]) {
        for place in places { (typed[place], seen[place], marks[place]) = (nil, nil, nil) }
    }

    /// The box that a finding is about.
    fileprivate func box(of line: SubmissionLine, _ indicator: Indicator, _ finding: ReturnFinding) -> String {
        let usesParts = indicator.unit.isProportion || indicator.unit.isRate
        if finding.grade == .mustExplain {
            return LineBoxes.field(line, finding.rule == Check.worseThanTarget.rawValue ? "what" : "explain")
        }
        switch finding.field {
        case .numerator: return LineBoxes.field(line, usesParts ? "n" : "v")
        case .denominator: return LineBoxes.field(line, indicator.unit.needsDenominator ? "d" : "v")
        case .value: return LineBoxes.field(line, usesParts && line.entry.value == nil ? "n" : "v")
        case .reason: return LineBoxes.field(line, "why")
        case nil: return LineBoxes.field(line, line.entry.noValue == nil ? "what" : "why")
        }
    }
}
