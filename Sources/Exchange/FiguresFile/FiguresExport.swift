import Domain

/// Figures as a file: the columns of the figures file, so that it can be read again, and what explains them.
///
/// It takes what was protected for the audience, so a protected count is not there to be written.
public struct FiguresExport: Sendable {
    public enum Form: Sendable { case csv, json }

    private let form: Form
    private let version: FrameworkVersion
    private let audience: Audience
    private var writer = CSVWriter()
    private var json = JSONRows()

    public init(_ form: Form, version: FrameworkVersion, audience: Audience) {
        self.form = form
        self.version = version
        self.audience = audience
        if form == .csv { writer.row(FiguresExport.columns) }
    }

    public static let columns = [
        "indicator", "area", "period", "group", "source", "numerator", "denominator", "value", "status", "reason", "note",
        "extracted_on",
        "area_code", "indicator_title", "unit", "period_label", "known_from", "agency", "attribution",
    ]

    public var bytes: [UInt8] { form == .csv ? writer.bytes : json.bytes }

    /// Gives what was written so far and begins anew.
    public mutating func take() -> [UInt8] { form == .csv ? writer.take() : json.take() }

    public mutating func finish() -> [UInt8] {
        if form == .json { json.close() }
        return take()
    }

    public mutating func add(_ known: KnownFigure) {
        guard let indicator = version.indicator(known.key.indicator) else { return }
        let shown = known.figure.shown(as: indicator, to: audience)
        let source = version.source(known.key.source)
        let texts = (
            before: [
                known.key.indicator.text, known.key.area.text, known.key.period.code, known.key.group.text, known.key.source.text,
            ],
            after: [
                audience == .board ? known.figure.reason ?? "" : "", shown.value?.note ?? "",
                known.figure.extractedOn?.iso8601 ?? "",
                version.area(known.key.area)?.code ?? "", indicator.title, indicator.unit.word, known.key.period.label,
                known.knownFrom.iso8601,
                version.agency(indicator.agency)?.name ?? "", attribution(source),
            ]
        )
        switch form {
        case .csv: row(texts.before, shown, texts.after)
        case .json: json.add(texts.before, shown, texts.after)
        }
    }

    /// Every value is written, also one that follows from its numerator and denominator: reading takes that out again.
    private mutating func row(_ before: [String], _ shown: Shown, _ after: [String]) {
        for text in before { writer.add(text: text) }
        switch shown {
        case .value(let value):
            writer.add(value.numerator)
            writer.add(value.denominator)
            writer.add(value.value)
            writer.add(text: value.status.word)
        case .none(let reason, _):
            writer.add(nil)
            writer.add(nil)
            writer.add(text: reason.code)
            writer.add(text: "")
        }
        writer.row(after)
    }

    /// The sentence of the source; invented data says so in every row.
    private func attribution(_ source: Source?) -> String {
        [version.framework.fictionalBanner, source?.attribution].compactMap { $0 }.joined(separator: " ")
    }
}

/// A list of flat objects, written as bytes.
struct JSONRows: Sendable {
    private(set) var bytes: [UInt8] = Array("[".utf8)
    private var isFirst = true

    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    mutating func close() { bytes.append(contentsOf: "\n]\n".utf8) }

    mutating func add(_ before: [String], _ shown: Shown, _ after: [String]) {
        bytes.append(contentsOf: (isFirst ? "\n{" : ",\n{").utf8)
        isFirst = false
        let names = FiguresExport.columns
        for (name, text) in zip(names, before) { field(name, text) }
        switch shown {
        case .value(let value):
            number("numerator", value.numerator)
            number("denominator", value.denominator)
            number("value", value.value)
            field("status", value.status.word)
        case .none(let reason, _):
            field("status", reason.code)
            field("meaning", reason.meaning)
        }
        for (name, text) in zip(names.dropFirst(9), after) where !text.isEmpty { field(name, text) }
        bytes.removeLast()
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func field(_ name: String, _ text: String) {
        append(name)
        bytes.append(UInt8(ascii: ":"))
        append(text)
        bytes.append(UInt8(ascii: ","))
    }

    private mutating func number(_ name: String, _ number: Double?) {
        guard let number else { return }
        append(name)
        bytes.append(contentsOf: (":" + NumberText.write(number) + ",").utf8)
    }

    private mutating func append(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20: bytes += Array("\\u00".utf8) + Array((byte < 16 ? "0" : "").utf8) + Array(String(byte, radix: 16).utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
