import Domain
import Markup

/// "Can I use this, and whom do I tell when I cannot?"
struct AccessibilityPage {
    var partnership: Partnership

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: "Accessibility", content: body) }

    var body: HTML {
        """
        <h1>Accessibility</h1>
        <p class="lead">These pages are meant to be used by everybody on the board, by keyboard, with a screen reader, on a phone and on paper. They aim at WCAG 2.2, level AA.</p>
        <h2>What was tested</h2>
        <ul><li>Every kind of page with axe, a program that looks for faults of WCAG 2.2 A and AA, at a width of 1280 and of 320 pixels, before each release.</li>
        <li>That nothing scrolls sideways at 320 pixels, which is what a large screen shows at 400%.</li>
        <li>The usual ways through the pages by keyboard alone, and without JavaScript.</li>
        <li>That each chart has its figures in a table and its message in a sentence, and that no status is told by colour alone.</li></ul>
        <h2>What was not tested</h2>
        <ul><li>No person who uses a screen reader, a magnifier or voice control has tried the pages yet, and no outside auditor has looked at them. A program finds only some of the faults.</li>
        <li>Frozen packs of earlier versions stay as they were made.</li>
        <li>Spreadsheets and files that partners sent are shown as they came.</li></ul>
        <p>So conformance is not claimed; the pages are partly compliant until people have tried them.</p>
        <h2>Tell us</h2>
        <p>When something keeps you out, or you need figures in another form, ask \(partnership.whomToAsk). Say which page it was and what you use.</p>
        <p>If the answer does not satisfy you, the Equality Advisory and Support Service advises: \
        <a href="https://www.equalityadvisoryservice.com/">equalityadvisoryservice.com</a>.</p>
        """
    }
}
