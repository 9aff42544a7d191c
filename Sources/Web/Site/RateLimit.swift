import Dispatch
import Synchronization

/// A bucket for each who asks: it holds a minute's worth, and fills again all the time. In memory alone, since what was
/// asked before a restart does no harm after it.
final class RateLimit: Sendable {
    private struct Bucket {
        var left: Double
        var at: Double
    }

    /// Full ones are let go of when there are so many.
    private static let mostBuckets = 10_000

    private let size: Double
    private let now: @Sendable () -> Double
    private let buckets = Mutex<[String: Bucket]>([:])

    /// - Parameter now: seconds from any beginning; tests have their own.
    init(perMinute: Int, now: @escaping @Sendable () -> Double = RateLimit.seconds) {
        size = Double(perMinute)
        self.now = now
    }

    /// Nil when it may be; else the seconds to wait.
    func take(_ key: String) -> Int? {
        let now = now()
        return buckets.withLock { buckets in
            if buckets.count >= RateLimit.mostBuckets { buckets = buckets.filter { filled($0.value, now).left < size } }
            var bucket = filled(buckets[key] ?? Bucket(left: size, at: now), now)
            defer { buckets[key] = bucket }
            guard bucket.left >= 1 else { return max(1, Int(((1 - bucket.left) * 60 / size).rounded(.up))) }
            bucket.left -= 1
            return nil
        }
    }

    private func filled(_ bucket: Bucket, _ now: Double) -> Bucket {
        Bucket(left: min(size, bucket.left + (now - bucket.at) * size / 60), at: now)
    }

    static func seconds() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
}
