import Domain

/// English councils with social services that were abolished since 2009, so that a row about one is left out for what
/// it is. Their place is another today, in bounds or in government.
enum FormerCouncils {
    private struct Council {
        var year: Int
        var code: String
        /// The Department's number, where no other council took it over.
        var number: String?
        /// Its name, where no other council took it over.
        var names: [String]
    }

    private static let councils = [
        Council(year: 2009, code: "E10000001", number: "820", names: ["bedfordshire"]),
        Council(year: 2009, code: "E10000004", number: "875", names: ["cheshire"]),
        Council(year: 2019, code: "E10000009", number: "835", names: ["dorset (pre lg)", "dorset (to 2019)"]),
        Council(year: 2019, code: "E06000028", number: "837", names: ["bournemouth", "bournemouth (pre lg)"]),
        Council(year: 2019, code: "E06000029", number: "836", names: ["poole", "poole (pre lg)"]),
        Council(year: 2020, code: "E10000002", number: nil, names: ["buckinghamshire (pre lg)"]),
        Council(year: 2021, code: "E10000021", number: "928", names: ["northamptonshire", "northamptonshire (pre lg)"]),
        Council(year: 2023, code: "E10000006", number: "909", names: ["cumbria", "cumbria (pre lg)"]),
        Council(year: 2023, code: "E10000023", number: nil, names: ["north yorkshire (pre lg)"]),
        Council(year: 2023, code: "E10000027", number: nil, names: ["somerset (pre lg)"]),
    ]

    private static let years: [String: Int] = Dictionary(
        councils.flatMap { council in
            ([council.code.lowercased(), council.number].compactMap { $0 } + council.names).map { ($0, council.year) }
        },
        uniquingKeysWith: { first, _ in first })

    private static let codes = Set(councils.map { $0.code.lowercased() })

    /// The year in which the council of this name, number or code was abolished; nil for any other text.
    static func abolished(_ text: String) -> Int? { years[AreaNames.key(text)] }

    /// Whether this is the code of an abolished council. Its name may be that of a council of today with other bounds,
    /// so where the code is not known the name must not be asked.
    static func isCode(_ text: String) -> Bool { codes.contains(AreaNames.key(text)) }
}
