import Domain

/// The canonical text of a framework: every part in the order of the value, what is usual left out.
struct FrameworkWriter {
    let framework: Framework
    /// Everything under the one key that can hold all of it, as forms and requests have it, and not under the shorter
    /// one that a person would write in a file.
    var isUniform = false

    var text: String { YAMLText.document(parts) }

    var parts: [(String, YAMLText?)] {
        let year = isUniform ? nil : commonPopulationYear
        return [
            ("meta", framework.fictionalBanner.map { .map([("fictional", .plain("true")), ("banner", .text($0))]) }),
            ("partnership", partnership),
            ("agencies", .list(framework.agencies.map(agency))),
            ("areas", areas(year)),
            ("district", .id(framework.district)),
            ("region", framework.region.map(YAMLText.id)),
            ("country", framework.country.map(YAMLText.id)),
            ("groups", .some(framework.dimensions.map(dimension))),
            ("sources", .some(framework.sources.map(source))),
            ("priorities", .some(numbered.map(priority))),
            ("enabler_group", enablers.map(priority)),
            ("indicators", .list(framework.indicators.map(indicator))),
            ("bodies", .some(framework.bodies.map(body))),
            ("meetings", .some(framework.meetings.map(meeting))),
            ("neighbour_models", .some(framework.neighbourModels.map(neighbourModel))),
            ("preferred_neighbour_model", framework.preferredNeighbourModel.map(YAMLText.id)),
            ("mappings", .some(framework.mappings.map(mapping))),
            ("bank_holidays", .some(framework.extraBankHolidays.map(YAMLText.day))),
        ]
    }
}

// Who and where
extension FrameworkWriter {
    private var partnership: YAMLText {
        let itself = framework.partnership
        return .map([
            ("id", .id(itself.id)), ("name", .text(itself.name)), ("short_name", itself.shortName.map(YAMLText.text)),
            ("statutory_basis", itself.statutoryBasis.map(YAMLText.text)), ("vision", itself.vision.map(YAMLText.text)),
            ("contact", itself.contact.map(YAMLText.text)),
        ])
    }

    private func agency(_ agency: Agency) -> YAMLText {
        .row([
            ("id", .id(agency.id)), ("name", .text(agency.name)), ("type", agency.type.map(YAMLText.text)),
            ("partner", agency.partner.map(YAMLText.text)), ("data_lead", agency.dataLead.map(YAMLText.text)),
            ("signs_off", agency.signsOff.map(YAMLText.text)), ("closed_on", agency.closedOn.map(YAMLText.day)),
        ])
    }

    private func areas(_ year: Int?) -> YAMLText {
        .map([
            ("population_year", year.map { .plain("\($0)") }),
            ("list", .list(framework.areas.map { area($0, year) })),
        ])
    }

    private func area(_ area: Area, _ year: Int?) -> YAMLText {
        let keyed = isUniform ? nil : keyedPopulations(of: area, year)
        let hasOneParent = area.parents.count == 1 && !isUniform
        let listed = keyed == nil ? area.populations.map(population) : []
        return .row(
            [
                ("id", .id(area.id)), ("name", .text(area.name)),
                ("kind", area.kind == .locality ? nil : .text(area.kind.rawValue)), ("code", area.code.map(YAMLText.text)),
                ("old_codes", .texts(area.oldCodes)), ("other_names", .texts(area.otherNames)),
                ("parent", hasOneParent ? .id(area.parents[0]) : nil),
                ("parents", hasOneParent ? nil : .some(area.parents.map(YAMLText.id))),
                ("committee", area.committee.map(YAMLText.id)), ("valid_from", area.validFrom.map(YAMLText.day)),
                ("valid_until", area.validUntil.map(YAMLText.day)),
            ] + (keyed ?? []) + [("populations", .some(listed))])
    }

    /// The year that most populations are of, which then need not say it.
    private var commonPopulationYear: Int? {
        let years = Dictionary(grouping: framework.areas.flatMap(\.populations), by: \.midYear).mapValues(\.count)
        return years.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }

    private func keyedPopulations(of area: Area, _ year: Int?) -> [(String, YAMLText?)]? {
        guard Set(area.populations.map(\.band)).count == area.populations.count else { return nil }
        var fields: [(String, YAMLText?)] = []
        for population in area.populations {
            guard population.midYear == year, let key = PopulationKey.key(of: population.band) else { return nil }
            fields.append((key, .plain("\(population.count)")))
        }
        return fields
    }

    private func population(_ population: Population) -> YAMLText {
        .row([
            ("band", .text(population.band)), ("mid_year", .plain("\(population.midYear)")),
            ("count", .plain("\(population.count)")),
        ])
    }

    private func body(_ body: Body) -> YAMLText {
        .row([
            ("id", .id(body.id)), ("name", .text(body.name)), ("chair", body.chair.map(YAMLText.text)),
            ("public", isUniform && !body.isPublic ? nil : .flag(body.isPublic)),
            ("meets", body.meets.map(YAMLText.text)), ("delegated", body.delegated.map(YAMLText.text)),
            ("report_months", YAMLText.texts(body.reportMonths.map { Day.monthNames[$0 - 1] })),
            ("closed_on", body.closedOn.map(YAMLText.day)),
        ])
    }

    private func meeting(_ meeting: Meeting) -> YAMLText {
        .row([
            ("id", .id(meeting.id)), ("body", .id(meeting.body)), ("date", .day(meeting.date)),
            ("time", meeting.time.map { .text($0.text) }), ("place", meeting.place.map(YAMLText.text)),
            ("data_period", meeting.dataPeriod.map(YAMLText.period)), ("status", .plain(meeting.isHeld ? "held" : "planned")),
            ("paper_deadline", meeting.paperDeadline.map(YAMLText.day)),
            ("papers_published", meeting.papersPublished.map(YAMLText.day)),
            ("public", meeting.isPublic ? .flag(true) : nil), ("access", access(meeting.access)),
            ("note", meeting.note.map(YAMLText.text)),
        ])
    }

    /// The last priority without a number stands under its own key, as the partnership's own paper has it.
    private var enablers: Priority? { isUniform ? nil : framework.priorities.last.flatMap { $0.number == nil ? $0 : nil } }
    private var numbered: [Priority] { enablers == nil ? framework.priorities : framework.priorities.dropLast() }

    private func priority(_ priority: Priority) -> YAMLText {
        .map([
            ("id", .id(priority.id)), ("number", priority.number.map { .plain("\($0)") }), ("title", .text(priority.title)),
            ("outcome", priority.outcome.map(YAMLText.text)), ("lead", priority.lead.map(YAMLText.text)),
            ("accountable", priority.accountable.map(YAMLText.text)), ("subgroup", priority.subGroup.map(YAMLText.id)),
            ("note", priority.note.map(YAMLText.text)), ("closed_on", priority.closedOn.map(YAMLText.day)),
        ])
    }
}

// What of others it takes in
extension FrameworkWriter {
    private func source(_ source: Source) -> YAMLText {
        .map([
            ("id", .id(source.id)), ("name", .text(source.name)), ("edition", source.edition.map(YAMLText.text)),
            ("publisher", source.publisher.map(YAMLText.text)), ("licence", source.licence.map(YAMLText.text)),
            ("attribution", source.attribution.map(YAMLText.text)), ("address", source.address.map(YAMLText.text)),
            ("agency", source.agency.map(YAMLText.id)),
        ])
    }

    private func dimension(_ dimension: Dimension) -> YAMLText {
        .map([
            ("dimension", .text(dimension.id)),
            ("members", .list(dimension.members.map { .row([("id", .text($0.id)), ("name", .text($0.name))]) })),
        ])
    }

    private func neighbourModel(_ model: NeighbourModel) -> YAMLText {
        .row([("id", .id(model.id)), ("name", .text(model.name)), ("published_on", model.publishedOn.map(YAMLText.day))])
    }
}

extension YAMLText {
    static func id<Thing>(_ id: ID<Thing>) -> YAMLText { .text(id.text) }
    static func day(_ day: Day) -> YAMLText { .text(day.iso8601) }
    static func period(_ period: Period) -> YAMLText { .text(period.code) }
    static func number(_ number: Double) -> YAMLText { .plain(NumberText.write(number)) }
    static func flag(_ flag: Bool) -> YAMLText { .plain(flag ? "true" : "false") }
    static func some(_ items: [YAMLText]) -> YAMLText? { items.isEmpty ? nil : .list(items) }
}
