import Domain

/// What can be wrong with a data file of Explore Education Statistics. Where a figure could become wrong by reading
/// it, the file is refused; what is only untidy is read, and said.
struct EducationStatisticsFault {
    enum Kind: Hashable {
        // The geography
        case unknownLevel, noAreaNamed(level: String), halfNamed, areaBelowLevel(level: String), wordForNoArea(level: String)
        case missingColumns(level: String), misshapenCode(decides: Bool), codeOfTwoNames(other: String, decides: Bool)
        case nameOfTwoCodes(other: String), rowsPassedOver(levels: String), looksLikeGeography
        case namesSmallerPlace(level: String)
        // The time
        case unknownIdentifier, identifierInOtherCase(proper: String), mixedIdentifiers(String), noYear, noTwoYears
        case yearsNotInOrder, oneYearExpected
        // The columns and the rows
        case columnTwice, spaceInName, emptyColumn, blankFilter, spaceAroundMember, membersAlike(other: String)
        case sameRow(first: Int, contradicts: Bool), unusualMarker, noNumber, manyInOne, notInUTF8
        // The description of the columns
        case noDescription, tabbed, nameBlank, typeUnknown, labelBlank, notInData, describedTwice, undescribed(String)
        case decimals, unitOfFilter, unknownUnit, hintOfIndicator, groupingNotInData, groupingShared, groupingOfIndicator
        case groupsAlike(other: String)
    }

    var kind: Kind
    var row: Int?
    var column: String?
    var cell: String?
    /// How many more rows or columns have it.
    var more = 0

    /// Whether a figure could become wrong by reading the file.
    var isProblem: Bool {
        switch kind {
        case .unknownLevel, .noAreaNamed, .areaBelowLevel, .missingColumns, .misshapenCode(decides: true), .unknownIdentifier,
            .codeOfTwoNames(_, decides: true), .noYear, .noTwoYears, .yearsNotInOrder, .oneYearExpected, .columnTwice,
            .blankFilter, .sameRow(_, contradicts: true), .noDescription, .notInData:
            true
        default: false
        }
    }

    var problem: Problem {
        let (what, remedy) = sentence
        let others = more == 0 ? "" : more == 1 ? " One more has it." : " \(more) more have it."
        return Problem(row: row, column: column, cell: cell, what: what + others, remedy: remedy)
    }

    private var sentence: (String, String) {
        geography ?? time ?? table ?? description ?? ("Something is wrong here.", "Check it against the publication.")
    }
}

extension EducationStatisticsFault {
    private static let askPublisher = "Ask the publisher, or correct the file against the publication."
    private static let nothingToDo = "Check that the figures are those of the publication; it was read as it stands."

    private var geography: (String, String)? {
        let here = "“\(cell ?? "")”"
        return switch kind {
        case .unknownLevel:
            (
                cell?.isEmpty ?? true ? "The row has no geographic level." : "There is no geographic level \(here).",
                "Write National, Regional, Local authority or another of the published levels."
            )
        case .noAreaNamed(let level): ("The level is \(level), and the row names no area of it.", Self.askPublisher)
        case .halfNamed: ("The area has a code without a name, or a name without a code.", Self.nothingToDo)
        case .areaBelowLevel(let level):
            (
                "The level is \(level), and the row names a smaller area: \(here). Nobody can tell which of the two it is about.",
                Self.askPublisher
            )
        case .wordForNoArea(let level): ("The level is \(level), so this should be blank; it says \(here).", Self.nothingToDo)
        case .missingColumns(let level):
            ("There are rows of the level \(level), and no column \(column ?? "") to name their areas.", Self.askPublisher)
        case .misshapenCode: ("\(here) is no code as this column has them.", Self.askPublisher)
        case .codeOfTwoNames(let other, _): ("The code \(here) goes with two names: \(other).", Self.askPublisher)
        case .nameOfTwoCodes(let other): ("The name \(here) goes with two codes in one period: \(other).", Self.nothingToDo)
        case .rowsPassedOver(let levels): ("Rows of other levels are passed over: \(levels).", Self.nothingToDo)
        case .namesSmallerPlace(let level):
            ("The level is \(level), and the row names a school or provider: \(here).", Self.nothingToDo)
        case .looksLikeGeography:
            ("This column looks like geography, and is none of the published columns of it.", Self.nothingToDo)
        default: nil
        }
    }

    private var time: (String, String)? {
        let here = "“\(cell ?? "")”"
        return switch kind {
        case .unknownIdentifier:
            (
                "There is no time identifier \(here).",
                "Write Academic year, Financial year, Calendar year, Reporting year or another of the published list."
            )
        case .identifierInOtherCase(let proper): ("The time identifier is written “\(proper)”.", Self.nothingToDo)
        case .mixedIdentifiers(let all):
            ("The rows are of several kinds of time: \(all). Each is read by its own.", Self.nothingToDo)
        case .noYear: ("\(here) is neither a year nor two years.", Self.askPublisher)
        case .noTwoYears:
            ("This kind of time has two years (202425), and one is given: nobody can tell which is meant.", Self.askPublisher)
        case .yearsNotInOrder: ("The two years of \(here) do not follow each other.", Self.askPublisher)
        case .oneYearExpected: ("This kind of time has one year (2025), and two are given.", Self.askPublisher)
        default: nil
        }
    }

    private var table: (String, String)? {
        let here = "“\(cell ?? "")”"
        return switch kind {
        case .columnTwice: ("The column stands twice.", "Keep one of them.")
        case .spaceInName: ("The name of the column has a space in it.", Self.nothingToDo)
        case .emptyColumn: ("The column has nothing in it.", Self.nothingToDo)
        case .blankFilter: ("The row does not say who is counted: the filter is blank.", Self.askPublisher)
        case .spaceAroundMember: ("There are spaces around \(here); it is read without them.", Self.nothingToDo)
        case .membersAlike(let other):
            ("\(here) and “\(other)” differ by signs only, and are read as two groups.", Self.nothingToDo)
        case .sameRow(let first, true): ("Row \(first) is about the same and says something else.", Self.askPublisher)
        case .sameRow(let first, false): ("Row \(first) says the same.", Self.nothingToDo)
        case .unusualMarker: ("\(here) is a marker of older files; those of today are c, k, low, u, x and z.", Self.nothingToDo)
        case .noNumber: ("\(here) is neither a number nor a marker, in a column of figures.", Self.nothingToDo)
        case .manyInOne:
            ("Columns of figures differ by who is counted, which a filter should say: \(cell ?? "").", Self.nothingToDo)
        case .notInUTF8: ("The description of the columns is not in UTF-8.", Self.nothingToDo)
        default: nil
        }
    }

    private var description: (String, String)? {
        let here = "“\(cell ?? "")”"
        return switch kind {
        case .noDescription:
            (
                "The file that should describe the columns does not: it has no col_name and col_type.",
                "Send the .meta.csv that was published with this file, or none."
            )
        case .tabbed: ("The description of the columns is parted by tabs and not by commas.", Self.nothingToDo)
        case .nameBlank: ("The description has a row without col_name.", Self.nothingToDo)
        case .typeUnknown: ("The description says neither Filter nor Indicator.", Self.nothingToDo)
        case .labelBlank: ("The description gives no label.", Self.nothingToDo)
        case .notInData:
            (
                "The description has a column \(here) that is not in the data.",
                "Send the .meta.csv that was published with this file."
            )
        case .describedTwice: ("The description has \(here) twice.", Self.nothingToDo)
        case .undescribed(let names): ("The description leaves out columns of the data: \(names).", Self.nothingToDo)
        case .decimals:
            (
                cell?.isEmpty ?? true
                    ? "The description gives no decimals for this column."
                    : "The decimals must be a whole number, and are \(here).", Self.nothingToDo
            )
        case .unitOfFilter: ("A filter has no unit, and the description gives it \(here).", Self.nothingToDo)
        case .unknownUnit: ("There is no unit \(here) in these files.", Self.nothingToDo)
        case .hintOfIndicator: ("A hint is for filters, and the description gives one to a column of figures.", Self.nothingToDo)
        case .groupingNotInData: ("The description groups by a column \(here) that is not in the data.", Self.nothingToDo)
        case .groupingShared: ("Two filters are grouped by \(here), or a filter by another filter's column.", Self.nothingToDo)
        case .groupingOfIndicator: ("A column of figures is grouped as only filters are.", Self.nothingToDo)
        case .groupsAlike(let other): ("The groups \(here) and “\(other)” differ by signs only.", Self.nothingToDo)
        default: nil
        }
    }
}
