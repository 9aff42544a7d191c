import Domain
import Markup
import Reports
import Services

/// "What do we still have, and what is gone?"
struct RetentionPage {
    var answer: RetentionAnswer

    func layout(_ chrome: Chrome) -> Layout {
        Layout(chrome: chrome, title: "What is kept", place: .audit, content: body)
    }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.audit(before: nil).text)">Audit trail</a></p>
        <h1>What is kept, and for how long?</h1>
        <p class="lead">\(last)</p>
        <p>The server clears away once a month what has been kept for long enough. From the command line it is \
        <code>bellwether retain</code>, and with <code>--dry-run</code> it only says what would go.</p>
        \(RetentionTableView(rows: answer.rows).html)
        """
    }

    private var last: String {
        guard let last = answer.last else { return "Nothing has been cleared away yet." }
        return "Last cleared away: \(last.at.words). \(last.detail.prefix(1).uppercased() + last.detail.dropFirst())."
    }
}

/// The rows of the table, whoever reads them.
struct RetentionTableView {
    var rows: [RetentionTable.Row]

    var html: HTML {
        """
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">What</th>\
        <th scope="col" role="columnheader">Kept</th><th scope="col" role="columnheader">Why</th></tr></thead><tbody role="rowgroup">
        \(each: rows, row)</tbody></table>
        """
    }

    private func row(_ row: RetentionTable.Row) -> HTML {
        """
        <tr role="row"><th scope="row" role="rowheader">\(row.thing)</th>\
        <td role="cell" class="full" data-label="Kept">\(row.keeping.words)</td>\
        <td role="cell" class="full" data-label="Why">\(row.why)</td></tr>

        """
    }
}
