import Foundation

/// A real PostgreSQL of the tests' own: started once for the test process, in a folder of its own, reachable only
/// through a socket in that folder, and gone with the process however that ends.
public struct PostgresServer: Sendable {
    public let address: String

    public static func shared() async throws -> PostgresServer { try await started.value }

    private static let started = Task { try start() }

    public struct CannotStart: Error, CustomStringConvertible {
        public let description: String
    }

    private static func start() throws -> PostgresServer {
        guard let programs = folderOfPrograms() else {
            throw CannotStart(
                description:
                    "PostgreSQL is not installed, and every storage test runs on it too. Install it with: apt-get install postgresql"
            )
        }
        let process = Process()
        let isRoot = geteuid() == 0
        process.executableURL = URL(fileURLWithPath: isRoot ? "/usr/sbin/runuser" : "/bin/sh")
        // The server refuses to run as root; its package brings a user for it.
        process.arguments = (isRoot ? ["-u", "postgres", "--", "/bin/sh"] : []) + ["-c", script, "sh", programs]
        process.currentDirectoryURL = URL(fileURLWithPath: "/")
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        // Held open until this process ends: that is when the script sees the end of its input.
        _ = Unmanaged.passRetained(input)
        let answer = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let words = answer.split(whereSeparator: \.isWhitespace)
        guard words.first == "ready", words.count == 2 else {
            throw CannotStart(description: "PostgreSQL from \(programs) did not start: \(answer)")
        }
        return PostgresServer(address: "host=\(words[1]) dbname=postgres user=postgres")
    }

    /// Says "ready" and its folder, or what went wrong; stops the server by its number when its input ends.
    private static let script = """
        folder=$(mktemp -d /tmp/bellwether-postgres.XXXXXX) || exit 1
        trap 'rm -rf "$folder"' EXIT
        "$1/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/log" 2>&1 \\
            || { tr '\\n' ' ' <"$folder/log"; exit 1; }
        "$1/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=off -c synchronous_commit=off \\
            -c full_page_writes=off -c max_connections=200 -c shared_buffers=64MB >>"$folder/log" 2>&1 &
        server=$!
        for wait in $(seq 300); do
            "$1/pg_isready" -q -h "$folder" && break
            kill -0 $server 2>/dev/null || { tr '\\n' ' ' <"$folder/log"; exit 1; }
            sleep 0.1
        done
        echo "ready $folder"
        exec >/dev/null 2>&1
        cat
        kill -INT $server
        wait $server
        """

    private static func folderOfPrograms() -> String? {
        let packaged = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: packaged)) ?? []  // Absent is an answer.
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders =
            versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "\(packaged)/\($0)/bin" }
            + path.split(separator: ":").map(String.init)
        return folders.first { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") }
    }
}
