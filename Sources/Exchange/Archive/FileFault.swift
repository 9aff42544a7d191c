import Domain

/// Why a file, or a part of it, cannot be read: what a person is told about it.
struct FileFault: Error, Hashable {
    var problem: Problem

    init(_ problem: Problem) { self.problem = problem }

    init(what: String, remedy: String) { problem = Problem(what: what, remedy: remedy) }
}
