extension Reading {
    /// For how many periods up to the latest one the measure has had the same word, each judged by the target of its time.
    public func run(of word: Standing.Word, district: ID<Area>) -> Int {
        guard let series, let line else { return 0 }
        var count = 0
        for point in series.points.reversed() {
            let target = line.target(for: point.period, in: series.area, district: district)
            guard Standing(of: point.shown, against: target, at: point.period, as: indicator).word == word else { break }
            count += 1
        }
        return count
    }
}
