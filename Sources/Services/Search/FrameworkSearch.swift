import Domain
import Synchronization

/// What of one version of the framework can be found, taken apart once: its indicators, agencies, bodies, meetings,
/// priorities and areas.
final class FrameworkSearch: Sendable {
    final class Line: Sendable {
        let kind: SearchGroupKind
        let found: SearchHit.Found
        let reference: String?
        let title: String
        let text: String
        /// Each once, by letters.
        private let words: [String]
        /// Of a meeting: whose it is, when it is held in public.
        let inPublicAt: ID<Body>?

        init(
            _ kind: SearchGroupKind, _ found: SearchHit.Found, _ title: String, reference: String? = nil, text: [String?],
            id: String, inPublicAt: ID<Body>? = nil
        ) {
            self.kind = kind
            self.found = found
            self.reference = reference
            self.title = title
            self.text = text.compactMap { $0 }.joined(separator: ". ")
            self.inPublicAt = inPublicAt
            words = SearchWords.toFindBy([id, reference ?? "", title, self.text].joined(separator: " ")).sorted()
        }

        func has(_ asked: SearchWords.Asked) -> Bool {
            var (low, high) = (0, words.count)
            while low < high {
                let middle = (low + high) / 2
                if words[middle] < asked.word { low = middle + 1 } else { high = middle }
            }
            return words[low...].lazy.prefix { $0.utf8.starts(with: asked.word.utf8) }.contains(where: asked.matches)
        }
    }

    private let lines: [SearchGroupKind: [Line]]

    init(_ version: FrameworkVersion) {
        let framework = version.framework
        let all =
            framework.indicators.map { indicator in
                Line(
                    .thing(.indicator), .thing(Thing(.indicator, indicator.id.text)), indicator.title,
                    reference: indicator.nationalCode,
                    text: [indicator.definitions.last?.definition, version.agency(indicator.agency)?.name, indicator.note],
                    id: indicator.id.text)
            }
            + framework.meetings.map { meeting in
                let body = version.body(meeting.body)?.name ?? meeting.body.text
                return Line(
                    .thing(.meeting), .thing(Thing(.meeting, meeting.id.text)), "\(body), \(meeting.date.long)",
                    text: [meeting.note], id: meeting.id.text, inPublicAt: meeting.isPublic ? meeting.body : nil)
            }
            + framework.agencies.map {
                Line(
                    .thing(.agency), .thing(Thing(.agency, $0.id.text)), $0.name, text: [$0.dataLead, $0.signsOff], id: $0.id.text
                )
            }
            + framework.bodies.map {
                Line(.thing(.body), .thing(Thing(.body, $0.id.text)), $0.name, text: [$0.chair, $0.delegated], id: $0.id.text)
            }
            + framework.priorities.map {
                Line(
                    .thing(.priority), .thing(Thing(.priority, $0.id.text)), $0.heading,
                    text: [$0.outcome, $0.lead, $0.accountable, $0.note], id: $0.id.text)
            }
            + framework.areas.map {
                Line(.area, .area($0.id), $0.name, reference: $0.code, text: $0.otherNames, id: $0.id.text)
            }
        lines = Dictionary(grouping: all, by: \.kind)
    }

    func find(_ asked: [SearchWords.Asked], _ kind: SearchGroupKind, _ reach: SearchReach) -> [Line] {
        (lines[kind] ?? []).filter { line in
            if case .thing(let kind) = kind, !reach.finds(kind, .open, about: nil, inPublicAt: line.inPublicAt) { return false }
            return asked.allSatisfy(line.has)
        }
    }
}

/// The newest version as it was taken apart, for those who see all of it and for those who see what is open. Another
/// version takes its place at once.
final class FrameworkSearchPlace: Sendable {
    private let kept = Mutex<[Bool: (number: Int64, search: FrameworkSearch)]>([:])

    func search(_ version: FrameworkVersion, seesRestricted: Bool) -> FrameworkSearch {
        if let known = kept.withLock({ $0[seesRestricted] }), known.number == version.number { return known.search }
        let search = FrameworkSearch(version)
        kept.withLock { $0[seesRestricted] = (version.number, search) }
        return search
    }
}
