import Domain
import Exchange
import Testing

/// The publisher's own examples of good and bad data files, each with what it is bad by.
@Suite("The publisher's examples of data files", .enabled(if: RealFile.exists("data/ees-test"), RealFile.skipped))
struct RealScreeningTests {
    private static func read(_ path: String) throws -> FileReading {
        FileReader.read(
            name: path, bytes: try RealFile.bytes("data/" + path), companion: try RealFile.companion(of: path), as: nil,
            using: try FrameworkFixture.version(RealFile.sample("leeds.yaml")))
    }

    /// Nothing in them is asked for, which is no fault of theirs.
    private static func faults(_ reading: FileReading) -> [Problem] {
        reading.problems.filter { !$0.what.hasPrefix("No mapping asks") }
    }

    @Test("that are bad name their fault", arguments: failing)
    func fails(name: String, isRefused: Bool, what: String) throws {
        let reading = try Self.read("ees-test/screener-fail/\(name).csv")
        let (problems, notices) = (Self.faults(reading), reading.notices)
        #expect(isRefused == !problems.isEmpty, "\(problems.prefix(2))")
        #expect(
            (isRefused ? problems : notices).contains { $0.what.contains(what) }, "\(problems.prefix(3)) \(notices.prefix(5))")
    }

    @Test("that are bad are all in the list")
    func everyFailing() throws {
        let files = try RealFile.paths(under: "data/ees-test/screener-fail").filter { !$0.hasSuffix(".meta.csv") }
        #expect(Set(files) == Set(Self.failing.map { $0.0 + ".csv" }))
    }

    @Test("that are good are taken, or refused since they are about schools, providers or other places")
    func passes() throws {
        for file in try RealFile.paths(under: "data/ees-test/screener-pass") where !file.hasSuffix(".meta.csv") {
            let reading = try Self.read("ees-test/screener-pass/" + file)
            let faults = Self.faults(reading)
            #expect(faults.allSatisfy { $0.what.hasPrefix("No row is about an area") }, "\(file): \(faults.prefix(3))")
            #expect(reading.offer?.measures.isEmpty == false, "\(file)")
        }
    }

    @Test("that robots try are taken, or refused for what is so")
    func robots() throws {
        let refused = [
            "ees-robot/invalid-data-set.csv": "neither a year nor two years",
            "ees-robot/ordering-test-3-replacement.csv": "do not follow each other",
            "ees-robot/all_geographies.csv": "is about the same and says something else",
            "ees-robot/grouped-filters-and-indicators.csv": "its levels are Provider",
            "ees-robot/grouped-filters-and-indicators-replacement.csv": "its levels are Provider",
        ]
        for file in try RealFile.paths(under: "data/ees-test/ees-robot") where !file.hasSuffix(".meta.csv") {
            let faults = Self.faults(try Self.read("ees-test/ees-robot/" + file))
            if let what = refused["ees-robot/" + file] {
                #expect(faults.contains { $0.what.contains(what) }, "\(file): \(faults.prefix(3))")
            } else {
                #expect(faults.isEmpty, "\(file): \(faults.prefix(3))")
            }
        }
    }

    @Test("of a description alone are refused, with what to send")
    func alone() throws {
        for file in ["ees-robot/large-data-set.meta.csv", "screener-pass/hyphen.meta.csv"] {
            let reading = try Self.read("ees-test/" + file)
            #expect(reading.problems.map(\.what) == ["This describes the columns of a data file and holds no figures."])
        }
    }

    /// The name of a file says what is wrong with it. Where that cannot make a figure wrong, the file is read.
    static let failing: [(String, Bool, String)] = [
        ("blanks_filters", true, "the filter is blank"), ("col_name_completed", false, "without col_name"),
        ("col_name_spaces", false, "has a space in it"), ("col_type_blank", false, "neither Filter nor Indicator"),
        ("data_empty_cols", false, "The column has nothing in it"), ("data_variable_spaces", false, "has a space in it"),
        ("duplicate_rows", true, "is about the same"), ("eda_combinations", false, "no code as this column"),
        ("fails_allchecks", true, "nobody can tell which"), ("fails_file validation", true, "nobody can tell which"),
        ("fails_prescreening1", true, "no geographic level “England”"), ("file_separator", false, "parted by tabs"),
        ("filter_group_duplicate", false, "grouped by"), ("filter_group_match", false, "that is not in the data"),
        ("filter_hint", false, "A hint is for filters"), ("geographic_catch", false, "looks like geography"),
        ("geography_level_completed", true, "names no area of it"), ("ignored_rows", false, "passed over: Local"),
        ("indicator_dp_completed", false, "no decimals"), ("indicator_dp_nonInteger", false, "a whole number"),
        ("indicator_group_stripped", false, "differ by signs only"), ("indicator_unit", false, "A filter has no unit"),
        ("indicator_unit_validation", false, "no unit “$”"), ("indicators_smushed", false, "which a filter should say"),
        ("la_col_present", true, "its levels are School"), ("label", false, "gives no label"),
        ("label_blank_notNA", false, "gives no label"), ("lad_combinations", true, "goes with two names"),
        ("lsip_combinations", false, "goes with two"), ("multiple_stripped_filter_groups", true, "is about the same"),
        ("na_geography_code", true, "its levels are"), ("no_data_symbols", false, "neither a number nor a marker"),
        ("not_sch_but_one_filter", false, "names a school"), ("notavailable_symbols", false, "marker of older files"),
        ("ob_unit_total", false, "should be blank"), ("other_geography_code_duplicates", false, "goes with two"),
        ("overcompleted_cols", true, "names a smaller area"), ("pcon_combinations", true, "goes with two names"),
        ("provider_col_incorrect", true, "its levels are Provider"), ("region_combinations", false, "goes with two"),
        ("region_for_lad", false, "without a name"), ("roundedzero_symbols", false, "marker of older files"),
        ("sch_level_missing_col", true, "its levels are School"), ("sch_prov", true, "its levels are School, Provider"),
        ("time_identifier", false, "written “Academic year”"), ("time_identifier_mix", false, "several kinds of time"),
        ("time_period", true, "neither a year nor two years"), ("time_period_six", true, "do not follow each other"),
        ("time_validation", true, "neither a year nor two years"), ("utf8", false, "not in UTF-8"),
        ("whitespace_filters", false, "spaces around"),
    ]
}
