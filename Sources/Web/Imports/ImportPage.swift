import Domain
import Markup
import Reports
import Services

/// "What will this file do?": what it is, what it would change, what is wrong with it; accept it or leave it.
struct ImportPage {
    var answer: ImportAnswer
    /// Whoever may only read sees what it would do, and no button.
    var names = ActorNames()
    var mayImport = true
    var mayMap = true
    var mayWithdraw = true
    /// What is wrong with the form that was sent.
    var problems = FormProblems()
    var why = ""

    private var record: Import { answer.record }

    func layout(_ chrome: Chrome) -> Layout {
        Layout(
            chrome: chrome, title: "Import \(record.number)", place: .imports, looksAgain: answer.step != nil, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.imports.text)">Imports</a></p>
        \(problems.summary)
        <h1>Import \("\(record.number)"): \(record.fileName)</h1>
        \(some: answer.failure, { "<p class=\"lead\" role=\"alert\"><strong>\($0.what)</strong> \($0.remedy)</p>" })\
        \(some: answer.step, { ImportProgress(step: $0, byteCount: record.byteCount).html })\
        \(when: answer.step == nil, content)
        \(Fold(says: "It shows what a file would do before it does it. All of a file is kept or nothing of it. What was kept can be taken back, with a reason; what it said stays in the history.").html)
        """
    }

    private var content: HTML {
        """
        <p class="lead">\(lead)</p>
        <div class="pair"><div>
        \(counts)
        \(decision)
        </div>
        \(facts)
        </div>
        \(when: record.state == .unmapped, offer)\(when: record.state != .unmapped, work)
        \(ImportProblems(heading: "Worth knowing", problems: answer.notices, count: answer.noticeCount, download: download).html)
        \(ImportChanges(changes: answer.changes, count: record.counts.changed, version: answer.version).html)
        \(withdrawal)
        """
    }

    private var offer: HTML { "\(some: answer.offer, { ImportOffer(offer: $0, number: record.number, mayMap: mayMap).html })" }

    private var work: HTML {
        ImportProblems(heading: "What to put right", problems: answer.problems, count: answer.problemCount, download: download)
            .html
    }

    private var download: Address? { record.state.waits ? .importProblems(of: record.number) : nil }

    private var lead: HTML {
        let counts = record.counts
        let found = answer.problemCount
        switch record.state {
        case .reading: return "It is being read."
        case .unmapped:
            return
                "<strong>Nothing in it is asked for yet.</strong> Say once which of its measures are which indicators; next time such a file goes through by itself."
        case .refused:
            return
                "<strong>Refused: nothing of it was kept.</strong> \(found == 0 ? "Upload it again to see why." : "\(Number.text(found)) \(found == 1 ? "thing has" : "things have") to be put right in the file.")"
        case .previewed where counts.new == 0 && counts.changed == 0:
            return
                "<strong>It would change nothing:</strong> what it says is known already\(when: counts.unchanged == 0, ", or was not asked for")."
        case .previewed:
            return
                "It would add <strong>\(Number.text(counts.new)) new</strong> \(counts.new == 1 ? "figure" : "figures") and <strong>change \(Number.text(counts.changed))</strong>. Nothing is changed yet."
        case .accepted:
            return
                "Accepted\(some: record.acceptedAt, { " on \($0.day.long)" }): \(Number.text(counts.new)) new, \(Number.text(counts.changed)) changed. Its figures count as known from \(record.knownOn.long)."
        case .withdrawn:
            return """
                <strong>Withdrawn\(some: record.withdrawnAt, { " on \($0.day.long)" })\(some: record.withdrawnBy, { " by \(names.of($0))" }).</strong> \
                \(some: record.withdrawnWhy, { "Why: \($0)" })
                """
        }
    }

    private var counts: HTML {
        let counts = record.counts
        return """
            <table class="narrower"><caption>What it holds</caption><tbody>
            \(row("Rows read", counts.read))\
            \(when: record.state != .unmapped, "\(row("New", counts.new))\(row("Changed", counts.changed))\(row("Unchanged", counts.unchanged))")\
            \(when: answer.problemCount > 0 && record.state != .unmapped, row("Problems", answer.problemCount))\
            \(each: counts.leftOut.sorted { $0.key < $1.key }, { row("Left out: " + $0.key, $0.value) })\
            \(when: answer.neighbourCount > 0, row("Neighbours", answer.neighbourCount))\
            </tbody></table>
            """
    }

    private func row(_ name: String, _ count: Int) -> HTML {
        "<tr><th scope=\"row\">\(name)</th><td class=\"num\">\(Number.text(count))</td></tr>\n"
    }

    private var facts: HTML {
        """
        <dl class="facts low">
        <dt>Recognised as</dt><dd>\(record.format)</dd>
        <dt>State</dt><dd>\(record.state.label)</dd>
        <dt>Known from</dt><dd>\(record.knownOn.long)</dd>
        \(some: record.agency, { "<dt>Sent for</dt><dd>\(answer.version.agency($0)?.name ?? $0.text)</dd>\n" })\
        <dt>Uploaded</dt><dd>\(record.createdAt.words), \(names.of(record.actor))</dd>
        <dt>Size</dt><dd>\(Number.text(record.byteCount)) bytes</dd>
        <dt>SHA-256</dt><dd><code>\(record.sha256.prefix(16))…</code></dd>
        </dl>
        """
    }

    private var decision: HTML {
        guard record.state == .previewed else { return HTML() }
        if !mayImport {
            return
                "\(when: record.agency != nil, "<p>It waits for the performance team, who accept it. Until then nobody else sees it.</p>")"
        }
        guard record.counts.new + record.counts.changed > 0 else {
            return "<p><a href=\"\(Address.newImport.text)\">Import another file</a>\(widening)</p>"
        }
        let seen = SeenCounts(counts: record.counts)
        return """
            <form class="above-4" id="acceptance" action="\(Address.acceptance(of: record.number).text)" method="post">
            \(hidden("read", "\(record.counts.read)"))\(hidden("new", "\(record.counts.new)"))\(hidden("changed", "\(record.counts.changed)"))\
            \(hidden("unchanged", "\(record.counts.unchanged)"))\(hidden("left-out", seen.leftOut))
            <button type="submit" class="button">Accept it</button> <a class="button second" href="\(Address.imports.text)">Leave it</a>\(widening)
            </form>
            """
    }

    /// More of the file can be asked for, or something else.
    private var widening: HTML {
        guard answer.offer != nil, mayMap else { return HTML() }
        return
            " <a class=\"beside\" href=\"\(Address.mappingForm(of: record.number, TablePointing()).text)\">Ask for more of it, or for something else</a>"
    }

    private func hidden(_ name: String, _ value: String) -> HTML {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
    }

    private var withdrawal: HTML {
        guard record.state == .accepted, mayWithdraw else { return HTML() }
        return """
            <h2>Take it back</h2>
            <form class="upload" action="\(Address.withdrawal(of: record.number).text)" method="post" novalidate>
            <div class="field\(when: problems["why"] != nil, " wrong")"><label for="why">Why</label>
            <p class="hint">Its figures step back to what was known before. The reason stands in the history of each. Frozen packs stay as they are.</p>
            \(problems.message("why"))<textarea id="why" name="why" required\(problems.marks("why"))>\(why)</textarea></div>
            <button type="submit" class="button second">Withdraw import \("\(record.number)")</button>
            </form>
            """
    }
}

extension ImportPage {
    init(_ answer: ImportAnswer, for visit: Visit) async throws {
        self.init(
            answer: answer, names: try await visit.names(), mayImport: visit.may(.importFigures),
            mayMap: visit.may(.changeFramework), mayWithdraw: visit.may(.withdrawImport))
    }
}
