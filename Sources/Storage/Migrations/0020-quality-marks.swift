extension Migration {
    /// What the checks said of a figure when it was accepted: the names of the checks, and no number and no words.
    static let qualityMarks = Migration(name: "0020-quality-marks") { _ in
        ["ALTER TABLE figure_origin ADD COLUMN quality TEXT NOT NULL DEFAULT ''"]
    }
}
