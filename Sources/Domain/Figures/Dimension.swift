/// A way to divide the children of an area, and its members: age, sex, ethnicity.
public struct Dimension: Hashable, Sendable {
    public struct Member: Hashable, Sendable {
        public var id: String
        public var name: String

        public init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    public var id: String
    public var members: [Member]

    public init(id: String, members: [Member]) {
        self.id = id
        self.members = members
    }
}
