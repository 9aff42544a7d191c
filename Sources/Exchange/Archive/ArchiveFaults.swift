/// What is said of an archive that is refused.
extension FileFault {
    static let noArchive = FileFault(
        what: "The file begins as an archive or a workbook, but breaks off or is damaged.",
        remedy: "Send it again; if that does not help, open it where it was made and save it anew.")

    static func tooManyParts(_ limit: Int) -> FileFault {
        FileFault(
            what: "The archive holds more than \(limit) parts.", remedy: "Send the files that are needed, in smaller archives.")
    }

    static func encrypted(_ name: String) -> FileFault {
        FileFault(
            what: "“\(shown(name))” in it is protected by a password.",
            remedy: "Take the protection off, or unpack it, and send what was in it.")
    }

    static func missing(_ name: String) -> FileFault {
        FileFault(
            what: "Its part “\(shown(name))” is missing.", remedy: "Open the file where it was made, save it anew and send that.")
    }

    static func damaged(_ name: String) -> FileFault {
        FileFault(
            what: "Its part “\(shown(name))” is damaged: it cannot be unpacked.",
            remedy: "Send it again; if that does not help, open it where it was made and save it anew.")
    }

    static func lyingSize(_ name: String) -> FileFault {
        FileFault(
            what: "Its part “\(shown(name))” unpacks to more than the size it states.",
            remedy: "Do not open it; ask the sender what it is, and for the table alone.")
    }

    static func tooLarge(_ name: String) -> FileFault {
        FileFault(
            what: "Its part “\(shown(name))” is too large: more than 512 MB, or more than 1 GB with the others.",
            remedy: "Send the tables that are needed in smaller files.")
    }

    static func bomb(_ name: String) -> FileFault {
        FileFault(
            what: "Its part “\(shown(name))” unpacks to more than 200 times its size, as an attack does (a “zip bomb”).",
            remedy: "Do not open it; ask the sender what it is, and for the table alone.")
    }

    static func pathTrick(_ name: String) -> FileFault {
        FileFault(
            what: "The name “\(shown(name))” in it points outside the archive, as an attack does.",
            remedy: "Do not unpack it; ask the sender what it is, and for the table alone.")
    }

    static func duplicate(_ name: String) -> FileFault {
        FileFault(
            what: "The name “\(shown(name))” stands in it twice, so nobody can tell which is meant.",
            remedy: "Open the file where it was made, save it anew and send that.")
    }

    static let macros = FileFault(
        what: "The workbook holds macros, which are programs.",
        remedy: "Save it without them, as “Excel Workbook (.xlsx)” or “ODF Spreadsheet (.ods)”, and send that.")

    static let controls = FileFault(
        what: "The workbook holds ActiveX controls, which are programs.",
        remedy: "Copy the table into a new workbook, save that as .xlsx and send it.")

    /// A name as it may stand in a sentence: short, and without what would break the line.
    static func shown(_ name: String) -> String {
        let plain = name.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        let text = String(String.UnicodeScalarView(plain))
        return text.count > 80 ? String(text.prefix(80)) + "…" : text
    }
}
