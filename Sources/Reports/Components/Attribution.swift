import Domain
import Markup

/// The sources of what stands above, each with the sentence that it asks for.
public struct Attribution: Sendable {
    private let sources: [Source]

    public init(_ sources: [Source]) { self.sources = sources }

    public var html: HTML {
        guard !sources.isEmpty else { return HTML() }
        return """
            <div class="sources"><h2>Sources</h2>
            <ul class="tight note">\(each: sources, { "<li>\(Attribution.sentence($0))</li>\n" })</ul></div>
            """
    }

    static func sentence(_ source: Source) -> String {
        let parts = [source.publisher, source.licence].compactMap(\.self)
        let rest = source.attribution ?? (parts.isEmpty ? nil : parts.joined(separator: ", "))
        return "\(source.nameWithEdition)." + (rest.map { " \($0.hasSuffix(".") ? $0 : $0 + ".")" } ?? "")
    }
}
