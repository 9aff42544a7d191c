import Domain

/// Every address of the site. Links are printed from here and from nowhere else, so none can be wrong.
enum Address: Hashable, Sendable {
    case home
    case scorecard(ScorecardFilter)
    case indicators(search: String)
    case indicator(ID<Indicator>, IndicatorFilter)
    case areas
    case area(ID<Area>, known: Day?)
    case imports
    case newImport
    case importTable
    case importRecord(Int64)
    case acceptance(of: Int64)
    case withdrawal(of: Int64)
    case importProblems(of: Int64)
    case mappingForm(of: Int64, TablePointing)
    case mappings
    case mapping(String)
    case framework
    case frameworkFile
    case frameworkSettings
    case frameworkVersion(Int64)
    case frameworkPart(FrameworkPart)
    case newFrameworkThing(FrameworkPart)
    case severalFrameworkThings(FrameworkPart)
    case frameworkThing(FrameworkPart, String)
    case frameworkRemoval(FrameworkPart, String)
    case targets
    case catalogue(search: String)
    case setUp
    case meetings
    case meeting(ID<Meeting>)
    case packs(of: ID<Meeting>)
    case pack(Int64)
    case audit(before: Int64?, AuditFilter = AuditFilter())
    case figures(FigureFile, known: Day?)
    case legend
    case signIn(to: String?)
    case signInCode
    case openID(to: String?)
    case openIDReturn
    case demonstrationSignIn
    case link(String)
    case signOut
    case account
    case passwordChange
    case secondFactor
    case secondFactorConfirmation
    case secondFactorSwitchingOff
    case signOutEverywhere
    case ownData
    case accountTokens
    case tokens
    case endOfToken(Int64)
    case people
    case newPerson
    case person(Int64)
    case grants(of: Int64)
    case endOfGrant(of: Int64)
    case newLink(for: Int64)
    case closing(of: Int64)
    case personData(Int64)
    case secondFactorRemoval(of: Int64)
    case retention
    case privacy
    case accessibility
    case ownIdentityRemoval
    case identityRemoval(of: Int64)
    case stylesheet(String)
    case script(String)
    case api
    case openAPI
    /// The addresses of a noun that stand beside it, in an extension of their own.
    case at(String)

    enum FigureFile: String, CaseIterable, Sendable { case csv, json }

    var text: String {
        switch self {
        case .home: "/"
        case .scorecard(let filter): "/scorecard" + Address.query(filter.pairs)
        case .indicators(let search): "/indicators" + Address.query([("q", search)])
        case .indicator(let id, let filter): "/indicators/\(id)" + Address.query(filter.pairs)
        case .areas: "/areas"
        case .area(let id, let known): "/areas/\(id)" + Address.query([("known", known?.iso8601)])
        case .imports: "/imports"
        case .newImport: "/imports/new"
        case .importTable: "/imports/table.csv"
        case .importRecord(let number): "/imports/\(number)"
        case .acceptance(let number): "/imports/\(number)/acceptance"
        case .withdrawal(let number): "/imports/\(number)/withdrawal"
        case .importProblems(let number): "/imports/\(number)/problems.csv"
        case .mappingForm(let number, let pointing): "/imports/\(number)/mapping" + Address.query(pointing.pairs)
        case .mappings: "/mappings"
        case .mapping(let id): "/mappings/\(id)"
        case .framework: "/framework"
        case .frameworkFile: "/framework.yaml"
        case .frameworkSettings: "/framework/settings"
        case .frameworkVersion(let number): "/framework/versions/\(number)"
        case .frameworkPart(let part): "/framework/\(part.id)"
        case .newFrameworkThing(let part): "/framework/\(part.id)/new"
        case .severalFrameworkThings(let part): "/framework/\(part.id)/several"
        case .frameworkThing(let part, let id): "/framework/\(part.id)/\(Query.encoded(id))"
        case .frameworkRemoval(let part, let id): "/framework/\(part.id)/\(Query.encoded(id))/removal"
        case .targets: "/framework/targets"
        case .catalogue(let search): "/framework/catalogue" + Address.query([("q", search)])
        case .setUp: "/set-up"
        case .meetings: "/meetings"
        case .meeting(let id): "/meetings/\(id)"
        case .packs(let meeting): "/meetings/\(meeting)/packs"
        case .pack(let number): "/packs/\(number)"
        case .audit(let before, let filter): "/audit" + Address.query([("before", before.map(String.init))] + filter.pairs)
        case .figures(let file, let known): "/figures.\(file.rawValue)" + Address.query([("known", known?.iso8601)])
        case .legend: "/help/legend"
        case .signIn(let destination): "/sign-in" + Address.query([("to", destination)])
        case .signInCode: "/sign-in/code"
        case .openID(let destination): "/sign-in/open-id" + Address.query([("to", destination)])
        case .openIDReturn: "/sign-in/open-id/return"
        case .demonstrationSignIn: "/sign-in/demonstration"
        case .link(let token): "/links/\(token)"
        case .signOut: "/sign-out"
        case .account: "/account"
        case .passwordChange: "/account/password"
        case .secondFactor: "/account/second-factor"
        case .secondFactorConfirmation: "/account/second-factor/confirmation"
        case .secondFactorSwitchingOff: "/account/second-factor/removal"
        case .signOutEverywhere: "/account/sign-out-everywhere"
        case .ownData: "/account/data.json"
        case .accountTokens: "/account/tokens"
        case .tokens: "/tokens"
        case .endOfToken(let number): "/tokens/\(number)/end"
        case .people: "/people"
        case .newPerson: "/people/new"
        case .person(let number): "/people/\(number)"
        case .grants(let number): "/people/\(number)/roles"
        case .endOfGrant(let number): "/people/\(number)/roles/end"
        case .newLink(let number): "/people/\(number)/link"
        case .closing(let number): "/people/\(number)/closing"
        case .secondFactorRemoval(let number): "/people/\(number)/second-factor-removal"
        case .personData(let number): "/people/\(number)/data.json"
        case .retention: "/retention"
        case .privacy: "/privacy"
        case .accessibility: "/accessibility"
        case .ownIdentityRemoval: "/account/identity-removal"
        case .identityRemoval(let number): "/people/\(number)/identity-removal"
        case .stylesheet(let version): "/style.css" + Address.query([("v", version)])
        case .script(let version): "/script.js" + Address.query([("v", version)])
        case .api: "/api/v1"
        case .openAPI: "/api/v1/openapi.json"
        case .at(let path): path
        }
    }

    /// What has no value stays out of the address.
    static func query(_ pairs: [(String, String?)]) -> String {
        let given = pairs.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : "\(name)=\(Query.encoded($0))" } }
        return given.isEmpty ? "" : "?" + given.joined(separator: "&")
    }
}

/// What the scorecard shows and in which order, as it stands in its address.
struct ScorecardFilter: Hashable, Sendable {
    enum Order: String, CaseIterable, Sendable { case exceptions, framework }
    enum Show: String, CaseIterable, Sendable { case core, all, exceptions, new }

    var order = Order.framework
    var show = Show.core
    var agency: ID<Agency>?
    var known: Day?

    /// The usual choices stay out of the address, so that one page has one address.
    var pairs: [(String, String?)] {
        [
            ("order", order == .framework ? nil : order.rawValue), ("show", show == .core ? nil : show.rawValue),
            ("agency", agency?.text), ("known", known?.iso8601),
        ]
    }

    func with(order: Order) -> ScorecardFilter {
        var other = self
        other.order = order
        return other
    }

    func with(show: Show) -> ScorecardFilter {
        var other = self
        other.show = show
        return other
    }

    func with(agency: ID<Agency>?) -> ScorecardFilter {
        var other = self
        other.agency = agency
        return other
    }
}

/// Which series of an indicator is shown, as it stands in its address.
struct IndicatorFilter: Hashable, Sendable {
    var area: ID<Area>?
    var source: ID<Source>?
    var group = PopulationGroup.total
    var known: Day?

    var pairs: [(String, String?)] {
        [("area", area?.text), ("source", source?.text), ("group", group.text), ("known", known?.iso8601)]
    }
}
