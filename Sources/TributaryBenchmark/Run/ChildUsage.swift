#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// What the children of this process have cost, as the kernel counts it.
struct ChildUsage {
    var cpuMicroseconds: Int
    /// Of the largest of them.
    var peakKilobytes: Int

    /// Of those that have ended and been waited for.
    static func ofAllChildren() -> ChildUsage {
        var usage = rusage()
        // getrusage(2) writes through a pointer; there is no other way to ask.
        guard unsafe getrusage(RUSAGE_CHILDREN.rawValue, &usage) == 0 else {
            return ChildUsage(cpuMicroseconds: 0, peakKilobytes: 0)
        }
        let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
        let rest = Int(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
        return ChildUsage(cpuMicroseconds: seconds * 1_000_000 + rest, peakKilobytes: usage.ru_maxrss)
    }
}
