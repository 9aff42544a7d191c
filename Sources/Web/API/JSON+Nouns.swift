import Domain

// The other nouns as programs get them.
extension JSON {
    init(_ area: Area) {
        self = [
            "id": .text(area.id.text), "name": .text(area.name), "kind": .text(area.kind.rawValue), "code": JSON(area.code),
            "parents": .list(area.parents.map { .text($0.text) }), "committee": JSON(area.committee?.text),
            "populations": .list(
                area.populations.map { ["band": .text($0.band), "mid_year": JSON($0.midYear), "count": JSON($0.count)] }),
        ]
    }

    init(_ agency: Agency) {
        self = [
            "id": .text(agency.id.text), "name": .text(agency.name), "type": JSON(agency.type), "partner": JSON(agency.partner),
            "data_lead": JSON(agency.dataLead), "signs_off": JSON(agency.signsOff),
        ]
    }

    init(_ indicator: Indicator) {
        self = [
            "id": .text(indicator.id.text), "national_code": JSON(indicator.nationalCode), "title": .text(indicator.title),
            "kind": .text(indicator.kind.rawValue), "unit": .text(indicator.unit.word),
            "polarity": .text(indicator.polarity.rawValue),
            "decimals": JSON(indicator.decimals), "frequency": .text(indicator.frequency.rawValue),
            "period_type": .text(indicator.periodKind.word), "agency": .text(indicator.agency.text),
            "sources": .list(indicator.sources.map { .text($0.text) }),
            "definitions": .list(indicator.definitions.map { JSON($0) }),
            "breaks": .list(indicator.breaks.map { ["from": .text($0.from.iso8601), "reason": .text($0.reason)] }),
            "rebases": .list(indicator.rebases.map { ["from": .text($0.from.iso8601), "why": .text($0.why)] }),
            "events": .list(indicator.events.map { ["on": .text($0.day.iso8601), "what": .text($0.what)] }),
            "control": [
                "screened": .bool(indicator.control.isScreened),
                "fixed_after": indicator.control.fixedAfter.map { .int(Int64($0)) } ?? .null,
            ],
            "flow": indicator.flow.map { ["starts": .text($0.starts.text), "ends": .text($0.ends.text)] } ?? .null,
            "agrees_with": indicator.agreesWith.map { JSON($0) } ?? .null,
            "verified": .bool(indicator.verification != .unverified), "replaced_by": JSON(indicator.replacedBy?.text),
            "closed_on": JSON(indicator.closedOn?.iso8601), "access": .text(indicator.access.word),
        ]
    }

    init(_ other: Indicator.Counterpart) {
        self = [
            "indicator": .text(other.indicator.text), "part": .text(other.part.rawValue), "its": .text(other.its.rawValue),
            "what": .text(other.what),
        ]
    }

    init(_ definition: DefinitionVersion) {
        self = [
            "version": JSON(definition.number), "valid_from": JSON(definition.validFrom?.iso8601),
            "definition": JSON(definition.definition), "numerator": JSON(definition.numerator),
            "denominator": JSON(definition.denominator),
        ]
    }

    init(_ entry: CatalogueEntry) {
        self = [
            "id": .text(entry.id.text), "national_code": JSON(entry.nationalCode),
            "predecessor_code": JSON(entry.predecessorCode),
            "title": .text(entry.title), "unit": .text(entry.unit.word), "frequency": .text(entry.frequency.rawValue),
            "lead_agency": .text(entry.leadAgency), "status": .text(entry.status), "replaced_by": JSON(entry.replacedBy?.text),
            "verified_by": .text(entry.verifiedBy),
        ]
    }

    init(_ record: Import) {
        let counts = record.counts
        self = [
            "number": .int(record.number), "file": .text(record.fileName), "format": .text(record.format),
            "sha256": .text(record.sha256),
            "bytes": JSON(record.byteCount), "known_on": .text(record.knownOn.iso8601), "state": .text(record.state.rawValue),
            "actor": .text(record.actor.word), "agency": JSON(record.agency?.text), "created_at": .text(record.createdAt.iso8601),
            "accepted_at": JSON(record.acceptedAt?.iso8601),
            "read": JSON(counts.read), "new": JSON(counts.new), "changed": JSON(counts.changed),
            "unchanged": JSON(counts.unchanged),
            "left_out": .object(counts.leftOut.sorted { $0.key < $1.key }.map { ($0.key, JSON($0.value)) }),
            "withdrawn_at": JSON(record.withdrawnAt?.iso8601), "withdrawn_by": JSON(record.withdrawnBy?.word),
            "withdrawn_why": JSON(record.withdrawnWhy),
        ]
    }

    init(_ problem: Problem) {
        self = [
            "sheet": JSON(problem.sheet), "row": problem.row.map { JSON($0) } ?? .null, "column": JSON(problem.column),
            "cell": JSON(problem.cell),
            "what": .text(problem.what),
            "do": .text(problem.remedy),
        ]
    }

    init(_ meeting: Meeting) {
        self = [
            "id": .text(meeting.id.text), "body": .text(meeting.body.text), "date": .text(meeting.date.iso8601),
            "time": JSON(meeting.time?.text), "place": JSON(meeting.place), "data_period": JSON(meeting.dataPeriod?.code),
            "paper_deadline": JSON(meeting.paperDeadline?.iso8601),
            "papers_published": JSON(meeting.papersPublished?.iso8601), "held": .bool(meeting.isHeld),
            "public": .bool(meeting.isPublic), "access": .text(meeting.access.word),
        ]
    }

    init(_ pack: Pack) {
        self = [
            "number": .int(pack.number), "meeting": .text(pack.meeting.text), "format": .text(pack.format.rawValue),
            "audience": .text(pack.audience.rawValue), "as_known": .text(pack.asKnown.iso8601),
            "frozen_at": .text(pack.frozenAt.iso8601),
            "sha256": .text(pack.sha256), "bytes": JSON(pack.byteCount), "address": .text(Address.pack(pack.number).text),
        ]
    }

    init(_ line: AuditLine) {
        self = [
            "number": .int(line.number), "at": .text(line.at.iso8601), "actor": .text(line.actor),
            "capability": .text(line.capability),
            "verb": .text(line.verb), "noun": .text(line.noun), "id": .text(line.nounID), "detail": .text(line.detail),
            "content_hash": .text(line.contentHash), "hash": .text(line.hash),
        ]
    }

    init(_ line: BasketLine) {
        self = [
            "indicator": .text(line.indicator.text), "priority": .text(line.priority.text), "tier": .text(line.tier.rawValue),
            "reason": JSON(line.reason), "duty": JSON(line.duty), "held_to_account": JSON(line.heldToAccount?.text),
            "targets": .list(line.targets.map { JSON($0) }),
        ]
    }

    init(_ priority: Priority) {
        self = [
            "id": .text(priority.id.text), "number": priority.number.map { JSON($0) } ?? .null, "title": .text(priority.title),
            "outcome": JSON(priority.outcome), "lead": JSON(priority.lead), "accountable": JSON(priority.accountable),
            "sub_group": JSON(priority.subGroup?.text),
        ]
    }
}
