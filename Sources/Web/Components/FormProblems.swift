import Markup

/// What has to be put right in a form, each with the field it is about.
struct FormProblems: Error, Equatable {
    struct One: Sendable, Equatable {
        var field: String
        /// Begins with what to do.
        var says: String
    }

    var all: [One] = []
    var isEmpty: Bool { all.isEmpty }

    subscript(field: String) -> String? { all.first { $0.field == field }?.says }

    mutating func add(_ field: String, _ says: String) { all.append(One(field: field, says: says)) }

    /// At the top of the page, with a link to each field.
    var summary: HTML {
        guard !isEmpty else { return HTML() }
        return """
            <div class="summary-of-errors" role="alert" aria-labelledby="problems-heading">
            <h2 id="problems-heading">\(all.count == 1 ? "There is one thing to put right" : "There are \(all.count) things to put right")</h2>
            <ul>\(each: all, { "<li><a href=\"#\($0.field)\">\($0.says)</a></li>" })</ul></div>
            """
    }

    /// Beside its field.
    func message(_ field: String) -> HTML {
        guard let says = self[field] else { return HTML() }
        return "<p class=\"error\" id=\"\(field)-error\">\(says)</p>"
    }

    /// For the field itself, when there is something wrong with it.
    func marks(_ field: String) -> HTML {
        self[field] == nil ? HTML() : " aria-invalid=\"true\" aria-describedby=\"\(field)-error\""
    }

    /// For a link, which has a problem and cannot be invalid.
    func describes(_ field: String) -> HTML {
        self[field] == nil ? HTML() : " aria-describedby=\"\(field)-error\""
    }
}
