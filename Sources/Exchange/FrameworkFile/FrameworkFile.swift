import Domain

/// The framework file: what a partnership measures and who it is, in YAML.
///
/// The smallest one has `partnership: {id, name}`, `agencies: [{id, name}]`, `areas: {list: [{id, name}]}` and
/// `indicators: [{id, title, unit, polarity, frequency, period_type, agency}]`. Everything else is optional:
///
/// - `meta`: `fictional`, `banner`.
/// - `partnership`: `short_name`, `statutory_basis`, `vision`, `contact`; `population_0_17` and the like with `population_year`
///   for a district that is not listed.
/// - `agencies`: `type`, `partner`, `data_lead`, `signs_off`. The return of agency `csc` is the source `return-csc`.
/// - `areas`: `list` and `population_year`. An area: `kind` (ward, locality, district, region, country, authority),
///   `code`, `old_codes`, `other_names`, `parent` or `parents`, `committee`, `valid_from`, `valid_until`, populations as
///   `pop_0_17`, `f_15_17` (a letter for one sex), or of several years as `populations: [{band, mid_year, count}]`.
/// - `district`, `region`, `country`: whose figures the board is about and whom it is compared with; they may stand
///   under `areas` instead. Without `district` it is the first area of that kind, else one made of the partnership.
/// - `groups`: `[{dimension, members: [{id, name}]}]`.
/// - `sources`: `id`, `name`, `edition`, `publisher`, `licence`, `attribution`, `address`, `agency`.
/// - `priorities`: `id`, `number`, `title`, `outcome`, `lead`, `accountable`, `subgroup`, `note`; `enabler_group` is one
///   more without a number, shown last.
/// - `indicators`: `national_code`, `kind`, `decimals`, `local_lag_days`, `published_lag_days`, `source_return`,
///   `sources` (the first is shown), `breakdowns`, `area_breakdown`, `disclosure` (children-in-need, hospital, survey or
///   `{largest_protected_count, smallest_denominator}`), `definitions: [{number, valid_from, definition, numerator,
///   denominator}]`, `breaks: [{from, reason}]`, `flow: {starts, ends}` (on a stock: the indicators of what starts and
///   ends), `agrees_with: {indicator, part, its, what}` (another agency's count of the same; the parts are numerator,
///   denominator or value), `replaced_by`, `closed_on`, `verified_by` ("knowledge" and "unverified"
///   verify nothing), `access` (who may see it: open, restricted, exempt-1 to exempt-7 by the paragraphs of Schedule 12A,
///   confidential), `note`.
/// - An indicator that the board chose also has `tier` (core, supporting, context, area) and `priority`, and may have
///   `reason`, `duty`, `held_to_account`, `target`, `targets`, `expected_range: [lower, upper]` and `benchmark`.
///   A target: `value` or `band: [lower, upper]` or `expected_range`; `tolerance` with `kind` (points, relative_percent),
///   `quarter_profile: {Q1: …}`, `from`, `until`, `area`, `note`. Of several that apply the last counts.
///   A benchmark: `england`, `england_period`, `source`, `statistical_neighbours`, `statistical_neighbours_period`,
///   `statistical_neighbours_source`; or `benchmarks: [{of, value, period, source}]`.
/// - `bodies`: `id`, `name`, `chair`, `public`, `meets`, `delegated`, `report_months: [January, July]`. `meetings`: `id`,
///   `body`, `date`, `time` (14:00, or 14:00-16:00), `place`, `data_period`, `paper_deadline`, `papers_published`, `status`
///   (planned, held), `public`, `access` (as for an indicator), `note`.
/// - `neighbour_models`: `id`, `name`, `published_on`; `preferred_neighbour_model`.
/// - `mappings`: `id`, `name`, `format`, `source` (also an agency's return), `lines: [{indicator, measure, part, filters,
///   periods, group}]`, `areas: {name in the file: area}`. A mapping of a spreadsheet has a `layout`: `header_row`, `sheet`,
///   `header_rows`, and where its `measure`, `period` and `area` stand: each is `{rows: [headings of columns]}`, `columns`
///   or `{is: the same for all}`; where none stands in `columns`, `value` names the column with figures.
/// - `bank_holidays`: days beside the ordinary ones.
public enum FrameworkFile {
    /// The framework and what this version leaves aside, or every problem of the file at once.
    public static func read(_ text: String) throws(FrameworkProblems) -> (framework: Framework, notices: [String]) {
        let reading = YAMLReading()
        guard let root = reading.root(of: text) else { throw FrameworkProblems(problems: reading.problems) }
        let reader = FrameworkReader(root: root, reading: reading)
        let framework = reader.framework()
        guard let framework, reading.problems.isEmpty else { throw FrameworkProblems(problems: reading.problems) }
        return (framework, reading.notices)
    }

    public static func read(_ bytes: [UInt8]) throws(FrameworkProblems) -> (framework: Framework, notices: [String]) {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw FrameworkProblems(problems: [
                Problem(
                    row: UTF8Check.firstBadLine(bytes), what: "The file is not in UTF-8 from here on.",
                    remedy: "Save it again as plain text with the encoding UTF-8.")
            ])
        }
        return try read(text)
    }

    /// The canonical text of a framework: the same framework gives the same text, and `read` gives it back unchanged.
    public static func write(_ framework: Framework) -> String { FrameworkWriter(framework: framework).text }
}

/// Everything that is wrong with a framework file, in the order of its lines.
public struct FrameworkProblems: Error, Hashable, Sendable {
    public let problems: [Problem]

    init(problems: [Problem]) {
        self.problems = problems.enumerated().sorted { ($0.element.row ?? 0, $0.offset) < ($1.element.row ?? 0, $1.offset) }.map(
            \.element)
    }
}
