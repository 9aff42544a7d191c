import Domain
import HTTPTypes
import Services
import TestKit
import Testing

@testable import Web

@Suite("The table of routes")
struct RouteTests {
    private let routes = RouteTable.all(RequestCounts())

    /// The whole site. A row that is added, dropped or opened has to be looked at here.
    private static let table = """
        GET / signed in
        GET /sign-in open
        POST /sign-in open
        POST /sign-in/code open
        POST /sign-in/demonstration open
        GET /links/{token} open
        POST /links/{token} open
        POST /sign-out own account
        GET /account own account
        GET /account/data.json own account
        POST /account/password own account
        POST /account/second-factor own account
        POST /account/second-factor/confirmation own account
        POST /account/second-factor/removal own account
        POST /account/sign-out-everywhere own account
        GET /sign-in/open-id open
        GET /sign-in/open-id/return open
        POST /account/identity-removal own account
        GET /scorecard read figures
        GET /indicators read the framework
        GET /indicators/{id} read figures
        GET /areas read the framework
        GET /areas/{id} read figures
        GET /imports read imports
        GET /imports/new send figures
        GET /imports/table.csv send figures
        POST /imports send figures
        GET /imports/{number} read imports
        GET /imports/{number}/problems.csv read imports
        POST /imports/{number}/acceptance import figures
        POST /imports/{number}/withdrawal withdraw an import
        GET /imports/{number}/mapping read imports
        POST /imports/{number}/mapping change the framework
        GET /mappings read the framework
        GET /mappings/{id} read the framework
        GET /meetings read the framework
        GET /meetings/{id} read packs
        POST /meetings/{id}/packs freeze a pack
        GET /packs/{number} read packs
        GET /packs/{number}/difference read packs
        GET /packs/{number}/supplements read packs
        POST /packs/{number}/supplements freeze a pack
        GET /meetings/{id}/brief read packs
        GET /exceptions read the board's business
        GET /exceptions/{id} read the board's business
        POST /exceptions/{id} report on actions
        GET /files/{number} read meetings
        GET /set-up change the framework
        POST /set-up change the framework
        GET /framework read the framework
        GET /framework.yaml read the framework
        GET /framework/settings read the framework
        POST /framework/settings change the framework
        GET /framework/versions/{number} read the framework
        GET /framework/targets change the framework
        POST /framework/targets change the framework
        GET /framework/catalogue change the framework
        POST /framework/catalogue change the framework
        GET /framework/{part} read the framework
        POST /framework/{part} change the framework
        GET /framework/{part}/new change the framework
        GET /framework/{part}/several change the framework
        POST /framework/{part}/several change the framework
        GET /framework/{part}/{id} read the framework
        POST /framework/{part}/{id} change the framework
        POST /framework/{part}/{id}/removal change the framework
        GET /people read people
        GET /people/new change people
        POST /people change people
        GET /people/{number} read people
        GET /people/{number}/data.json change people
        POST /people/{number}/roles change people
        POST /people/{number}/roles/end change people
        POST /people/{number}/link change people
        POST /people/{number}/second-factor-removal change people
        POST /people/{number}/identity-removal change people
        POST /people/{number}/closing change people
        GET /audit read the audit trail
        GET /retention operate the installation
        GET /figures.csv export figures
        GET /figures.json export figures
        GET /help/legend read the framework
        GET /privacy open
        GET /accessibility open
        GET /account/tokens use tokens
        POST /account/tokens use tokens
        GET /tokens read people
        POST /tokens/{number}/end signed in
        GET /healthz open
        GET /readyz open
        GET /metrics on this computer, or operate the installation
        GET /style.css open
        GET /script.js open
        GET /api/v1/scorecard read figures
        GET /api/v1/indicators/{id} read figures
        GET /api/v1/areas/{id} read figures
        GET /api/v1/figures export figures
        GET /api/v1/indicators read the framework
        GET /api/v1/catalogue read the framework
        GET /api/v1/areas read the framework
        GET /api/v1/agencies read the framework
        GET /api/v1/mappings read the framework
        GET /api/v1/meetings read the framework
        GET /api/v1/framework read the framework
        GET /api/v1/framework/agencies read the framework
        POST /api/v1/framework/agencies change the framework
        GET /api/v1/framework/agencies/{id} read the framework
        POST /api/v1/framework/agencies/{id} change the framework
        POST /api/v1/framework/agencies/{id}/removal change the framework
        GET /api/v1/framework/areas read the framework
        POST /api/v1/framework/areas change the framework
        GET /api/v1/framework/areas/{id} read the framework
        POST /api/v1/framework/areas/{id} change the framework
        POST /api/v1/framework/areas/{id}/removal change the framework
        GET /api/v1/framework/priorities read the framework
        POST /api/v1/framework/priorities change the framework
        GET /api/v1/framework/priorities/{id} read the framework
        POST /api/v1/framework/priorities/{id} change the framework
        POST /api/v1/framework/priorities/{id}/removal change the framework
        GET /api/v1/framework/indicators read the framework
        POST /api/v1/framework/indicators change the framework
        GET /api/v1/framework/indicators/{id} read the framework
        POST /api/v1/framework/indicators/{id} change the framework
        POST /api/v1/framework/indicators/{id}/removal change the framework
        GET /api/v1/framework/bodies read the framework
        POST /api/v1/framework/bodies change the framework
        GET /api/v1/framework/bodies/{id} read the framework
        POST /api/v1/framework/bodies/{id} change the framework
        POST /api/v1/framework/bodies/{id}/removal change the framework
        GET /api/v1/framework/meetings read the framework
        POST /api/v1/framework/meetings change the framework
        GET /api/v1/framework/meetings/{id} read the framework
        POST /api/v1/framework/meetings/{id} change the framework
        POST /api/v1/framework/meetings/{id}/removal change the framework
        GET /api/v1/framework/sources read the framework
        POST /api/v1/framework/sources change the framework
        GET /api/v1/framework/sources/{id} read the framework
        POST /api/v1/framework/sources/{id} change the framework
        POST /api/v1/framework/sources/{id}/removal change the framework
        GET /api/v1/framework/groups read the framework
        POST /api/v1/framework/groups change the framework
        GET /api/v1/framework/groups/{id} read the framework
        POST /api/v1/framework/groups/{id} change the framework
        POST /api/v1/framework/groups/{id}/removal change the framework
        GET /api/v1/framework/neighbour-models read the framework
        POST /api/v1/framework/neighbour-models change the framework
        GET /api/v1/framework/neighbour-models/{id} read the framework
        POST /api/v1/framework/neighbour-models/{id} change the framework
        POST /api/v1/framework/neighbour-models/{id}/removal change the framework
        GET /api/v1/framework/mappings read the framework
        POST /api/v1/framework/mappings change the framework
        GET /api/v1/framework/mappings/{id} read the framework
        POST /api/v1/framework/mappings/{id} change the framework
        POST /api/v1/framework/mappings/{id}/removal change the framework
        GET /api/v1/framework/settings read the framework
        POST /api/v1/framework/settings change the framework
        GET /api/v1/framework/versions read the framework
        GET /api/v1/imports read imports
        POST /api/v1/imports send figures
        GET /api/v1/imports/{number} read imports
        POST /api/v1/imports/{number}/acceptance import figures
        POST /api/v1/imports/{number}/withdrawal withdraw an import
        GET /api/v1/packs read packs
        GET /api/v1/packs/{number} read packs
        POST /api/v1/meetings/{id}/packs freeze a pack
        GET /api/v1/people read people
        POST /api/v1/people change people
        GET /api/v1/people/{number} read people
        POST /api/v1/people/{number}/roles change people
        POST /api/v1/people/{number}/roles/end change people
        POST /api/v1/people/{number}/link change people
        POST /api/v1/people/{number}/second-factor-removal change people
        POST /api/v1/people/{number}/closing change people
        GET /api/v1/exceptions read the board's business
        POST /api/v1/exceptions/{id} report on actions
        GET /api/v1/packs/{number}/difference read packs
        GET /api/v1/meetings/{id}/brief read packs
        GET /api/v1/audit read the audit trail
        GET /api/v1/openapi.json open
        """

    @Test("each route has its row, with the capability that it needs")
    func listed() {
        let rows = routes.map { "\($0.method.rawValue) \($0.path) \($0.right)" }
        #expect(rows == RouteTests.table.split(separator: "\n").map(String.init))
    }

    @Test("no two rows answer the same request")
    func unique() {
        let keys = routes.map { "\($0.method.rawValue) \($0.path)" }
        #expect(Set(keys).count == keys.count)
    }

    @Test("an address that is printed is an address that answers")
    func addresses() {
        let filter = IndicatorFilter(area: "northside", source: "return-csc", group: PopulationGroup("age=10-15;sex=female")!)
        let reads: [Address] = [
            .home, .scorecard(ScorecardFilter(order: .exceptions, show: .all, agency: "csc", known: SmallPartnership.today)),
            .indicators(search: "NI 59"), .indicator("visits", filter), .areas, .area("northside", known: SmallPartnership.today),
            .imports,
            .newImport, .importRecord(7), .framework, .frameworkFile, .meetings, .meeting("board-2026-12"), .pack(3),
            .audit(before: 9),
            .figures(.csv, known: nil), .figures(.json, known: SmallPartnership.today), .legend, .stylesheet("a"), .script("a"),
            .openAPI, .importProblems(of: 7), .mappingForm(of: 7, TablePointing(sheet: "A")), .mappings, .mapping("tool"),
            .signIn(to: "/scorecard"), .link("abc"), .account, .people, .newPerson, .person(3), .accountTokens, .tokens,
            .ownData, .personData(3), .retention, .privacy, .accessibility,
        ]
        let acts: [Address] = [
            .imports, .acceptance(of: 7), .withdrawal(of: 7), .packs(of: "board-2026-12"), .mappingForm(of: 7, TablePointing()),
            .signIn(to: nil), .signInCode, .demonstrationSignIn, .link("abc"), .signOut, .passwordChange, .secondFactor,
            .secondFactorConfirmation, .secondFactorSwitchingOff, .signOutEverywhere, .people, .grants(of: 3), .endOfGrant(of: 3),
            .newLink(for: 3),
            .closing(of: 3), .secondFactorRemoval(of: 3), .accountTokens, .endOfToken(3),
        ]
        for (method, addresses) in [("GET", reads), ("POST", acts)] {
            for address in addresses {
                let path = address.text.prefix { $0 != "?" }
                #expect(routes.contains { $0.method.rawValue == method && $0.match(path) != nil }, "\(method) \(address.text)")
            }
        }
    }

    @Test("an address reads back as what it was printed from")
    func queries() {
        let filter = IndicatorFilter(area: "northside", source: nil, group: PopulationGroup("age=10-15;sex=female")!)
        #expect(Address.indicator("visits", filter).text == "/indicators/visits?area=northside&group=age%3D10-15%3Bsex%3Dfemale")
        #expect(Address.scorecard(ScorecardFilter()).text == "/scorecard")
    }

    @Test("a path is matched part by part, and an empty part is none")
    func matching() throws {
        let route = try #require(routes.first { $0.path == "/imports/{number}" })
        #expect(route.match("/imports/7") == ["number": "7"])
        for path in ["/imports", "/imports/", "/imports/7/", "/imports/7/x", "/import/7", "imports/7", ""] {
            #expect(route.match(path) == nil, "\(path)")
        }
    }
}
