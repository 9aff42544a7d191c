import Domain
import Markup
import Services

/// What was brought to show that it is done, and what was decided about it.
struct ActionEvidenceList {
    var answer: ActionAnswer
    var names: ActorNames

    var html: HTML {
        """
        <h2>Evidence</h2>
        \(when: answer.evidence.isEmpty, "<p>None has been given yet.</p>")\
        \(each: answer.evidence, one)
        """
    }

    private func one(_ evidence: ActionEvidence) -> HTML {
        """
        <div class="said\(when: evidence.state == .given, " open")" id="E\("\(evidence.place)")">
        <h3>E\("\(evidence.place)"). \(evidence.state.label)</h3>
        <p class="note">Given on \(evidence.at.day.long) by \(names.of(evidence.by))</p>
        \(when: !evidence.says.isEmpty, "<p>\(evidence.says)</p>")
        \(when: !evidence.files.isEmpty, "<ul>\(each: evidence.files.compactMap { answer.files[$0] }, file)</ul>")
        \(some: evidence.decision, { decision(evidence.state, $0) })</div>

        """
    }

    private func file(_ file: AttachedFile) -> HTML {
        "<li>\(when: file.isWithdrawn, "\(file.name), taken back")\(when: !file.isWithdrawn, "<a href=\"\(Address.file(file.number).text)\">\(file.name)</a>") <span class=\"note\">\(Self.size(file.byteCount))</span></li>"
    }

    private func decision(_ state: ActionEvidence.State, _ decision: ActionEvidence.Decision) -> HTML {
        """
        <p><strong>\(state.label)</strong> on \(decision.on.long) by \(answer.version.body(decision.body)?.name ?? decision.body.text) \
        <span class="note">(written down by \(names.of(decision.by)))</span>\(when: !decision.says.isEmpty, ". \(decision.says)")</p>
        """
    }

    static func size(_ bytes: Int) -> String {
        bytes < 1 << 10 ? "\(bytes) bytes" : bytes < 1 << 20 ? "\(bytes >> 10) KB" : "\(bytes >> 20) MB"
    }
}
