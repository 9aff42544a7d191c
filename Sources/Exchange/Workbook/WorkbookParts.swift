/// Which part of a workbook points to which others, by the file of relationships that lies beside it.
struct WorkbookRelationships {
    struct Target: Hashable {
        /// The last word of the relationship's type, such as "worksheet".
        var kind: String
        var part: String
    }

    private(set) var targets: [String: Target] = [:]

    /// Those of a part; of the whole file when the part is the empty text.
    init(of part: String, in archive: Archive) throws(FileFault) {
        let (folder, name) = WorkbookRelationships.split(part)
        guard let file = archive.entry(folder + "_rels/" + name + ".rels") else { return }
        let listener = RelationshipListener()
        try XMLReader.read(file, of: archive, for: listener)
        for (id, kind, target) in listener.found {
            let part = WorkbookRelationships.resolve(target, from: folder)
            targets[id] = Target(kind: kind, part: archive.entry(part) ?? part)
        }
    }

    func part(_ kind: String) -> String? { targets.values.first { $0.kind == kind }?.part }

    private static func split(_ part: String) -> (folder: String, name: String) {
        guard let slash = part.lastIndex(of: "/") else { return ("", part) }
        return (String(part[...slash]), String(part[part.index(after: slash)...]))
    }

    private static func resolve(_ target: String, from folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var steps = folder.split(separator: "/")
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}

private final class RelationshipListener: XMLListener {
    var found: [(id: String, kind: String, target: String)] = []

    override func opened(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name == "Relationship", name.isIn(.packageRelationships), attributes.text("TargetMode") != "External",
            let id = attributes.text("Id"), let target = attributes.text("Target"), let type = attributes.text("Type")
        else { return }
        if found.count > FileFault.mostListed { return stop(.overfull) }
        found.append((id, type.split(separator: "/").last.map(String.init) ?? type, target.replacing("\\", with: "/")))
    }
}

/// What the part that lists the sheets says.
final class WorkbookListener: XMLListener {
    struct Listed: Hashable {
        var name: String
        var isHidden: Bool
        var id: String
    }

    private(set) var sheets: [Listed] = []
    private(set) var countsFrom1904 = false

    override func opened(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name.isIn(.spreadsheet) else { return }
        switch name {
        case "workbookPr": countsFrom1904 = attributes.isTrue("date1904")
        case "sheet":
            if sheets.count > FileFault.mostListed { return stop(.overfull) }
            sheets.append(
                Listed(
                    name: attributes.text("name") ?? "", isHidden: (attributes.text("state") ?? "visible") != "visible",
                    id: attributes.text("id", in: .officeRelationships) ?? ""))
        default: break
        }
    }
}
