internal import ArgumentParser
internal import Domain
internal import Feeds
internal import Glibc

/// The parser of order files: a file's bytes to its documents, on one thread.
struct CSVBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "csv", abstract: "Read a file of orders.")

    @Argument(help: "The file.") var file: String

    func run() async throws {
        let bytes = try read()
        let start = Self.processorTime
        let feed = bytes.withUnsafeBytes { FeedParser.parse($0, profile: FeedProfile()) }
        let seconds = Self.processorTime - start
        guard feed.faults.total == 0 else {
            throw ValidationError("the file has faults: \(feed.faults.first.prefix(1))")
        }
        print("{\"rate\": \(Double(bytes.count) / 1e6 / seconds), \"count\": \(feed.documents.count)}")
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
