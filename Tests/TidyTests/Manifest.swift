import Foundation

/// What Package.swift says of each target. It reads the few forms that our manifest uses (`ring`,
/// `tests(of:)`, `.target`, `.executableTarget`, `.systemLibrary`) and refuses to guess at others.
struct Manifest {
    struct Target: Equatable {
        var name: String
        /// Modules of this package and the products' names of others, as they are imported.
        var modules: Set<String>
        var kind: Kind
    }

    enum Kind: Equatable { case ours, test, system }

    private(set) var targets: [String: Target] = [:]
    /// Product name by the name of the constant that stands for it.
    private(set) var products: [String: String] = [:]

    static func read() throws -> Manifest { try Manifest(source: Repository.text("Package.swift")) }

    init(source: String) throws {
        let text = source.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }
            .joined(separator: "\n")
        for match in text.matches(of: /let\s+(\w+)\s*=\s*Target\.Dependency\.product\(name:\s*"(\w+)"/) {
            products[String(match.1)] = String(match.2)
        }
        guard let list = text.range(of: "targets: [\n") else { throw ManifestError.noTargets }
        let body = text[list.upperBound...]

        for match in body.matches(of: /\bring\(\s*"(\w+)"\s*(?:,\s*\[([^\]]*)\])?/) {
            try add(String(match.1), match.2, .ours)
        }
        for match in body.matches(of: /\btests\(\s*of:\s*"(\w+)"\s*(?:,\s*\[([^\]]*)\])?/) {
            try add(String(match.1) + "Tests", match.2, .test)
        }
        for match in body.matches(of: /\.(?:executableTarget|target)\(\s*name:\s*"(\w+)"\s*(?:,\s*dependencies:\s*\[([^\]]*)\])?/)
        {
            try add(String(match.1), match.2, .ours)
        }
        for match in body.matches(of: /\.systemLibrary\(\s*name:\s*"(\w+)"/) {
            try add(String(match.1), nil, .system)
        }
        if targets.isEmpty { throw ManifestError.noTargets }
    }

    /// Whether a module is one of this package's targets.
    func isOurs(_ module: String) -> Bool { targets[module] != nil }

    private mutating func add(_ name: String, _ list: Substring?, _ kind: Kind) throws {
        var modules: Set<String> = []
        for item in (list ?? "").split(separator: ",") {
            let entry = item.trimmingCharacters(in: .whitespacesAndNewlines)
            if entry.isEmpty { continue }
            if entry.hasPrefix("\"") {
                modules.insert(entry.trimmingCharacters(in: ["\""]))
            } else if let product = products[entry] {
                modules.insert(product)
            } else {
                throw ManifestError.unknown(entry, of: name)
            }
        }
        targets[name] = Target(name: name, modules: modules, kind: kind)
    }
}

enum ManifestError: Error, Equatable {
    case noTargets
    case unknown(String, of: String)
}
