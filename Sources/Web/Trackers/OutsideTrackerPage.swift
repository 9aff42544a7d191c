import Domain
import Markup
import Services

/// A tracker that is made elsewhere, as it is brought.
struct OutsideForm {
    var title = ""
    var priority = ""
    var source = ""
    var address = ""
    var refreshed = ""
    var access = ""
    private var file: (name: String, bytes: [UInt8])?

    init() {}

    init(_ form: Multipart) {
        func text(_ name: String) -> String { form.parts.first { $0.name == name && $0.fileName == nil }?.text?.trimmed ?? "" }
        (title, priority, source) = (text("title"), text("priority"), text("source"))
        (address, refreshed, access) = (text("address"), text("refreshed"), text("access"))
        file = form.parts.first { $0.name == "file" && !$0.bytes.isEmpty }.map { ($0.fileName ?? "tracker", $0.bytes) }
    }

    init(_ tracker: ActionTracker) {
        title = tracker.title
        priority = tracker.priority?.text ?? ""
        source = tracker.origin?.source ?? ""
        address = tracker.origin?.address ?? ""
        access = tracker.access.word
    }

    func draft() throws(FormProblems) -> OutsideTracker {
        var problems = FormProblems()
        if title.isEmpty { problems.add("title", "Give the tracker the title that its makers gave it") }
        if source.isEmpty { problems.add("source", "Say who makes it, such as Council corporate performance team") }
        let day = Day(written: refreshed)
        if day == nil { problems.add("refreshed", "Give the day on which its makers last changed it, such as 2026-10-31") }
        if address.isEmpty, file == nil {
            problems.add("address", "Give the address at which it stands, or choose its file below")
        }
        let seen = access.isEmpty ? .open : AccessClass(word: access)
        if seen == nil { problems.add("access", "Choose who may see it") }
        guard problems.isEmpty, let day, let seen else { throw problems }
        return OutsideTracker(
            title: title, priority: priority.isEmpty ? nil : ID(priority), source: source,
            address: address.isEmpty ? nil : address,
            refreshedOn: day, file: file, access: seen)
    }

    static func field(of refusal: Refused) -> String {
        let words = [
            ("address", "address"), ("file", "file"), ("newer", "refreshed"), ("still to come", "refreshed"),
            ("priority", "priority"), ("restricted", "access"),
        ]
        return words.first { refusal.what.contains($0.0) }?.1 ?? "title"
    }
}

struct OutsideTrackerPage {
    /// Nil while it is new.
    var tracker: ActionTracker?
    var form: OutsideForm
    var version: FrameworkVersion
    var problems: FormProblems
    var mayRestrict: Bool

    private var title: String {
        tracker.map { "Bring a newer edition of \($0.thing.reference)" } ?? "Bring a tracker that is made elsewhere"
    }

    func layout(_ chrome: Chrome) -> Layout { Layout(chrome: chrome, title: title, place: .priorities, content: body) }

    var body: HTML {
        """
        <p class="where"><a href="\(Address.trackers.text)">Action trackers</a></p>
        \(problems.summary)
        <h1>\(title)</h1>
        <p class="lead">It is shown beside the others with its source and its own date. Nobody types it again and nobody changes it here.</p>
        <form class="upload" action="\((tracker.map { Address.trackerRefresh($0.number) } ?? .outsideTracker).text)" method="post" enctype="multipart/form-data" novalidate>
        \(tracker == nil ? identity : same)
        \(field("source", "Who makes it", form.source))
        \(field("address", "Address at which it stands", form.address, hint: "Begins with https://. May be left empty when you bring the file."))
        <div class="field\(when: problems["file"] != nil, " wrong")"><label for="file">Its file</label>\
        <p class="hint">A table (CSV) with a column “Activity” is shown with its activities; a PDF or a document is kept to be opened.</p>\(problems.message("file"))\
        <input type="file" id="file" name="file"\(problems.marks("file"))></div>
        \(field("refreshed", "Day on which its makers last changed it", form.refreshed, hint: "Such as 2026-10-31.", look: "date"))
        <button type="submit" class="button">\(tracker == nil ? "Bring it" : "Bring the newer edition")</button>
        <a class="button second" href="\(Address.trackers.text)">Leave it</a></form>
        """
    }

    private var identity: HTML {
        """
        \(field("title", "Its title", form.title))
        \(select("priority", "Priority", [("", "all of them")] + version.framework.priorities.map { ($0.id.text, $0.heading) }, form.priority))
        \(when: mayRestrict, select("access", "Who may see it", AccessClass.all.map { ($0.word, $0.label) }, form.access))
        """
    }

    private var same: HTML {
        """
        <input type="hidden" name="title" value="\(form.title)"><input type="hidden" name="priority" value="\(form.priority)">\
        <input type="hidden" name="access" value="\(form.access)">
        """
    }

    private func field(_ id: String, _ label: String, _ value: String, hint: String? = nil, look: String? = nil) -> HTML {
        """
        <div class="field\(when: problems[id] != nil, " wrong")"><label for="\(id)">\(label)</label>\(some: hint, { "<p class=\"hint\">\($0)</p>" })\
        \(problems.message(id))<input type="text"\(attribute: "class", look) id="\(id)" name="\(id)" value="\(value)" autocomplete="off"\(problems.marks(id))></div>
        """
    }

    private func select(_ id: String, _ label: String, _ options: [(String, String)], _ chosen: String) -> HTML {
        """
        <div class="field\(when: problems[id] != nil, " wrong")"><label for="\(id)">\(label)</label>\(problems.message(id))<select id="\(id)" name="\(id)"\(problems.marks(id))>\
        \(each: options, { "<option value=\"\($0.0)\"\(attribute: "selected", $0.0 == chosen ? "" : nil)>\($0.1)</option>" })</select></div>
        """
    }
}
