import Foundation

/// A file with a secret in it, for its owner alone.
enum PrivateFile {
    /// Nil when there is none. The permissions are those of the very file that is read.
    static func content(_ path: String, called name: String) throws -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 {
            if errno == ENOENT { return nil }
            throw unreadable(name)
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw unreadable(name) }
        guard status.st_mode & 0o077 == 0 else {
            throw Secrets.Unusable(
                what: "Others on this computer can read or write the \(name).",
                remedy: "Give it mode 600 (chmod 600), and make a new key if somebody else may have seen it.")
        }
        return String(decoding: try file.read(upToCount: 1 << 14) ?? Data(), as: UTF8.self)
    }

    static func unreadable(_ name: String) -> Secrets.Unusable {
        Secrets.Unusable(
            what: "The \(name) cannot be read.", remedy: "Check that it is a file and belongs to the user who runs Bellwether.")
    }
}
