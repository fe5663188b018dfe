internal import ArgumentParser
internal import Domain
internal import Feeds
internal import Glibc

/// A reader of EDI or XML: a file's bytes to its documents, one after the other, on one thread.
///
/// Each document is built whole and then let go, as a consumer would that takes it in; what is highest in memory is
/// therefore what the reader itself needs.
struct FormatBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "format",
        abstract: "Read a file of X12, EDIFACT or XML, unit by unit."
    )

    @Argument(help: "The file.") var file: String

    func run() async throws {
        let bytes = try mapped()
        defer { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
        let before = ProcessMemory.anonymous
        var counter = CountingSink()
        let start = CSVBench.processorTime
        let (format, faults, isRefused) = FeedParser.stream(bytes, profile: Self.profile, into: &counter)
        let seconds = CSVBench.processorTime - start
        guard !isRefused, faults.isEmpty, counter.rejected == 0 else {
            throw ValidationError("the file has \(faults.total) faults: \(faults.first.prefix(1))")
        }
        let rate = Double(bytes.count) / 1e6 / seconds
        print(
            """
            {"rate": \(rate), "format": "\(format?.rawValue ?? "")", "count": \(counter.orders), \
            "lines": \(counter.lines), "memory": \(max(0, max(counter.highest, ProcessMemory.anonymous) - before))}
            """
        )
    }

    /// The defaults, but for the size: what is measured with half a gigabyte is memory.
    private static var profile: FeedProfile {
        var profile = FeedProfile()
        profile.limits.maximumFileBytes = 1 << 40
        profile.limits.maximumDocuments = .max
        return profile
    }

    /// The file's bytes as the daemon has them: mapped, so that the kernel may drop them again.
    private func mapped() throws -> UnsafeRawBufferPointer {
        let descriptor = open(file, O_RDONLY)
        guard descriptor >= 0 else { throw ValidationError("cannot read \(file)") }
        defer { close(descriptor) }
        var details = stat()
        fstat(descriptor, &details)
        let count = Int(details.st_size)
        guard let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
            throw ValidationError("cannot map \(file)")
        }
        return UnsafeRawBufferPointer(start: address, count: count)
    }
}

/// Counts the orders and lines it gets, and keeps none.
private struct CountingSink: FeedSink {
    var orders = 0
    var lines = 0
    var rejected = 0
    /// The highest memory seen while an order was there, in bytes.
    var highest = 0

    mutating func take(_ document: FeedDocument) {
        guard case .order(let order) = document else { return }
        if orders & 0x3FFF == 0 { highest = max(highest, ProcessMemory.anonymous) }
        orders += 1
        lines += order.lines.count
    }

    mutating func leaveOut(_ unit: RejectedUnit) { rejected += 1 }
}
