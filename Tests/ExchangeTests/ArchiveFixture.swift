/// Zip archives made by hand, so that a test can lie in them where a program never would.
struct ArchiveFixture {
    struct Entry {
        var name: String
        var packed: [UInt8]
        var isDeflated = false
        var isEncrypted = false
        var statedSize: Int
        var checksum: UInt32

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            packed = bytes
            statedSize = bytes.count
            checksum = ArchiveFixture.checksum(bytes)
        }

        init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

        /// A part that unpacks to as many spaces, of which a thousand take one byte. Its checksum is wrong: it is to be
        /// refused long before the end.
        init(_ name: String, spaces: Int) {
            self.name = name
            packed = ArchiveFixture.deflatedSpaces(spaces)
            isDeflated = true
            statedSize = spaces
            checksum = 0
        }
    }

    var entries: [Entry]

    var bytes: [UInt8] {
        var (file, list) = ([UInt8](), [UInt8]())
        for entry in entries {
            let offset = UInt32(file.count)
            let common = ArchiveFixture.common(entry)
            file += ArchiveFixture.number(0x0403_4B50, 4) + ArchiveFixture.number(20, 2) + common + [0, 0]
            file += Array(entry.name.utf8) + entry.packed
            list += ArchiveFixture.number(0x0201_4B50, 4) + ArchiveFixture.number(20, 2) + ArchiveFixture.number(20, 2) + common
            list += [UInt8](repeating: 0, count: 12) + ArchiveFixture.number(offset, 4) + Array(entry.name.utf8)
        }
        let count = ArchiveFixture.number(UInt32(entries.count), 2)
        let end =
            ArchiveFixture.number(0x0605_4B50, 4) + [0, 0, 0, 0] + count + count
            + ArchiveFixture.number(UInt32(list.count), 4) + ArchiveFixture.number(UInt32(file.count), 4) + [0, 0]
        return file + list + end
    }

    /// What an entry says of itself both before its bytes and in the list at the end.
    private static func common(_ entry: Entry) -> [UInt8] {
        var bytes = number(entry.isEncrypted ? 1 : 0, 2) + number(entry.isDeflated ? 8 : 0, 2)
        // Some time of some day; a zip must have one.
        bytes += [0, 0, 0x21, 0x54]
        bytes += number(entry.checksum, 4) + number(UInt32(entry.packed.count), 4) + number(UInt32(entry.statedSize), 4)
        return bytes + number(UInt32(entry.name.utf8.count), 2)
    }

    private static func number(_ value: UInt32, _ count: Int) -> [UInt8] {
        (0..<count).map { place in UInt8(truncatingIfNeeded: value >> UInt32(place * 8)) }
    }

    /// The checksum of zip, bit by bit: fixtures are small.
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }

    /// One block with codes of its own, in which “258 more of the same” takes two bits, both nought.
    private static func deflatedSpaces(_ count: Int) -> [UInt8] {
        var bits = BitWriter()
        for (value, width) in [(1, 1), (2, 2), (29, 5), (0, 5), (14, 4)] { bits.number(value, width) }
        // How long the codes are that tell how long the codes are: one bit for “many noughts”, two for one and for two.
        for place in 0..<18 { bits.number([2: 1, 15: 2, 17: 2][place] ?? 0, 3) }
        func noughts(_ count: Int) {
            bits.code("0")
            bits.number(count - 11, 7)
        }
        // A space and the end have two bits, the repeat one; the one distance has one.
        noughts(32)
        bits.code("11")
        noughts(138)
        noughts(85)
        bits.code("11")
        noughts(28)
        bits.code("10")
        bits.code("10")
        for _ in 0..<(1 + (count - 1) % 258) { bits.code("10") }
        bits.noughts(2 * ((count - 1) / 258))
        bits.code("11")
        return bits.bytes
    }
}

/// Writes bits from the lowest of each byte on, as zip does.
private struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var used = 8

    mutating func number(_ value: Int, _ width: Int) {
        for place in 0..<width { bit(UInt8(value >> place & 1)) }
    }

    mutating func code(_ bits: String) { for letter in bits { bit(letter == "1" ? 1 : 0) } }

    mutating func noughts(_ count: Int) {
        let rest = max(count - (8 - used), 0)
        for _ in 0..<(count - rest) { bit(0) }
        bytes += [UInt8](repeating: 0, count: rest / 8)
        for _ in 0..<(rest % 8) { bit(0) }
    }

    private mutating func bit(_ bit: UInt8) {
        if used == 8 {
            bytes.append(0)
            used = 0
        }
        bytes[bytes.count - 1] |= bit << UInt8(used)
        used += 1
    }
}
