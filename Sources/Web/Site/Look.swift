import Assets

/// The one place that names what Assets holds.
enum Look {
    static let stylesheet = Assets.stylesheet
    static let script = Assets.script
}
