import Domain
import Storage

extension Bellwether {
    /// A tracker that is made elsewhere: by its address, or as the file that its makers gave. It is shown beside ours, says
    /// where it comes from and when it was brought up to date, and nobody types it again.
    public func addOutsideTracker(_ brought: OutsideTracker, number: Int64? = nil, as actor: Actor) async throws -> ActionTracker
    {
        try require(.keepTrackers, of: actor)
        let now = clock()
        return try await database.write { [self] connection in
            try connection.trackers.lock()
            var tracker = ActionTracker(
                number: try number ?? connection.trackers.nextNumber(), kind: .elsewhere,
                title: try words(brought.title, "The title", upTo: 200), priority: brought.priority, period: nil,
                access: brought.access, changedOn: now.day)
            if let priority = brought.priority, try framework(seenBy: actor, in: connection).priority(priority) == nil {
                throw Refusal(.notPossible, "There is no priority \(priority).", remedy: "Choose one, or none.")
            }
            guard brought.access == .open || AccessTable.grants(actor, .readRestricted) else {
                throw Refusal(
                    .denied, "You may not bring a restricted tracker: you could not read it.",
                    remedy: "Leave it open, or ask an officer.")
            }
            try take(brought, into: &tracker, now.day)
            try connection.trackers.add(tracker)
            try keepFile(of: brought, tracker, at: now, by: actor, connection)
            try connection.steps.add(
                "bring", to: tracker.thing, says: tracker.origin?.source ?? "", to: brought.refreshedOn.long, at: now, by: actor)
            try note(tracker, .keepTrackers, "bring", by: actor, at: now, connection)
            return tracker
        }
    }

    /// A newer edition of the same, by whoever made it.
    public func refreshTracker(_ number: Int64, with brought: OutsideTracker, as actor: Actor) async throws -> ActionTracker {
        try require(.keepTrackers, of: actor)
        let now = clock()
        return try await changingTracker(number, .keepTrackers, "refresh", as: actor) { [self] tracker, connection, _ in
            guard tracker.kind == .elsewhere, let before = tracker.origin else {
                throw Refusal(.notPossible, "\(tracker.thing.reference) is made here.", remedy: "Change it on its page.")
            }
            guard brought.refreshedOn >= before.refreshedOn else {
                throw Refusal(
                    .notPossible, "What is here is newer: \(before.refreshedOn.long).", remedy: "Bring one of that day or later.")
            }
            try take(brought, into: &tracker, now.day)
            try keepFile(of: brought, tracker, at: now, by: actor, connection)
            return ("", before.refreshedOn.long, brought.refreshedOn.long)
        }
    }

    private func take(_ brought: OutsideTracker, into tracker: inout ActionTracker, _ today: Day) throws {
        let address = brought.address.flatMap { $0.trimmed.isEmpty ? nil : $0.trimmed }
        guard address != nil || brought.file != nil else {
            throw Refusal(
                .notPossible, "Neither an address nor a file was given.",
                remedy: "Give the address at which it stands, or the file.")
        }
        if let address, !TrackerOrigin.isAddress(address) {
            throw Refusal(
                .notPossible, "This is no address of a page.", remedy: "Begin it with https:// and leave no spaces in it.")
        }
        guard brought.refreshedOn <= today else {
            throw Refusal(
                .notPossible, "\(brought.refreshedOn.long) is still to come.",
                remedy: "Give the day on which its makers last changed it.")
        }
        tracker.origin = TrackerOrigin(
            source: try words(brought.source, "Where it was made", upTo: 120), address: address, refreshedOn: brought.refreshedOn)
        if let file = brought.file { tracker.says.activities = try TrackerFile.activities(in: file.bytes).map(safe) }
    }

    /// What was read from a file of others is checked like what is typed.
    private func safe(_ activity: Activity) throws -> Activity {
        for text in [activity.title, activity.milestone, activity.owner, activity.says, activity.statedWord ?? ""] {
            _ = try words(text, "A cell of the file", upTo: 600, mayBeEmpty: true)
        }
        return activity
    }

    /// The files of before stay, withdrawn: one edition is shown, and none is lost.
    private func keepFile(
        of brought: OutsideTracker, _ tracker: ActionTracker, at now: Instant, by actor: Actor, _ connection: any SQLConnection
    ) throws {
        guard let file = brought.file else { return }
        for old in try connection.attachedFiles.all(of: tracker.thing) where !old.isWithdrawn {
            _ = try connection.attachedFiles.withdraw(old.number)
        }
        _ = try attach(
            file.bytes, name: file.name, says: "As its makers gave it, up to date on \(brought.refreshedOn.long)",
            to: tracker.thing,
            at: now, by: actor, connection)
    }
}
