/// Who populated a figure: which agency, out of what, signed by whom and when.
public struct FigureOrigin: Hashable, Sendable {
    public var submission: Int64
    public var agency: ID<Agency>
    public var round: Int64
    public var sourceSystem: String
    public var extractedOn: Day?
    public var enteredBy: Actor?
    public var signedBy: Actor
    public var signedOn: Day
    public var acceptedOn: Day
    public var commentary: Commentary
    public var explanation: String
    /// What the checks said of it when it was accepted; nil for what was accepted before that was kept.
    public var quality: QualityMark?

    public init(
        submission: Int64, agency: ID<Agency>, round: Int64, sourceSystem: String, extractedOn: Day?, enteredBy: Actor?,
        signedBy: Actor, signedOn: Day, acceptedOn: Day, commentary: Commentary, explanation: String,
        quality: QualityMark? = nil
    ) {
        self.submission = submission
        self.agency = agency
        self.round = round
        self.sourceSystem = sourceSystem
        self.extractedOn = extractedOn
        self.enteredBy = enteredBy
        self.signedBy = signedBy
        self.signedOn = signedOn
        self.acceptedOn = acceptedOn
        self.commentary = commentary
        self.explanation = explanation
        self.quality = quality
    }

    /// "Populated by Children’s Services, Early Years team; source Ofsted MI, 30 November 2026; signed off 6 January 2027".
    public func sentence(_ agency: Agency?) -> String {
        let name = [agency?.name ?? self.agency.text, agency?.dataLead].compactMap(\.self).joined(separator: ", ")
        let system = sourceSystem.isEmpty ? "the agency’s return" : sourceSystem
        return
            "Populated by \(name); source \(system)\(extractedOn.map { ", \($0.long)" } ?? ""); signed off \(signedOn.long)."
    }
}
