import Domain
import Storage

extension Bellwether {
    /// What was promised, asked and planned, for the chair's brief.
    func briefBusiness(
        for sitting: Meeting, _ version: FrameworkVersion, on today: Day, _ connection: any SQLConnection
    ) throws -> BriefBusiness {
        let last = version.framework.meetings.filter { $0.body == sitting.body && $0.date < sitting.date && $0.date <= today }
            .map(\.date).max()
        return BriefBusiness(lastMeeting: last)
    }
}
