import Domain
import Synchronization

/// What of one version of the framework can be found, taken apart once: its indicators, agencies, bodies, meetings,
/// priorities and areas.
final class FrameworkSearch: Sendable {
    struct Line: Sendable {
        var kind: SearchGroupKind
        var found: SearchHit.Found
        var reference: String?
        var title: String
        var text: String
        var words: Set<String>
        /// Of a meeting: whose it is, when it is held in public.
        var inPublicAt: ID<Body>?

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
            words = Set(SearchWords.toFindBy([id, reference ?? "", title, self.text].joined(separator: " ")))
        }
    }

    let lines: [Line]

    init(_ version: FrameworkVersion) {
        let framework = version.framework
        lines =
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
    }

    func find(_ asked: [SearchWords.Asked], _ kind: SearchGroupKind, _ reach: SearchReach) -> [Line] {
        lines.filter { line in
            guard line.kind == kind else { return false }
            if case .thing(let kind) = kind, !reach.finds(kind, .open, about: nil, inPublicAt: line.inPublicAt) { return false }
            return asked.allSatisfy { word in
                word.isWhole ? line.words.contains(word.word) : line.words.contains(where: word.matches)
            }
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
