import Foundation
import TestKit

@testable import Web

/// A form as it stands in a page.
struct Form: Hashable {
    struct Field: Hashable {
        var name: String
        var value: String
        var isFile = false
    }

    var action: String
    var isPost: Bool
    var isMultipart: Bool
    var fields: [Field]

    /// All forms of a page. A button with a name is a field too.
    static func all(in page: String) -> [Form] {
        page.split(separator: "<form ").dropFirst().compactMap { rest in
            let whole = rest.prefix { _ in true }.split(separator: "</form>", maxSplits: 1, omittingEmptySubsequences: false)
            guard let text = whole.first, let head = text.split(separator: ">", maxSplits: 1).first.map(String.init),
                let action = attribute("action", head)
            else { return nil }
            var fields: [Field] = []
            for tag in text.matches(of: /<(input|select|textarea|button)\b([^>]*)>/) {
                let words = String(tag.2)
                guard let name = attribute("name", words), !fields.contains(where: { $0.name == name }) else { continue }
                fields.append(
                    Field(name: name, value: attribute("value", words) ?? "", isFile: attribute("type", words) == "file"))
            }
            return Form(
                action: action, isPost: attribute("method", head) == "post",
                isMultipart: attribute("enctype", head) == "multipart/form-data", fields: fields)
        }
    }

    private static func attribute(_ name: String, _ text: String) -> String? {
        guard let start = (" " + text).range(of: " \(name)=\"")?.upperBound else { return nil }
        return String((" " + text)[start...].prefix { $0 != "\"" }).replacing("&quot;", with: "\"").replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }

    func with(_ value: String, in name: String) -> Form {
        var form = self
        for place in form.fields.indices where form.fields[place].name == name { form.fields[place].value = value }
        return form
    }

    var plain: String {
        fields.map { "\(Query.encoded($0.name))=\(Poison.encoded[$0.value] ?? Query.encoded($0.value))" }.joined(separator: "&")
    }

    /// What was typed for a file is its name and its content.
    var multipart: String {
        fields.map { field in
            let file = field.isFile ? "; filename=\"\(field.value)\"\r\nContent-Type: text/csv" : ""
            return "--edge\r\nContent-Disposition: form-data; name=\"\(field.name)\"\(file)\r\n\r\n\(field.value)\r\n"
        }.joined() + "--edge--\r\n"
    }
}

/// What people type who mean harm, each with a word that nothing of ours holds.
enum Poison {
    static let mark = "zq7"
    static let all = [
        "<script>\(mark)</script>", "\"><img src=x onerror=\(mark)>", "'; DROP TABLE person; -- \(mark)", "\(mark)' OR '1'='1",
        "\(mark)\r\nSet-Cookie: \(mark)=1\r\n\r\n<marquee>\(mark)", "\(mark)\0\(mark)", "../../../etc/\(mark)",
        "${\(mark)}{{\(mark)}}%n%s",
        String(repeating: "\(mark)\u{202E}é", count: 900), String(repeating: mark, count: 30_000),
    ]

    /// As it is sent: worked out once, for some of it is long and goes into thousands of fields.
    static let encoded = Dictionary(uniqueKeysWithValues: all.map { ($0, Query.encoded($0)) })

    private static let markup = ["<script>\(mark)", "<img src=x", "onerror=\(mark)>", "<marquee>\(mark)"].map { Data($0.utf8) }

    /// Whether a page holds any of it as markup.
    static func stands(in page: String) -> Bool {
        let bytes = Data(page.utf8)
        return markup.contains { bytes.range(of: $0) != nil }
    }
}
