import Domain

/// What a title says, as words that can be compared with those of another: "3.4(a) No. of CLA (Month End)" and
/// "Children looked after" say the same.
///
/// References, brackets that only tell when it was counted, small words and plural endings are dropped, and the
/// abbreviations of the field are written out.
struct TitleWords: Hashable {
    /// What the title says about its unit, if it does.
    enum UnitHint: Hashable { case count, percentage, rate, average }

    let words: Set<String>
    let unit: UnitHint?

    init(_ title: String) {
        let lowered = Self.parted(title).lowercased()
        unit = Self.unit(of: lowered)
        var text = Self.withoutReference(lowered)
        for phrase in Self.phrases { text = text.replacing(phrase.said, with: phrase.meant) }
        let written = Self.pieces(text).flatMap { piece in
            Self.abbreviations[piece]?.split(separator: " ").map(String.init) ?? [piece]
        }
        words = Set(written.map(Self.singular).filter { !Self.small.contains($0) })
    }

    /// "CLA_MissDuringYear" is a column's name for "CLA Miss During Year".
    private static func parted(_ title: String) -> String {
        var out = ""
        var wasSmall = false
        for character in title {
            if wasSmall, character.isUppercase { out.append(" ") }
            out.append(character == "_" ? " " : character)
            wasSmall = character.isLowercase
        }
        return out
    }

    /// Without "3.4(a)", "3.4", "(a)", "4)" or "12." at the beginning, and without footnote marks.
    private static func withoutReference(_ text: String) -> String {
        let text = text.trimmed
        let reference = text.prefixMatch(
            of:
                /(?:[a-z]{0,2}\d+(?:\.\d+)+[a-z]?(?:\s?\([a-z0-9]{1,3}\))?|\d+\s?\([a-z]\)|\d+[a-z]|\d+[.)]|\([a-z0-9]{1,3}\))[.:)]?\s+/
        )
        return reference.map { String(text[$0.range.upperBound...]) } ?? text
    }

    private static func unit(of text: String) -> UnitHint? {
        if text.contains("%") || text.contains("percent") || text.contains("proportion") { return .percentage }
        if text.contains("per 1") || text.contains(/\brate\b/) { return .rate }
        if text.contains(/\bnumber|\bno\. of|\bcount\b/) { return .count }
        // "(Average)" tells how the quarter's months were put together, not what is counted.
        return text.contains(/\baverage\b/) && !text.contains("(average)") ? .average : nil
    }

    private static func pieces(_ text: String) -> [String] {
        text.split { !($0.isLetter || $0.isNumber || $0 == "-") }.flatMap { piece -> [String] in
            // An age band is one word; "re-referral" is written both ways.
            if piece.contains(where: \.isNumber) { return [String(piece)] }
            return piece.replacing(/^re-/, with: "re").split(separator: "-").map(String.init)
        }
    }

    private static func singular(_ word: String) -> String {
        if let known = irregular[word] { return known }
        guard word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is") else {
            return word
        }
        return word.hasSuffix("ies") ? word.dropLast(3) + "y" : String(word.dropLast())
    }
}

// The vocabulary of the field
extension TitleWords {
    private static let phrases: [(said: String, meant: String)] = [
        ("section 47", "section47"), ("s.47", "section47"), ("s 47", "section47"), ("s47", "section47"),
        ("not in education, employment or training", "neet"), ("not in education employment or training", "neet"),
        ("children in care", "children looked after"), ("child in care", "child looked after"),
        ("in our care", "looked after"), ("looked-after", "looked after"), ("domestic violence", "domestic abuse"),
        ("month end", " "), ("quarter end", " "), ("year end", " "), ("end of month", " "), ("end of quarter", " "),
        ("(average)", " "), ("10,000", "10000"), ("1,000", "1000"), ("100,000", "100000"), ("10k", "10000"),
        (" or more", " "), (" by category", " "), ("during the year", " "), ("during year", " "), ("in the year", " "),
        ("re referral", "rereferral"), ("a&e", "emergency department"), ("’", ""), ("'", ""),
    ]

    private static let abbreviations: [String: String] = [
        "cp": "child protection", "cpp": "child protection plan", "cpps": "child protection plan",
        "cin": "child in need", "cla": "child looked after", "clas": "child looked after", "lac": "child looked after",
        "cic": "child looked after", "icpc": "initial child protection conference",
        "icpcs": "initial child protection conference", "rcpc": "review child protection conference",
        "rcpcs": "review child protection conference", "cse": "child sexual exploitation",
        "cce": "child criminal exploitation", "neets": "neet", "eet": "education employment training",
        "eha": "early help assessment", "ehas": "early help assessment", "caf": "early help assessment",
        "cafs": "early help assessment", "ehcp": "education health care plan", "ehcps": "education health care plan",
        "iha": "initial health assessment", "ihas": "initial health assessment", "rhi": "return home interview",
        "rhis": "return home interview", "da": "domestic abuse", "dv": "domestic abuse", "mfh": "missing home",
        "nrm": "national referral mechanism", "cme": "child missing education", "ehe": "elective home education",
        "fsm": "free school meal", "sw": "social worker", "sws": "social worker", "cyp": "child", "yp": "young person",
        "ed": "emergency department", "gcp2": "graded care profile 2", "s47s": "section47", "wd": "working day",
        "wds": "working day", "yjs": "youth justice system", "sdq": "emotional behavioural health score",
    ]

    private static let irregular = [
        "children": "child", "people": "person", "inquiry": "enquiry", "inquiries": "enquiry", "mths": "month", "mth": "month",
        "yrs": "year", "yr": "year", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "twelve": "12",
        "childrens": "child", "miss": "missing", "avg": "average", "pct": "percent",
    ]

    /// Words that stand in many titles and tell none apart.
    private static let small: Set<String> = [
        "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "and", "or", "with", "from", "as", "per", "who", "were",
        "was", "are", "is", "have", "had", "has", "been", "being", "their", "this", "that", "which", "whose", "number", "no",
        "num", "percentage", "percent", "proportion", "rate", "count", "total", "subject", "all", "during", "period", "quarter",
        "aged", "figure", "value", "within", "went", "1000", "10000", "100000",
    ]
}
