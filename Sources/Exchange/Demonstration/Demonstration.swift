import Domain

/// Makes the demonstration's figures out of its framework and a seed: the returns that eight invented agencies would
/// have sent, quarter by quarter, late ones, missing ones and corrections included.
///
/// The same two files give the same bytes on every machine, so that a page of the demonstration can be compared
/// with the one in the documentation.
public enum Demonstration {
    public static func files(framework: Framework, generator yaml: String) throws -> [DemonstrationFile] {
        let recipe = try DemonstrationRecipe(yaml: yaml)
        return try DemonstrationReturns(history: DemonstrationHistory(framework: framework, recipe: recipe)).files()
    }
}

/// One return: a figures file, and the day on which it came.
public struct DemonstrationFile: Hashable, Sendable {
    public var name: String
    public var bytes: [UInt8]
    public var knownOn: Day
}
