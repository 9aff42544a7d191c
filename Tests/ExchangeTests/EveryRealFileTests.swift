import Domain
import Exchange
import Foundation
import Testing

/// Every published file that lies beside the project gets an answer: it is read, offered, or refused for what it is.
/// `BELLWETHER_FILE_TABLE=1` prints what each got.
@Suite("Every file that boards really have", .enabled(if: RealFile.exists("data"), RealFile.skipped))
struct EveryRealFileTests {
    @Test("is answered, in reasonable time")
    func everyFile() throws {
        let version = try FrameworkFixture.version(RealFile.sample("leeds.yaml"))
        let prints = ProcessInfo.processInfo.environment["BELLWETHER_FILE_TABLE"] != nil
        for path in try RealFile.paths(under: "data") {
            for upload in FileReader.paired([(path, try RealFile.bytes("data/" + path))]) {
                let companion = try RealFile.companion(of: path)
                let start = ContinuousClock.now
                let reading = FileReader.read(
                    name: upload.name, bytes: upload.bytes, companion: companion, as: nil, using: version)
                let seconds = (ContinuousClock.now - start) / .seconds(1)
                #expect(seconds < 60, "\(path) took \(seconds) s")
                let isAnswered =
                    !reading.batch.rows.isEmpty || !reading.neighbours.isEmpty || reading.offer != nil || reading.problemCount > 0
                #expect(isAnswered, "\(path) got no answer")
                if prints { print(Self.line(path, reading, seconds)) }
            }
        }
    }

    @Test(
        "is what it is",
        arguments: [
            ("annex-a/Annex_A.xlsx", "record-level return"), ("annex-a/annex_a_fake_sen.xlsx", "record-level return"),
            ("boundaries/lewisham_wards_2022_proposed.geojson", "unknown"),
            ("fingertips/la_hospital_admissions_2324.csv", "fingertips"), ("indicators/lait_data_dictionary.csv", "definitions"),
            ("lookups/mysoc_uk_local_authorities.csv", "lookup of areas"),
            ("ofsted-social-care/provider_at_march_2025.csv", "list of settings"),
            ("ofsted-social-care/provider_at_march_2024.csv", "list of settings"),
            ("ofsted/ofsted_csc_ilacs_overview.xlsx", "list of settings"),
            ("population/ons_mid-year_population_estimates_2012_to_2024.csv", "explore-education-statistics"),
            ("stat-neighbours/sn_may_2025.xlsx", "neighbours"), ("dfe-legacy-sfr/2012_cla_SFR20_CLA2012.csv", "spreadsheet"),
            ("child-poverty/children_in_rel_pov.csv", "spreadsheet"), ("ees/cla_2024_data-guidance.txt", "unknown"),
        ])
    func kind(path: String, format: String) throws {
        let version = try FrameworkFixture.version(RealFile.sample("leeds.yaml"))
        let reading = FileReader.read(name: path, bytes: try RealFile.bytes("data/" + path), as: nil, using: version)
        #expect(reading.format == format)
        #expect(reading.problems.allSatisfy { !$0.what.isEmpty && !$0.remedy.isEmpty })
        if format == "record-level return" {
            #expect(reading.offer == nil && reading.notices.isEmpty && reading.rowsRead == 0)
        }
    }

    private static func line(_ path: String, _ reading: FileReading, _ seconds: Double) -> String {
        let outcome =
            reading.problemCount > 0
            ? "refused (\(reading.problemCount))" : "read \(reading.batch.rows.count + reading.neighbours.count)"
        let said = reading.problems.first.map { "\($0.row.map { "row \($0): " } ?? "")\($0.what)" } ?? ""
        let noticed = reading.notices.first.map { " NOTICE(\(reading.noticeCount)) \($0.what)" } ?? ""
        let time = String(format: "%.2f", seconds)
        return "\(path)\t\(reading.format)\t\(outcome)\(reading.offer == nil ? "" : " offer")\t\(time)\t\(said)\(noticed)"
    }
}
