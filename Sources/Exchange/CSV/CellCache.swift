#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the texts of a column mean, found out once for each text. A national file says the same hundred and fifty
/// areas thousands of times; after the first time a cell costs a hash and a comparison of its bytes.
struct CellCache {
    private struct Slot {
        var hash: UInt64
        var start: Int
        var count: Int
        var meaning: Int64
    }

    private var slots: [Slot?] = Array(repeating: nil, count: 256)
    private var texts: [UInt8] = []
    private var filled = 0

    /// The meaning of a cell, as `find` gives it when the cell is seen for the first time.
    mutating func meaning(of cell: UnsafeBufferPointer<UInt8>, _ find: (String) -> Int64) -> Int64 {
        let hash = CellCache.hash(cell)
        var place = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while let slot = slots[place] {
            if slot.hash == hash, slot.count == cell.count, isSame(slot, cell) { return slot.meaning }
            place = (place + 1) & (slots.count - 1)
        }
        let meaning = find(String(decoding: cell, as: UTF8.self))
        slots[place] = Slot(hash: hash, start: texts.count, count: cell.count, meaning: meaning)
        texts.append(contentsOf: cell)
        filled += 1
        if filled * 2 > slots.count { grow() }
        return meaning
    }

    private func isSame(_ slot: Slot, _ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let address = cell.baseAddress, cell.count > 0 else { return cell.isEmpty }
        return texts.withUnsafeBufferPointer { memcmp($0.baseAddress! + slot.start, address, cell.count) == 0 }
    }

    private mutating func grow() {
        var larger: [Slot?] = Array(repeating: nil, count: slots.count * 2)
        for slot in slots {
            guard let slot else { continue }
            var place = Int(truncatingIfNeeded: slot.hash) & (larger.count - 1)
            while larger[place] != nil { place = (place + 1) & (larger.count - 1) }
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
