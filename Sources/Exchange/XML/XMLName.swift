#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The name of an element or attribute, as namespace and local name: which prefix a writer chose does not matter.
/// It lives as long as the call it was given in.
struct XMLName {
    let namespace: UnsafeBufferPointer<UInt8>
    let local: UnsafeBufferPointer<UInt8>

    /// What stands between the two in the texts expat gives; it occurs in no namespace that is read here.
    static let separator = UInt8(ascii: "|")

    init(_ text: UnsafePointer<CChar>) {
        let bytes = XMLName.bytes(text)
        guard let place = bytes.lastIndex(of: XMLName.separator) else {
            namespace = UnsafeBufferPointer(rebasing: bytes[0..<0])
            local = bytes
            return
        }
        namespace = UnsafeBufferPointer(rebasing: bytes[..<place])
        local = UnsafeBufferPointer(rebasing: bytes[(place + 1)...])
    }

    static func bytes(_ text: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: strlen(text))
    }

    func isIn(_ known: XMLNamespace) -> Bool { known.addresses.contains { XMLName.isSame(namespace, $0) } }

    static func == (name: XMLName, local: StaticString) -> Bool { isSame(name.local, local) }

    static func ~= (local: StaticString, name: XMLName) -> Bool { isSame(name.local, local) }

    private static func isSame(_ bytes: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
        guard bytes.count == text.utf8CodeUnitCount else { return false }
        guard let start = bytes.baseAddress else { return true }
        return memcmp(start, text.utf8Start, bytes.count) == 0
    }
}

/// A vocabulary, under each address that files know it by.
struct XMLNamespace: Sendable {
    let addresses: [StaticString]

    init(_ addresses: StaticString...) { self.addresses = addresses }
}

/// The attributes of an element. They live as long as the call they were given in.
struct XMLAttributes {
    let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// An attribute that stands without a prefix.
    subscript(_ name: StaticString) -> UnsafePointer<CChar>? {
        first { strcmp($0, UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)) == 0 }
    }

    /// An attribute of a namespace.
    subscript(_ name: StaticString, in namespace: XMLNamespace) -> UnsafePointer<CChar>? {
        first {
            let given = XMLName($0)
            return given == name && given.isIn(namespace)
        }
    }

    func text(_ name: StaticString) -> String? { self[name].map { String(cString: $0) } }

    func text(_ name: StaticString, in namespace: XMLNamespace) -> String? {
        self[name, in: namespace].map { String(cString: $0) }
    }

    func isTrue(_ name: StaticString) -> Bool { ["1", "true", "on"].contains(text(name) ?? "") }

    /// Gives each attribute with its value as bytes.
    func visit(_ each: (XMLName, UnsafeBufferPointer<UInt8>) -> Void) {
        guard var pair = pairs else { return }
        while let name = pair[0], let value = pair[1] {
            each(XMLName(name), XMLName.bytes(value))
            pair += 2
        }
    }

    private func first(where isWanted: (UnsafePointer<CChar>) -> Bool) -> UnsafePointer<CChar>? {
        guard var pair = pairs else { return nil }
        while let name = pair[0] {
            if isWanted(name) { return pair[1] }
            pair += 2
        }
        return nil
    }
}
