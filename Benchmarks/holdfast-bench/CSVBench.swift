internal import ArgumentParser
internal import Domain
internal import Feeds
internal import Glibc

/// The parser of order files: a file's bytes to its documents, on one thread.
struct CSVBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "csv", abstract: "Read a file of orders.")

    @Argument(help: "The file.") var file: String
    @Flag(help: "Count the documents and keep none; X12, EDIFACT and XML only.") var stream = false

    func run() async throws {
        let bytes = try read()
        guard !stream else { return try count(bytes) }
        let start = Self.processorTime
        let feed = bytes.withUnsafeBytes { FeedParser.parse($0, profile: FeedProfile()) }
        let seconds = Self.processorTime - start
        guard feed.faults.total == 0 else {
            throw ValidationError("the file has faults: \(feed.faults.first.prefix(1))")
        }
        print("{\"rate\": \(Double(bytes.count) / 1e6 / seconds), \"count\": \(feed.documents.count)}")
    }

    private func count(_ bytes: [UInt8]) throws {
        var counter = DocumentCounter()
        let start = Self.processorTime
        let result = bytes.withUnsafeBytes { FeedParser.stream($0, profile: FeedProfile(), into: &counter) }
        let seconds = Self.processorTime - start
        guard result.faults.isEmpty else {
            throw ValidationError("the file has faults: \(result.faults.first.prefix(1))")
        }
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        let memory = usage.ru_maxrss << 10 - bytes.count
        print(
            "{\"rate\": \(Double(bytes.count) / 1e6 / seconds), \"count\": \(counter.count), \"memory\": \(memory)}"
        )
    }

    private func read() throws -> [UInt8] {
        let descriptor = open(file, O_RDONLY)
        guard descriptor >= 0 else { throw ValidationError("cannot read \(file)") }
        defer { close(descriptor) }
        var details = stat()
        fstat(descriptor, &details)
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(details.st_size)) { buffer, initialized in
            while count < buffer.count {
                let added = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
                guard added > 0 else { break }
                count += added
            }
            initialized = count
        }
        return bytes
    }

    /// Processor time of this thread, in seconds: others on the machine do not count.
    static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// A sink that keeps nothing.
private struct DocumentCounter: FeedSink {
    private(set) var count = 0

    mutating func take(_ document: FeedDocument) { count += 1 }

    mutating func leaveOut(_ unit: RejectedUnit) {}
}
