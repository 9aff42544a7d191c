import Domain
import Markup

/// From a figure to the form that asks an agency about it, for whoever may ask.
public struct AskLink {
    private let indicator: Indicator
    private let address: String?

    public init(_ indicator: Indicator, _ links: Links) {
        self.indicator = indicator
        address = links.ask(indicator.id)
    }

    public var html: HTML {
        guard let address else { return HTML() }
        return """
            <span class="of no-print"><a href="\(address)">Ask about this figure<span class="unseen">: \(indicator.title)</span></a></span>
            """
    }
}

/// "Red for three quarters running", where it is so.
public struct LastingRed {
    private let reading: Reading

    public init(_ reading: Reading) { self.reading = reading }

    public var html: HTML {
        "\(some: reading.lastingRed, { "<span class=\"of wrap inked strong\">\($0)</span>" })"
    }
}
