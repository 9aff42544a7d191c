/// How much an archive may hold before it is refused. A few kilobytes can unpack to gigabytes, so what comes out is
/// counted, and a part that is larger than it states is refused where that shows.
struct ArchiveLimits: Hashable, Sendable {
    var entries = 2_000
    /// Bytes that one part may unpack to.
    var bytesOfAPart = 512 << 20
    /// Bytes that everything read from the archive may unpack to.
    var bytesInAll = 1 << 30
    /// How many times its packed size a part may unpack to. Real sheets and tables of commas reach some dozens, now
    /// and then a few hundred while they are small.
    var ratio = 200
    /// Up to this many bytes the ratio is not asked: they cost nothing.
    var bytesBeforeRatio = 16 << 20
}
