import Markup

/// The frame of a report that must look right without a server: its stylesheet is inside.
public struct PackFile: Sendable {
    private let title: String
    private let banner: String?
    private let marking: String?
    private let stylesheet: String

    init(title: String, banner: String?, marking: String?, stylesheet: String) {
        precondition(!stylesheet.contains("</"), "A stylesheet holds no markup.")
        self.title = title
        self.banner = banner
        self.marking = marking
        self.stylesheet = stylesheet
    }

    func html(around content: HTML) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title)</title>
        <style>\(HTML(trusted: stylesheet))</style>
        </head>
        <body class="landscape">
        \(Symbols.sheet)
        \(some: banner, PackFile.fiction)
        <header><div class="masthead"><span class="brand">Bellwether</span>\(some: marking, { "<span class=\"marking\">\($0)</span>" })</div></header>
        <main id="main">
        \(content)
        </main>
        <footer class="foot">\(some: banner, { "\($0) " })Frozen for the meeting it names; a later revision is a new version.</footer>
        </body>
        </html>

        """
    }

    /// The strip that says that data is invented, on every page and export of it.
    public static func fiction(_ banner: String) -> HTML {
        """
        <div class="fiction" role="region" aria-label="About this data"><p class="bar"><strong>Fictional data.</strong> \
        \(withoutHeading(banner))</p></div>
        """
    }

    /// A framework may say "FICTIONAL DATA - …" itself; said once is enough.
    private static func withoutHeading(_ banner: String) -> Substring {
        let heading = "fictional data"
        guard banner.lowercased().hasPrefix(heading) else { return banner[...] }
        return banner.dropFirst(heading.count).drop { " -–—.:".contains($0) }
    }

    /// The stylesheet inside the bytes of a file that this made, so that a server can allow it and no other.
    public static func stylesheet(in bytes: [UInt8]) -> ArraySlice<UInt8>? {
        guard let start = bytes.firstRange(of: Array("<style>".utf8)),
            let end = bytes[start.upperBound...].firstRange(of: Array("</style>".utf8))
        else { return nil }
        return bytes[start.upperBound..<end.lowerBound]
    }
}
