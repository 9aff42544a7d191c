import CXlsxWriter

/// How cells of a return look. Colours carry nothing that words do not say too.
enum XlsxFormat: Hashable {
    case title, lead, heading, inputHeading
    case text, name, past
    /// A box to fill in: a text, or a number with so many decimals.
    case box, number(decimals: Int), listed
    /// A box that is not wanted on this line.
    case notAsked
    case guideHeading, guideText

    func apply(to format: UnsafeMutablePointer<lxw_format>) {
        format_set_font_name(format, "Arial")
        format_set_font_size(format, 10)
        format_set_align(
            format, UInt8((self == .title || self == .guideHeading ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_TOP).rawValue)
        )
        switch self {
        case .title: large(format, 16)
        case .lead: break
        case .guideHeading: large(format, 12)
        case .guideText: format_set_text_wrap(format)
        case .heading: heading(format, fill: 0xE3E8EC)
        case .inputHeading: heading(format, fill: 0xFFE9A8)
        case .text, .past: frame(format)
        case .name:
            frame(format)
            format_set_bold(format)
        case .box, .listed: box(format)
        case .number(let decimals):
            box(format)
            format_set_num_format(format, decimals == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: min(decimals, 6)))
        case .notAsked:
            frame(format)
            format_set_bg_color(format, 0xD9D9D9)
        }
    }

    private func large(_ format: UnsafeMutablePointer<lxw_format>, _ points: Double) {
        format_set_bold(format)
        format_set_font_size(format, points)
    }

    private func heading(_ format: UnsafeMutablePointer<lxw_format>, fill: UInt32) {
        frame(format)
        format_set_bold(format)
        format_set_bg_color(format, fill)
    }

    private func frame(_ format: UnsafeMutablePointer<lxw_format>) {
        format_set_text_wrap(format)
        format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_border_color(format, 0x8A949C)
    }

    private func box(_ format: UnsafeMutablePointer<lxw_format>) {
        frame(format)
        format_set_bg_color(format, 0xFFFBEA)
        format_set_unlocked(format)
    }
}
