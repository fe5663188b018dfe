// Search: one worker after the other until the time is over; what ended one is kept, made small, and left behind.

internal import ArgumentParser
internal import FeedTrial
internal import Foundation

/// Searches for inputs that break something.
struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Search until the time is over.")

    @OptionGroup var options: SearchOptions

    func run() throws {
        _ = try options.chosen()
        let corpus = try Corpus(folder: options.corpus)
        let end = Date.now.addingTimeInterval(TimeInterval(options.seconds))
        var seed = options.seed
        var crashes = 0
        while end.timeIntervalSinceNow > 0, crashes < 20 {
            let arguments = ["worker", "--format", options.format, "--seed", String(seed), "--corpus", options.corpus]
            let seconds = ["--seconds", String(Int(end.timeIntervalSinceNow.rounded(.up)))]
            let seeds = options.seeds.isEmpty ? [] : options.seeds.flatMap { ["--seeds", $0] }
            let ending = try ChildRun.run(arguments + seconds + seeds, isQuiet: false)
            guard ending != .success else { break }
            guard ending != .failure else { throw ExitCode(2) }
            crashes += 1
            seed &+= 1
            try keepLast(of: corpus)
        }
        let failures = try FileManager.default.contentsOfDirectory(atPath: corpus.failureFolder.path)
        print(failures.isEmpty ? "nothing found" : "\(failures.count) files in \(corpus.failureFolder.path)")
        if !failures.isEmpty { throw ExitCode.failure }
    }

    private func keepLast(of corpus: Corpus) throws {
        let bytes = try LastInput(path: corpus.lastInputPath).bytes
        let name = "crash-" + Corpus.name(of: bytes)
        try Data(bytes).write(to: corpus.failureFolder.appending(path: name))
        print("CRASH \(name), \(bytes.count) bytes")
        let small = try Minimizer(format: options.format, scratch: corpus.folder.appending(path: ".candidate").path)
            .minimized(bytes)
        try Data(small).write(to: corpus.failureFolder.appending(path: name + "-small"))
        print("made \(small.count) bytes of it")
    }
}

/// Tries files, each in this process.
struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Try files, and say what they break.")

    @Option(help: "Which sort of file.") var format: String
    @Argument(help: "The files.") var files: [String]

    func run() throws {
        guard let format = FuzzFormat.all.first(where: { $0.name == format }) else {
            throw ValidationError("there is no format \(format)")
        }
        var isBroken = false
        for file in files {
            guard let data = FileManager.default.contents(atPath: file) else {
                throw ValidationError("cannot read \(file)")
            }
            for breach in format.trial([UInt8](data)).breaches {
                isBroken = true
                print("\(file): \(breach)")
            }
        }
        if isBroken { throw ExitCode.failure }
    }
}

/// Makes a file that breaks something smaller.
struct Minimize: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Make a file that breaks something as small as it goes.")

    @Option(help: "Which sort of file.") var format: String
    @Argument(help: "The file.") var file: String
    @Argument(help: "Where the small one is written.") var output: String

    func run() throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw ValidationError("cannot read \(file)")
        }
        let small = try Minimizer(format: format, scratch: output).minimized([UInt8](data))
        try Data(small).write(to: URL(filePath: output))
        print("\(data.count) bytes became \(small.count)")
    }
}
