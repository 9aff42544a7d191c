import Domain

// What it measures, and what the board chose of it
extension FrameworkWriter {
    func indicator(_ indicator: Indicator) -> YAMLText {
        let line = framework.basket.first { $0.indicator == indicator.id }
        return .map(itself(indicator) + (line.map(chosen) ?? []))
    }

    private func itself(_ indicator: Indicator) -> [(String, YAMLText?)] {
        [
            ("id", .id(indicator.id)), ("national_code", indicator.nationalCode.map(YAMLText.text)),
            ("title", .text(indicator.title)),
            ("kind", indicator.kind == .local ? nil : .text(indicator.kind.rawValue)), ("unit", .text(indicator.unit.word)),
            ("polarity", .text(indicator.polarity.rawValue)),
            ("decimals", indicator.decimals == indicator.unit.usualDecimals ? nil : .plain("\(indicator.decimals)")),
            ("frequency", .text(indicator.frequency.rawValue)), ("period_type", .text(indicator.periodKind.word)),
            ("local_lag_days", indicator.localLagDays.map { .plain("\($0)") }),
            ("published_lag_days", indicator.publishedLagDays.map { .plain("\($0)") }), ("agency", .id(indicator.agency)),
            ("source_return", indicator.sourceReturn.map(YAMLText.text)), ("sources", .some(indicator.sources.map(YAMLText.id))),
            ("breakdowns", .texts(indicator.breakdowns)), ("area_breakdown", indicator.hasAreas ? .flag(true) : nil),
            ("disclosure", disclosure(indicator.disclosure)), ("definitions", .some(indicator.definitions.map(definition))),
            ("breaks", .some(indicator.breaks.map { .row([("from", .day($0.from)), ("reason", .text($0.reason))]) })),
            ("rebases", .some(indicator.rebases.map { .row([("from", .day($0.from)), ("why", .text($0.why))]) })),
            ("events", .some(indicator.events.map { .row([("on", .day($0.day)), ("what", .text($0.what))]) })),
            ("control", control(indicator.control)), ("flow", indicator.flow.map(flow)),
            ("agrees_with", indicator.agreesWith.map(counterpart)),
            ("replaced_by", indicator.replacedBy.map(YAMLText.id)), ("closed_on", indicator.closedOn.map(YAMLText.day)),
            ("verified_by", verifier(indicator.verification).map(YAMLText.text)), ("access", access(indicator.access)),
            ("note", indicator.note.map(YAMLText.text)),
        ]
    }

    func access(_ access: AccessClass) -> YAMLText? { access == .open ? nil : .text(access.word) }

    private func disclosure(_ rule: DisclosureRule) -> YAMLText? {
        if rule == .childrenInNeed { return nil }
        if let word = DisclosureRule.words.first(where: { $0.rule == rule })?.word { return .text(word) }
        return .row([
            ("largest_protected_count", .plain("\(rule.largestProtectedCount)")),
            ("smallest_denominator", .plain("\(rule.smallestDenominator)")),
        ])
    }

    private func definition(_ definition: DefinitionVersion) -> YAMLText {
        .row([
            ("number", .plain("\(definition.number)")), ("valid_from", definition.validFrom.map(YAMLText.day)),
            ("definition", definition.definition.map(YAMLText.text)), ("numerator", definition.numerator.map(YAMLText.text)),
            ("denominator", definition.denominator.map(YAMLText.text)),
        ])
    }

    private func control(_ settings: ControlSettings) -> YAMLText? {
        if settings == ControlSettings() { return nil }
        return .row([
            ("screened", settings.isScreened ? nil : .flag(false)),
            ("fixed_after", settings.fixedAfter.map { .plain("\($0)") }),
        ])
    }

    private func flow(_ flow: Indicator.Flow) -> YAMLText { .row([("starts", .id(flow.starts)), ("ends", .id(flow.ends))]) }

    private func counterpart(_ other: Indicator.Counterpart) -> YAMLText {
        .row([
            ("indicator", .id(other.indicator)), ("part", .text(other.part.rawValue)), ("its", .text(other.its.rawValue)),
            ("what", .text(other.what)),
        ])
    }

    private func verifier(_ verification: Verification) -> String? {
        switch verification {
        case .unverified: nil
        case .verified(let by): by
        }
    }

    private func chosen(_ line: BasketLine) -> [(String, YAMLText?)] {
        let targets = line.targets
        let single = targets.count == 1 && !isUniform ? targets[0] : nil
        let isRange = single.map { $0 == Target(aim: $0.aim) && $0.isExpectedRange } ?? false
        return [
            ("tier", .text(line.tier.rawValue)), ("priority", .id(line.priority)), ("reason", line.reason.map(YAMLText.text)),
            ("duty", line.duty.map(YAMLText.text)), ("held_to_account", line.heldToAccount.map(YAMLText.id)),
            ("target", isRange ? nil : single.map(target)),
            ("expected_range", isRange ? single.flatMap(rangeOfAim) : nil),
            ("targets", single == nil ? .some(targets.map(target)) : nil),
            ("benchmark", isPlain(line.benchmarks) ? benchmark(line.benchmarks) : nil),
            ("benchmarks", isPlain(line.benchmarks) ? nil : .some(line.benchmarks.map(listed))),
        ]
    }

    private func target(_ target: Target) -> YAMLText {
        let profile = target.quarterProfile.sorted { $0.key < $1.key }.map { ("Q\($0.key)", YAMLText?.some(.number($0.value))) }
        let (size, kind) = tolerance(target.tolerance)
        return .row([
            ("value", valueOfAim(target)), (target.isExpectedRange ? "expected_range" : "band", rangeOfAim(target)),
            ("tolerance", size), ("kind", kind), ("quarter_profile", profile.isEmpty ? nil : .row(profile)),
            ("from", target.from.map(YAMLText.day)), ("until", target.until.map(YAMLText.day)),
            ("area", target.area.map(YAMLText.id)),
            ("note", target.note.map(YAMLText.text)),
        ])
    }

    private func valueOfAim(_ target: Target) -> YAMLText? {
        if case .value(let value) = target.aim { .number(value) } else { nil }
    }

    private func rangeOfAim(_ target: Target) -> YAMLText? {
        switch target.aim {
        case .value: nil
        case .band(let lower, let upper), .expectedRange(let lower, let upper): .list([.number(lower), .number(upper)])
        }
    }

    private func tolerance(_ tolerance: Target.Tolerance) -> (YAMLText?, YAMLText?) {
        switch tolerance {
        case .points(0): (nil, nil)
        case .points(let size): (.number(size), .plain("points"))
        case .percentOfTarget(let size): (.number(size), .plain("relative_percent"))
        }
    }

    /// Whether `benchmark` can say them: at most one of England, then at most one of the neighbours.
    private func isPlain(_ benchmarks: [StatedBenchmark]) -> Bool {
        !isUniform && [[], [.england], [.neighbours], [.england, .neighbours]].contains(benchmarks.map(\.of))
    }

    private func benchmark(_ benchmarks: [StatedBenchmark]) -> YAMLText? {
        let fields = benchmarks.flatMap { benchmark -> [(String, YAMLText?)] in
            let keys: BenchmarkKeys = benchmark.of == .england ? .england : .neighbours
            return [
                (keys.value, .number(benchmark.value)), (keys.period, benchmark.period.map(YAMLText.period)),
                (keys.source, benchmark.source.map(YAMLText.text)),
            ]
        }
        return fields.isEmpty ? nil : .row(fields)
    }

    private func listed(_ benchmark: StatedBenchmark) -> YAMLText {
        .row([
            ("of", .text(benchmark.of.rawValue)), ("value", .number(benchmark.value)),
            ("period", benchmark.period.map(YAMLText.period)), ("source", benchmark.source.map(YAMLText.text)),
        ])
    }
}

extension Target {
    fileprivate var isExpectedRange: Bool { if case .expectedRange = aim { true } else { false } }
}
