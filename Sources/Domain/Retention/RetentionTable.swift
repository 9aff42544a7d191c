/// What is kept, for how long and why: read by the monthly job, shown on its page, printed in `docs/retention.md`.
public enum RetentionTable {
    public struct Row: Hashable, Sendable {
        /// The noun in the singular, as `Nouns.txt` has it, or the name of something that is no noun of the domain.
        public var thing: String
        public var keeping: Keeping
        public var why: String

        init(_ thing: String, _ keeping: Keeping, _ why: String) {
            self.thing = thing
            self.keeping = keeping
            self.why = why
        }
    }

    // What the monthly job clears away.
    public static let session = Keeping.days(0, after: "it ends, twelve hours after signing in at the latest")
    public static let link = Keeping.days(90, after: "it was used or ran out")
    public static let attempt = Keeping.days(1, after: "the last one")
    public static let invited = Keeping.days(365, after: "it was made, when nobody used it")
    public static let leftFile = Keeping.days(90, after: "it came, when it was refused or nobody accepted it")
    public static let acceptedFile = Keeping.years(10, after: "it was accepted")
    public static let auditEntry = Keeping.years(10, after: "it was written")

    public static let rows = things + parts + people + outside

    private static let things = [
        Row("figure", .forGood, "A board compares years, and a figure that was wrong is withdrawn and not deleted."),
        Row(
            "matter", .forGood,
            "What a meeting decided and promised is its record; a matter that was recorded by mistake is withdrawn and says so."),
        Row("template", .forGood, "By it a report of the time can be read as it was meant."),
        Row("framework", .forGood, "What was meant by a figure on a day is told by the version of that day."),
        Row("pack", .forGood, "It is what the board had before it, kept to the byte."),
        Row("exception", .forGood, "What an agency said of a figure belongs to the figure's story."),
        Row("challenge", .forGood, "What the board asked, of whom, and what came of it is its record of having done its work."),
        Row("import", .forGood, "Where a figure came from: the file's name, size, hash and day, without its content."),
        Row(
            "file of an import, accepted", acceptedFile,
            "A figure can be followed to the very cell for as long as the trail says who brought it."),
        Row(
            "file of an import, left", leftFile,
            "Nothing was taken from it, and a partner's spreadsheet may say more than it should."),
        Row("risk", .forGood, "What was feared, and whether it came, is asked when it has come."),
        Row("rating", .forGood, "What a board was told of its priorities is part of what it decided."),
        Row("tracker", .forGood, "What was promised for a quarter and signed for is held against the next."),
        Row(
            "audit", auditEntry,
            "A chair, an inspection or a review asks years later who did what; ten years outlast the plans and the people. The long times for children's case files are not meant: no record of a child is here. A signed checkpoint stays, so that what is left can still be proven."
        ),
    ]

    private static let parts = [
        Row("indicator", .within("the framework's version"), "It stands in it."),
        Row("agency", .within("the framework's version"), "It stands in it."),
        Row("area", .within("the framework's version"), "It stands in it."),
        Row("basket", .within("the framework's version"), "It stands in it."),
        Row("body", .within("the framework's version"), "It stands in it."),
        Row("mapping", .within("the framework's version"), "It stands in it."),
        Row("meeting", .within("the framework's version"), "It stands in it."),
        Row("priority", .within("the framework's version"), "It stands in it."),
        Row("source", .within("the framework's version"), "It stands in it."),
        Row("timetable", .notKept, "Worked out from calendars, lags and meetings whenever it is asked for."),
        Row("target", .within("the framework's version"), "It stands in it."),
        Row(
            "comparator", .within("the figures that it stands beside"),
            "Without it a judgement of the time could not be made again."),
        Row("action", .forGood, "Who promised what, and whether it was done, is asked again in each plan and each inspection."),
        Row("agenda", .forGood, "What a body dealt with, and which papers it had before it, is asked for years later."),
        Row("question", .forGood, "It is part of the minutes: who asked what in the name of children, and what was replied."),
        Row("check", .notKept, "Found anew whenever a return is looked at; what was explained stays as the mark of its figure."),
        Row("round", .forGood, "By when the board asked whom for what is asked when a figure is missing."),
        Row(
            "return", .forGood,
            "Who filled in a figure, who signed it and what was asked of it stand beside the figure for as long as it stands."),
        Row("resolution", .forGood, "What was decided is what everything after it rests on."),
        Row(
            "minutes", .forGood,
            "They are the body's record; each version of a draft stays, so that it can be told what was changed."),
        Row("member of a body", .forGood, "Who sat on it on a day is part of its record."),
        Row("step", .within("the thing that it happened to"), "It is the thing's story."),
        Row(
            "file of a thing", .within("the thing that it belongs to"), "Evidence is asked for as long as what it is evidence of."
        ),
        Row("notice", .within("the account"), "Whom it told of what is asked when somebody says that they never heard."),
        Row(
            "mail", .within("the account"),
            "That one went, when and to whom; what it said is kept nowhere. It keeps one from going twice."),
        Row("search", .within("the thing that it finds"), "It finds what is there and nothing else."),
        Row("period", .notKept, "A word for time, kept inside figures."),
        Row("disclosure", .notKept, "A rule of the program."),
        Row("scorecard", .notKept, "Worked out from figures whenever it is asked for."),
        Row("retention", .notKept, "This table is part of the program; what the monthly job did stands in the audit trail."),
    ]

    private static let people = [
        Row(
            "person", .forGood,
            "Only the number and the roles held: name, e-mail address and every way to sign in are taken away at the moment when the account is closed."
        ),
        Row("account that was never used", invited, "A name and an address that serve nothing; the account is closed."),
        Row("session", session, "It says that somebody is signed in, and nothing afterwards."),
        Row(
            "identity at a provider", .within("the account"),
            "By it a person is known who signs in with the account of their own organisation."),
        Row(
            "sign-in begun at a provider", .within("ten minutes, and until the next one begins"),
            "The browser comes back in that time or not at all."),
        Row("link", link, "Whether an invitation was used is asked for some weeks."),
        Row(
            "token", .within("the account"), "Ended ones stay on the page of the account, so that its person sees what there was."
        ),
        Row(
            "calendar", .within("the account"),
            "Ended addresses stay on the page of the account, so that its person sees what there was. Of the secret its hash is kept."
        ),
        Row("answer kept for a program", .days(1, after: "it was given"), "A program that lost it may ask again."),
        Row("failed sign-in", attempt, "It slows whoever guesses; the trail has its own entry of it."),
        Row(
            "known browser", .days(180, after: "it was first used"),
            "A cookie in the browser itself, which names nobody; here nothing is kept."),
    ]

    private static let outside = [
        Row(
            "backup", .outside,
            "It is a file of its own. It holds what was there on its day, so it should not be kept longer than it may be needed."),
        Row("log", .outside, "The system's journal keeps it: requests that failed, without what was typed."),
    ]
}
