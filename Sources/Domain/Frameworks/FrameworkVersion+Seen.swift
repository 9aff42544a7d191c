extension FrameworkVersion {
    /// This version as an actor sees it: the one filter through which every answer to an actor reads the framework, so
    /// that what is restricted stands in no list, count, search, page or export for whoever may not see it.
    ///
    /// - Parameter current: the version in force today. Who may see a thing is decided by it also for earlier days: what
    ///   was open then and is restricted now is not found by asking for an earlier day. A thing that it does not have
    ///   any more stays as it was.
    public func seen(by actor: Actor, now current: FrameworkVersion) -> FrameworkVersion {
        AccessTable.grants(actor, .readRestricted) ? self : open(now: current)
    }

    /// This version with nothing in it but what is open: itself, when there is nothing else.
    public func open(now current: FrameworkVersion) -> FrameworkVersion {
        let indicators = Set(
            framework.indicators.filter { (current.indicator($0.id) ?? $0).access != .open }.map(\.id))
        let meetings = Set(framework.meetings.filter { (current.meeting($0.id) ?? $0).access != .open }.map(\.id))
        if indicators.isEmpty, meetings.isEmpty { return self }
        return FrameworkVersion(
            number: number, knownFrom: knownFrom, actor: actor, why: why,
            framework: framework.without(indicators: indicators, meetings: meetings))
    }

    /// The same version with another reason: the one that was given may name what is restricted.
    public func saying(why: String) -> FrameworkVersion {
        FrameworkVersion(number: number, knownFrom: knownFrom, actor: actor, why: why, framework: framework)
    }

    /// Whether a line of what a version changed is about something that stands in this one. A thing that was taken out
    /// since is not told of either: nobody can say any more who might have seen it.
    public func shows(_ line: FrameworkDifference.Line) -> Bool {
        switch line.noun {
        case "indicator", "basket line": indicator(ID(line.id)) != nil
        case "meeting": meeting(ID(line.id)) != nil
        case "mapping": framework.mappings.contains { $0.id == line.id }
        default: true
        }
    }
}

extension Framework {
    /// Without these, and without a word of them anywhere else.
    fileprivate func without(indicators hidden: Set<ID<Indicator>>, meetings gone: Set<ID<Meeting>>) -> Framework {
        var framework = self
        framework.indicators = indicators.filter { !hidden.contains($0.id) }.map { $0.naming(noneOf: hidden) }
        framework.basket.removeAll { hidden.contains($0.indicator) }
        framework.meetings.removeAll { gone.contains($0.id) }
        framework.mappings = mappings.compactMap { mapping in
            var mapping = mapping
            mapping.lines.removeAll { hidden.contains($0.indicator) }
            return mapping.lines.isEmpty ? nil : mapping
        }
        return framework
    }
}
