#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the texts of a column mean, found out once for each text. A national file says the same hundred and fifty
/// areas thousands of times; after the first time a cell costs a hash and a comparison of its bytes, and a cell that
/// says what the one above it said costs the comparison alone.
struct CellCache {
    private struct Slot {
        var hash: UInt64
        var start: Int
        /// -1 where the slot is free.
        var count: Int
        var meaning: Int64

        static let free = Slot(hash: 0, start: 0, count: -1, meaning: 0)
    }

    private var slots: [Slot] = Array(repeating: .free, count: 256)
    private var texts: [UInt8] = []
    private var filled = 0
    private var last = Slot.free

    /// The meaning of a cell, as `find` gives it when the cell is seen for the first time.
    mutating func meaning(of cell: UnsafeBufferPointer<UInt8>, _ find: (String) -> Int64) -> Int64 {
        if let known = known(cell) { return known }
        let meaning = find(String(decoding: cell, as: UTF8.self))
        keep(cell, meaning)
        return meaning
    }

    /// The meaning that was kept for a cell; nil when it is seen for the first time.
    mutating func known(_ cell: UnsafeBufferPointer<UInt8>) -> Int64? {
        if isSame(last, cell) { return last.meaning }
        let slot = slots[place(of: cell, hash: CellCache.hash(cell))]
        if slot.count < 0 { return nil }
        last = slot
        return slot.meaning
    }

    mutating func keep(_ cell: UnsafeBufferPointer<UInt8>, _ meaning: Int64) {
        let hash = CellCache.hash(cell)
        last = Slot(hash: hash, start: texts.count, count: cell.count, meaning: meaning)
        slots[place(of: cell, hash: hash)] = last
        texts.append(contentsOf: cell)
        filled += 1
        if filled * 2 > slots.count { grow() }
    }

    /// Where the cell stands, or would stand.
    private func place(of cell: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[place].count >= 0 {
            if slots[place].hash == hash, isSame(slots[place], cell) { break }
            place = (place + 1) & (slots.count - 1)
        }
        return place
    }

    private func isSame(_ slot: Slot, _ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        guard slot.count == cell.count else { return false }
        guard let address = cell.baseAddress, cell.count > 0 else { return true }
        return texts.withUnsafeBytes { bytes in
            bytes.baseAddress.map { memcmp($0 + slot.start, address, cell.count) == 0 } ?? false
        }
    }

    private mutating func grow() {
        var larger = Array(repeating: Slot.free, count: slots.count * 2)
        for slot in slots where slot.count >= 0 {
            var place = Int(truncatingIfNeeded: slot.hash) & (larger.count - 1)
            while larger[place].count >= 0 { place = (place + 1) & (larger.count - 1) }
            larger[place] = slot
        }
        slots = larger
    }

    /// FNV-1a with a last stir, since the low bits choose the slot.
    private static func hash(_ cell: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in cell { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash ^ hash >> 29
    }
}
