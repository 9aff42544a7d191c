// swift-tools-version: 6.2
import PackageDescription

// The rings of docs/ARCHITECTURE.md. A target may import only what stands in its line here: the
// compiler holds it on a clean build with --explicit-target-dependency-import-check=error, and
// TidyTests reads this file for the rest.

let ours: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func ring(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: ours)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], data: [String] = []) -> Target {
    .testTarget(name: name + "Tests", dependencies: dependencies, exclude: data, swiftSettings: ours)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let jwtKit = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "bellwether",
    products: [.executable(name: "bellwether", targets: ["bellwether"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/vapor/jwt-kit.git", from: "5.5.0"),
    ],
    targets: [
        // Ring 1
        ring("Measures"),
        ring("Markup"),
        // Ring 2
        ring("Domain", ["Measures"]),
        ring("Charts", ["Measures", "Markup"]),
        ring("Calc", ["Measures"]),
        // Ring 3
        ring("Exchange", ["Domain", "Measures", "CZip", "CExpat", "CXlsxWriter", yams]),
        ring("Storage", ["Domain", "CPostgres", crypto, grdb, grdbSQLite, nioPosix, logging]),
        ring("Reports", ["Domain", "Measures", "Charts", "Markup"]),
        // Ring 4
        ring(
            "Services",
            ["Exchange", "Storage", "Reports", "Domain", "Measures", crypto, cryptoExtras, jwtKit, nioCore, nioPosix, logging]),
        ring("Assets"),
        ring(
            "Web",
            [
                "Services", "Reports", "Charts", "Domain", "Markup", "Assets", hummingbird, hummingbirdCore, httpTypes, nioCore,
                nioPosix, logging, crypto,
            ]),
        // Ring 5
        .executableTarget(
            name: "bellwether",
            dependencies: ["Web", "Services", "Storage", "Assets", "Domain", "Calc", argumentParser],
            swiftSettings: ours),
        // Reads a file and keeps nothing, for Benchmarks/reading.
        .executableTarget(
            name: "ReadingProgram",
            dependencies: ["Exchange"],
            path: "Benchmarks/ReadingProgram",
            swiftSettings: ours),

        // Judges many series and keeps nothing, for Benchmarks/judging.
        .executableTarget(
            name: "JudgingProgram",
            dependencies: ["Measures"],
            path: "Benchmarks/JudgingProgram",
            swiftSettings: ours),
        // Protects tables that it makes itself, for Benchmarks/protecting.
        .executableTarget(
            name: "ProtectingProgram",
            dependencies: ["Measures"],
            path: "Benchmarks/ProtectingProgram",
            swiftSettings: ours),

        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),

        .target(
            name: "TestKit",
            dependencies: ["Storage", "Services", "Domain", "Exchange"],
            path: "Tests/TestKit",
            swiftSettings: ours),
        tests(of: "Measures", ["Measures"], data: ["Cases"]),
        tests(of: "Markup", ["Markup"]),
        tests(of: "Domain", ["Domain", "Measures"]),
        tests(of: "Calc", ["Calc", "Measures"]),
        tests(of: "Charts", ["Charts", "Markup", "Measures"], data: ["Golden"]),
        tests(of: "Exchange", ["Exchange", "Domain", "TestKit"]),
        tests(of: "Storage", ["Storage", "Domain", "TestKit"]),
        tests(of: "Reports", ["TestKit", "Reports", "Domain", "Charts", "Markup", "Measures"], data: ["Golden"]),
        tests(
            of: "Services",
            [
                "Services", "Storage", "Exchange", "Reports", "Domain", "TestKit", hummingbird, httpTypes, nioCore, crypto,
                cryptoExtras, logging,
            ]),
        tests(
            of: "Web",
            ["Web", "Markup", "Services", "Storage", "Domain", "TestKit", hummingbird, httpTypes, nioCore, nioEmbedded, logging],
            data: ["Golden", "Routes.txt"]),
        tests(of: "Tidy", [], data: ["Nouns.txt", "Interface.txt", "AccessClasses.txt"]),
    ],
    swiftLanguageModes: [.v6]
)
