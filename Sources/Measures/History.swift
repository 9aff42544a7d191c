/// Whether something held at each of up to sixty-four consecutive points, the first in the lowest bit: runs of them are
/// found all at once. A missing value holds nowhere, and so breaks whatever it stands in.
struct History {
    /// The most points that one can hold.
    static let length = 64

    private var bits: UInt64

    init() { bits = 0 }

    private init(bits: UInt64) { self.bits = bits }

    var isEmpty: Bool { bits == 0 }

    @inline(__always)
    mutating func add(_ holds: Bool, at place: Int) {
        bits |= (holds ? 1 : 0) &<< UInt64(truncatingIfNeeded: place)
    }

    /// The places at which so many in a row begin.
    @inline(__always)
    func runs(of length: Int) -> History {
        var (found, have) = (bits, 1)
        while have < length, found != 0 {
            let more = min(have, length - have)
            found &= found >> UInt64(more)
            have += more
        }
        return History(bits: found)
    }

    /// The places at which three begin of which two or three hold.
    var twoInThree: History {
        let (second, third) = (bits >> 1, bits >> 2)
        return History(bits: bits & second | bits & third | second & third)
    }

    static func | (left: History, right: History) -> History { History(bits: left.bits | right.bits) }
    static func & (left: History, right: History) -> History { History(bits: left.bits & right.bits) }

    /// The places at which it holds, one after another.
    var places: Places { Places(bits: bits) }

    struct Places: Sequence, IteratorProtocol {
        fileprivate var bits: UInt64

        @inline(__always)
        mutating func next() -> Int? {
            guard bits != 0 else { return nil }
            defer { bits &= bits &- 1 }
            return bits.trailingZeroBitCount
        }
    }
}
