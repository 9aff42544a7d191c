import Markup

/// A request that got no answer: what is the matter, and what to do.
struct ProblemPage {
    var fault: Fault

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: fault.what, place: nil, content: body)
    }

    var body: HTML {
        """
        <h1>\(fault.what)</h1>
        <p class="lead">\(fault.remedy)</p>
        <p><a href="\(Address.home.text)">Go to the home page</a></p>
        """
    }
}
