import Domain

// How a workbook carries whose it is: one text, over its hidden column and on its hidden sheet, so that one of the two
// survives most of what people do to a workbook.
extension ReturnForm.Identity {
    private static let mark = "Bellwether return 1"

    var text: String {
        ([Self.mark] + [partnership, round, agency].flatMap { [$0.id, $0.words] } + ["\(revision)"])
            .map { $0.replacing("|", with: "/") }.joined(separator: " | ")
    }

    init?(text: String) {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
        guard parts.count == 8, parts[0] == Self.mark, let revision = Int(parts[7]) else { return nil }
        self.init(
            partnership: Name(id: parts[1], words: parts[2]), round: Name(id: parts[3], words: parts[4]),
            agency: Name(id: parts[5], words: parts[6]), revision: revision)
    }

    static func isCarried(by text: String) -> Bool { text.hasPrefix("Bellwether return ") }

    /// Why a file of this identity is not the one that is waited for; nil when it is.
    func refusal(expecting form: ReturnForm.Identity) -> Problem? {
        let whose = "\(agency.words) for \(round.words)"
        let wanted = "\(form.agency.words) for \(form.round.words)"
        if partnership.id != form.partnership.id {
            return Problem(
                what: "This is a workbook of another partnership: \(partnership.words).",
                remedy: "Download the workbook of \(form.partnership.words) and fill that in.")
        }
        guard agency.id == form.agency.id, round.id == form.round.id else {
            return Problem(
                what: "This is the return of \(whose), and the return of \(wanted) is waited for.",
                remedy: "Send the workbook of \(wanted), or give this one where it belongs.")
        }
        return nil
    }
}
