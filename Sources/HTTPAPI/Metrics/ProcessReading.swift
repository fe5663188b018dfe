// ProcessReading: what the kernel says of this process.
//
// GUARANTEES   Reads /proc/self only, which is in memory and does not block; it works where /proc shows a process
//              nothing but itself (ProcSubset=pid).

internal import Glibc

/// The process in numbers.
public struct ProcessReading: Hashable, Sendable {
    /// Resident memory.
    public let residentBytes: Int
    /// Virtual memory.
    public let virtualBytes: Int
    /// Open file descriptors, without the one used for counting.
    public let openDescriptors: Int
    /// How many may be open.
    public let maximumDescriptors: Int
    /// Threads.
    public let threads: Int
    /// Processor time used, in user and in system mode.
    public let processorSeconds: Double
    /// When the process started, in seconds since the epoch.
    public let startedAt: Double

    /// Reads the numbers; nil where /proc is not to be had.
    public init?() {
        // The name in parentheses may hold anything; the fields after it are numbers (proc(5)): 3 is the first of them.
        guard let line = Self.contents("/proc/self/stat"), let end = line.lastIndex(of: ")") else { return nil }
        let fields = line[line.index(after: end)...].split(separator: " ")
        let field = { (number: Int) in fields.indices.contains(number - 3) ? Int(fields[number - 3]) ?? 0 : 0 }
        let (ticks, page) = (Double(sysconf(Int32(_SC_CLK_TCK))), sysconf(Int32(_SC_PAGESIZE)))
        guard let descriptors = Self.entries("/proc/self/fd"), ticks > 0 else { return nil }
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        residentBytes = field(24) * page
        virtualBytes = field(23)
        openDescriptors = descriptors
        maximumDescriptors = Int(clamping: limit.rlim_cur)
        threads = field(20)
        processorSeconds = Double(field(14) + field(15)) / ticks
        // The start is told in ticks since boot; the clock that counts from boot says how long ago that is.
        startedAt = Self.seconds(CLOCK_REALTIME) - Self.seconds(CLOCK_BOOTTIME) + Double(field(22)) / ticks
    }

    private static func seconds(_ clock: Int32) -> Double {
        var moment = timespec()
        clock_gettime(clock, &moment)
        return Double(moment.tv_sec) + Double(moment.tv_nsec) / 1e9
    }

    private static func contents(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = read(descriptor, &bytes, bytes.count)
        return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
    }

    private static func entries(_ path: String) -> Int? {
        guard let directory = opendir(path) else { return nil }
        defer { closedir(directory) }
        var count = 0
        while let entry = readdir(directory) {
            count += entry.pointee.d_name.0 == CChar(UInt8(ascii: ".")) ? 0 : 1
        }
        return count - 1
    }
}
