import Domain
import Markup
import Reports
import Services

/// What a file holds that could be asked for, in a few words: before anybody has said what is wanted of it.
struct ImportOffer {
    var offer: FileOffer
    var number: Int64
    var mayMap = true

    private static let mostMeasures = 12

    var html: HTML {
        let rest = offer.measures.count - ImportOffer.mostMeasures
        return """
            <h2>What it offers</h2>
            <dl class="facts low">
            <dt>Measures</dt><dd>\(Number.text(offer.measures.count)): \
            \(offer.measures.prefix(ImportOffer.mostMeasures).map { $0.title ?? $0.name }.joined(separator: "; "))\
            \(when: rest > 0, " and \(Number.text(rest)) more")</dd>
            <dt>Periods</dt><dd>\(periods)</dd>
            <dt>Areas</dt><dd>\(areas)</dd>
            \(when: !offer.groups.isEmpty, "<dt>Divided by</dt><dd>\(offer.groups.map { $0.title ?? $0.column }.joined(separator: "; "))</dd>")
            </dl>
            \(when: mayMap, "<p><a class=\"button\" href=\"\(Address.mappingForm(of: number, TablePointing()).text)\">Say what you want of it</a></p>")
            """
    }

    private var periods: String {
        guard let first = offer.periods.first, let last = offer.periods.last else { return "none said in the table" }
        return offer.periods.count == 1 ? first.text : "\(Number.text(offer.periods.count)): \(first.text) … \(last.text)"
    }

    private var areas: String {
        let known = offer.areas.count { $0.area != nil }
        if offer.areas.isEmpty { return "none said in the table" }
        return "\(Number.text(offer.areas.count)), of which the framework has \(Number.text(known))"
    }
}

/// What is being done with a file at this moment. The page asks again by itself, and can be left.
struct ImportProgress {
    var step: ImportStep
    var byteCount: Int

    private static let steps: [(step: ImportStep, says: String)] = [
        (.reading, "Reading the file"), (.comparing, "Comparing it with what is known"), (.keeping, "Keeping its figures"),
    ]

    var html: HTML {
        """
        <div class="progress" role="status"><p><strong>\(says)</strong>: \(Number.text(byteCount)) bytes.</p>
        <ol>\(each: ImportProgress.steps, item)</ol>
        <p class="note">This page looks again every second. You can leave it and come back; the work goes on.</p></div>
        """
    }

    private var says: String { ImportProgress.steps.first { $0.step == step }?.says ?? "" }

    private func item(_ one: (step: ImportStep, says: String)) -> HTML {
        "<li\(attribute: "aria-current", one.step == step ? "step" : nil)>\(one.says)</li>"
    }
}
