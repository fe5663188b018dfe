// Corpus: the inputs that showed something new, in memory and in a folder.

internal import FeedTrial
internal import Foundation

struct Corpus {
    let folder: URL
    private(set) var inputs: [[UInt8]] = []
    private(set) var features: Set<String> = []
    private var failures: [String: Int] = [:]

    /// Makes the folder; the files in it are read by `seeds`.
    init(folder: String) throws {
        self.folder = URL(filePath: folder)
        try FileManager.default.createDirectory(at: self.failureFolder, withIntermediateDirectories: true)
    }

    /// Where failures lie.
    var failureFolder: URL { folder.appending(path: "failures") }
    /// Where the input under trial lies.
    var lastInputPath: String { folder.appending(path: ".running").path }

    /// Whether an input is known to end the process.
    func isCrash(_ bytes: [UInt8]) -> Bool {
        FileManager.default.fileExists(atPath: failureFolder.appending(path: "crash-\(Self.name(of: bytes))").path)
    }

    /// The files to begin with: those of the corpus, of the package, and of further folders.
    static func seeds(_ format: FuzzFormat, in folders: [String]) -> [[UInt8]] {
        let seeds = [Array(format.seed.utf8)]
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        var places = folders
        if !format.fixtures.isEmpty {
            places += ["Fixtures/\(format.fixtures)", "Fixtures/fuzz/\(format.name)"].map {
                root.appending(path: $0).path
            }
        }
        return seeds + places.flatMap(files(in:))
    }

    /// The files of a folder in the order of their names; none where there is no folder.
    static func files(in folder: String) -> [[UInt8]] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().filter { !$0.hasPrefix(".") }.compactMap { name in
            guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)"), !data.isEmpty,
                data.count <= Mutator.maximumLength
            else { return nil }
            return [UInt8](data)
        }
    }

    /// Keeps an input whose trial showed something new.
    ///
    /// - Returns: whether it did.
    mutating func keep(_ bytes: [UInt8], _ trial: FeedTrial, isNew: Bool) throws -> Bool {
        guard !trial.features.isSubset(of: features) else { return false }
        features.formUnion(trial.features)
        inputs.append(bytes)
        if isNew { try write(bytes, to: folder, "") }
        return true
    }

    /// Keeps an input that broke a rule: the first ten for each rule.
    mutating func fail(_ bytes: [UInt8], _ breach: String) throws {
        // Without its numbers, so that "slow: 1.2 s" and "slow: 1.3 s" are one rule.
        let rule = String(breach.map { $0.isNumber ? "N" : $0 }.prefix(60))
        failures[rule, default: 0] += 1
        guard failures[rule, default: 0] <= 10 else { return }
        let name = try write(bytes, to: failureFolder, "breach-")
        print("BREACH \(breach) in \(name)")
    }

    @discardableResult
    private func write(_ bytes: [UInt8], to folder: URL, _ prefix: String) throws -> String {
        let url = folder.appending(path: prefix + Self.name(of: bytes))
        try Data(bytes).write(to: url)
        return url.path
    }

    /// A name that follows from the bytes (FNV-1a).
    static func name(of bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
