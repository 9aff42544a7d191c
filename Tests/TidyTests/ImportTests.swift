import Testing

/// Modules that come with the toolchain: anyone may import them.
private let toolchain: Set<String> = [
    "Swift", "Foundation", "FoundationEssentials", "FoundationNetworking", "FoundationXML", "Dispatch",
    "Synchronization", "Testing", "Glibc", "Musl", "Darwin", "RegexBuilder", "Observation",
]

/// Packages that more than one target may import: two that carry a vocabulary (log lines, hashes)
/// and the thread pool.
private let shared: Set<String> = ["Logging", "Crypto", "NIOCore", "NIOPosix"]

/// The rings from the centre out. A target depends on targets of nearer rings, and of its own ring
/// only as written in `sameRing`.
private let rings: [[String]] = [
    ["Measures", "Markup"],
    ["Domain", "Charts", "Calc"],
    ["Exchange", "Storage", "Reports"],
    ["Services", "Assets", "Web"],
    ["bellwether", "ReadingProgram", "JudgingProgram", "ProtectingProgram"],
]
private let sameRing: Set<String> = ["Web → Services", "Web → Assets"]

/// What Web may never reach past Services for.
private let closedToWeb: Set<String> = ["Storage", "Exchange", "GRDB", "GRDBSQLite", "CPostgres"]

@Suite("Imports follow the rings")
struct ImportTests {
    @Test("a target imports only what stands in its line of Package.swift")
    func declared() throws {
        let manifest = try Manifest.read()
        let wrong = undeclaredImports(
            in: Repository.swift(under: "Sources") + Repository.swift(under: "Tests"), manifest)
        #expect(wrong.isEmpty, "\(wrong.listed)")
    }

    @Test("the manifest's lines point towards the centre")
    func inward() throws {
        let wrong = outwardLines(of: try Manifest.read())
        #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    }

    @Test("a package of others is imported by exactly one target of Sources")
    func oneImporter() throws {
        let manifest = try Manifest.read()
        let wrong = sharedPackages(in: Repository.swift(under: "Sources"), manifest)
        #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    }

    @Test("Hummingbird is imported by Web alone, and never by the program")
    func hummingbird() {
        let wrong = Repository.swift(under: "Sources").filter { $0.target != "Web" }
            .flatMap { file in imports(of: file).filter { $0.says.hasPrefix("Hummingbird") } }
        #expect(wrong.isEmpty, "\(wrong.listed)")
    }

    @Test("tests are written with Testing: `make test` runs no other kind")
    func noXCTest() {
        let wrong = Repository.swift(under: "Tests").flatMap { imports(of: $0) }.filter { $0.says == "XCTest" }
        #expect(wrong.isEmpty, "\(wrong.listed)")
    }
}

@Suite("The import rules can fail")
struct ImportRuleTests {
    private let manifest = """
        let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
        let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
        let package = Package(
            targets: [
                ring("Measures"),
                // ring("Gone"),
                ring("Domain", ["Measures", logging]),
                ring(
                    "Storage",
                    ["Domain", grdb]),
                ring("Web", ["Domain"]),
                .executableTarget(
                    name: "bellwether",
                    dependencies: ["Storage"]),
                .systemLibrary(name: "CPostgres", pkgConfig: "libpq"),
                tests(of: "Domain", ["Domain"]),
                tests(of: "Tidy"),
            ]
        )
        """

    @Test("the manifest is read with its constants, over several lines, without what is commented out")
    func readsManifest() throws {
        let read = try Manifest(source: manifest)
        #expect(
            Set(read.targets.keys) == [
                "Measures", "Domain", "Storage", "Web", "bellwether", "CPostgres", "DomainTests", "TidyTests",
            ])
        #expect(read.targets["Storage"]?.modules == ["Domain", "GRDB"])
        #expect(read.targets["DomainTests"]?.kind == .test)
    }

    @Test("a dependency that the reader does not know is an error, not an empty line")
    func unknownConstant() {
        #expect(throws: ManifestError.unknown("mystery", of: "Domain")) {
            try Manifest(source: "targets: [\n ring(\"Domain\", [mystery]) ]")
        }
    }

    @Test("each form of import is seen, and none in a comment or a text")
    func forms() {
        let file = SwiftFile(
            path: "Sources/Domain/A.swift",
            source: """
                import Foundation
                public import Measures
                @preconcurrency import NIOCore
                @testable import Domain
                import struct GRDB.Row
                // import Commented
                let text = \"\"\"
                    import Quoted
                    \"\"\"
                """)
        #expect(imports(of: file).map(\.says) == ["Foundation", "Measures", "NIOCore", "Domain", "GRDB"])
    }

    @Test("an import that is not in the target's line is found, with its line")
    func undeclared() throws {
        let file = SwiftFile(path: "Sources/Domain/A.swift", source: "import Foundation\nimport Storage\n")
        #expect(
            undeclaredImports(in: [file], try Manifest(source: manifest)).map(\.description) == [
                "Sources/Domain/A.swift:2: Domain imports Storage, which its line in Package.swift does not name"
            ])
    }

    @Test("a second importer of a package is found; of a shared one it is not")
    func secondImporter() throws {
        let files = ["Domain", "Storage"].map {
            SwiftFile(path: "Sources/\($0)/A.swift", source: "import GRDB\nimport Logging\n")
        }
        #expect(
            sharedPackages(in: files, try Manifest(source: manifest)) == ["GRDB is imported by Domain and Storage"])
    }

    @Test("a line that points outward, or from Web past Services, is found")
    func outward() throws {
        let read = try Manifest(
            source: "targets: [\n ring(\"Domain\", [\"Web\"]), ring(\"Web\", [\"Storage\"]), ring(\"Storage\"), ring(\"New\") ]")
        #expect(
            outwardLines(of: read) == [
                "Domain → Web points outward",
                "New is in no ring: add it to the list in ImportTests.swift and to docs/ARCHITECTURE.md",
                "Web → Storage passes Services by",
            ])
    }
}

private func imports(of file: SwiftFile) -> [Place] {
    file.imports.map { Place(path: file.path, line: $0.line, says: $0.text) }
}

private func undeclaredImports(in files: [SwiftFile], _ manifest: Manifest) -> [Place] {
    files.flatMap { file -> [Place] in
        let allowed = manifest.targets[file.target]?.modules ?? []
        return imports(of: file).filter { !toolchain.contains($0.says) && !allowed.contains($0.says) }
            .map {
                Place(
                    path: $0.path, line: $0.line,
                    says: "\(file.target) imports \($0.says), which its line in Package.swift does not name")
            }
    }
}

private func sharedPackages(in files: [SwiftFile], _ manifest: Manifest) -> [String] {
    var importers: [String: Set<String>] = [:]
    for file in files {
        for module in imports(of: file).map(\.says)
        where !toolchain.contains(module) && !shared.contains(module) && !manifest.isOurs(module) {
            importers[module, default: []].insert(file.target)
        }
    }
    return importers.filter { $0.value.count > 1 }
        .map { "\($0.key) is imported by \($0.value.sorted().joined(separator: " and "))" }
        .sorted()
}

private func outwardLines(of manifest: Manifest) -> [String] {
    func ring(_ name: String) -> Int? { rings.firstIndex { $0.contains(name) } }
    var wrong: [String] = []
    for target in manifest.targets.values where target.kind == .ours && target.name != "TestKit" {
        guard let own = ring(target.name) else {
            wrong.append(
                "\(target.name) is in no ring: add it to the list in ImportTests.swift and to docs/ARCHITECTURE.md")
            continue
        }
        for module in target.modules {
            let line = "\(target.name) → \(module)"
            if target.name == "Web" && closedToWeb.contains(module) {
                wrong.append("\(line) passes Services by")
            } else if let other = ring(module), other > own || (other == own && !sameRing.contains(line)) {
                wrong.append("\(line) points outward")
            }
        }
    }
    return wrong.sorted()
}
