import Markup

/// What somebody sent by one of the forms of a page, and what has to be put right in it. Only that form shows it again.
struct Typed: Sendable {
    var prefix = ""
    var form = Query("")
    var problems = FormProblems()
}

/// The fields of one form of a page that has several. The prefix keeps the ids of two forms apart; names have none.
struct FormFields {
    var prefix: String
    private let form: Query
    private let problems: FormProblems

    init(_ prefix: String, _ typed: Typed) {
        self.prefix = prefix
        form = typed.prefix == prefix ? typed.form : Query("")
        problems = typed.prefix == prefix ? typed.problems : FormProblems()
    }

    private func id(_ name: String) -> String { "\(prefix)-\(name)" }

    /// What was typed, or what stands there otherwise.
    func value(_ name: String, _ usual: String = "") -> String { form[name] ?? usual }

    func text(_ name: String, _ label: String, _ usual: String = "", hint: String? = nil, type: String = "text") -> HTML {
        around(
            name, label, hint,
            """
            <input type="\(type)" id="\(id(name))" name="\(name)" value="\(value(name, usual))" autocomplete="off"\(problems.marks(id(name)))>
            """)
    }

    func area(_ name: String, _ label: String, _ usual: String = "", hint: String? = nil) -> HTML {
        around(
            name, label, hint,
            "<textarea id=\"\(id(name))\" name=\"\(name)\" rows=\"3\"\(problems.marks(id(name)))>\n\(value(name, usual))</textarea>"
        )
    }

    func select(
        _ name: String, _ label: String, _ choices: [(word: String, label: String)], _ usual: String = "",
        none: String? = nil, hint: String? = nil
    ) -> HTML {
        let chosen = value(name, usual)
        return around(
            name, label, hint,
            """
            <select id="\(id(name))" name="\(name)"\(problems.marks(id(name)))>\(some: none, { "<option value=\"\">\($0)</option>" })\
            \(each: choices, { "<option value=\"\($0.word)\"\(attribute: "selected", $0.word == chosen ? "" : nil)>\($0.label)</option>" })</select>
            """)
    }

    func tick(_ name: String, _ label: String) -> HTML {
        """
        <div class="field tick"><input type="checkbox" id="\(id(name))" name="\(name)" value="true"\(attribute: "checked", form[name] == nil ? nil : "")>\
        <label for="\(id(name))">\(label)</label></div>

        """
    }

    func hidden(_ name: String, _ value: String) -> HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }

    func file(_ name: String, _ label: String, hint: String? = nil) -> HTML {
        around(name, label, hint, "<input type=\"file\" id=\"\(id(name))\" name=\"\(name)\"\(problems.marks(id(name)))>")
    }

    private func around(_ name: String, _ label: String, _ hint: String?, _ control: HTML) -> HTML {
        """
        <div class="field\(when: problems[id(name)] != nil, " wrong")"><label for="\(id(name))">\(label)</label>
        \(some: hint, { "<p class=\"hint\">\($0)</p>" })\(problems.message(id(name)))\(control)</div>

        """
    }
}

extension [(word: String, label: String)] {
    static func of<Choice: CaseIterable & RawRepresentable>(_ type: Choice.Type, _ label: (Choice) -> String) -> Self
    where Choice.RawValue == String { type.allCases.map { ($0.rawValue, label($0)) } }
}
