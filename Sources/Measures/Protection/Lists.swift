/// Lists of whole numbers, one after another in one array.
struct Lists: Sendable {
    private(set) var starts: [Int32] = [0]
    private(set) var items: [Int32] = []

    init(capacity: Int) { starts.reserveCapacity(capacity + 1) }

    mutating func append(_ item: Int32) { items.append(item) }
    mutating func close() { starts.append(Int32(items.count)) }

    var count: Int { starts.count - 1 }

    @inline(__always)
    func range(_ list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

    subscript(list: Int) -> ArraySlice<Int32> { items[Int(starts[list])..<Int(starts[list + 1])] }

    /// The same pairs from the other side.
    func turned(into count: Int) -> Lists {
        var sizes = [Int32](repeating: 0, count: count + 1)
        for item in items { sizes[Int(item) + 1] += 1 }
        for place in 0..<count { sizes[place + 1] += sizes[place] }
        var turned = Lists(capacity: count)
        turned.starts = sizes
        turned.items = [Int32](repeating: 0, count: items.count)
        for list in 0..<self.count {
            for item in self[list] {
                turned.items[Int(sizes[Int(item)])] = Int32(list)
                sizes[Int(item)] += 1
            }
        }
        return turned
    }
}
