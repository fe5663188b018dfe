// Worker: the search itself, in a process that may die of what it finds.

internal import ArgumentParser
internal import FeedTrial
internal import Glibc
internal import TestSupport

/// Searches until the time is over or an input ends the process.
struct Worker: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "worker", shouldDisplay: false)

    /// The most memory that one input may add to the process, in KiB.
    private static let maximumGrowth = 100 << 10
    /// After so many seconds at one input the process is ended by its alarm.
    private static let patience: UInt32 = 20

    @OptionGroup var options: SearchOptions

    func run() throws {
        let format = try options.chosen()
        var corpus = try Corpus(folder: options.corpus)
        let last = try LastInput(path: corpus.lastInputPath)
        let random = SeededRandom(seed: options.seed)
        let mutator = Mutator(format: format, random: random)
        let kept = Corpus.seeds(format, in: [options.corpus])
        // An input that ended a worker before would end this one too.
        for seed in kept + Corpus.seeds(format, in: options.seeds) where !corpus.isCrash(seed) {
            try attempt(seed, format, &corpus, last, isNew: false)
        }
        let end = ContinuousClock.now + .seconds(options.seconds)
        var count = 0
        while ContinuousClock.now < end, !corpus.inputs.isEmpty {
            let chosen = pick(corpus.inputs, random)
            let other = corpus.inputs[random.next(below: corpus.inputs.count)]
            try attempt(mutator.mutated(chosen, with: other), format, &corpus, last, isNew: true)
            count += 1
            if count.isMultiple(of: 200_000) { report(count, corpus) }
        }
        last.note([])
        report(count, corpus)
    }

    /// Every third input is one of the last that showed something new.
    private func pick(_ inputs: [[UInt8]], _ random: SeededRandom) -> [UInt8] {
        let range = random.next(below: 3) == 0 ? min(inputs.count, 32) : inputs.count
        return inputs[inputs.count - 1 - random.next(below: range)]
    }

    private func attempt(
        _ bytes: [UInt8],
        _ format: FuzzFormat,
        _ corpus: inout Corpus,
        _ last: LastInput,
        isNew: Bool
    ) throws {
        last.note(bytes)
        let before = Self.largestSize
        alarm(Self.patience)
        let trial = format.trial(bytes)
        alarm(0)
        for breach in trial.breaches { try corpus.fail(bytes, breach) }
        let growth = Self.largestSize - before
        if growth > Self.maximumGrowth { try corpus.fail(bytes, "memory: \(growth) KiB more") }
        _ = try corpus.keep(bytes, trial, isNew: isNew)
    }

    private func report(_ count: Int, _ corpus: Corpus) {
        print("\(options.format): \(count) inputs, \(corpus.inputs.count) kept, \(corpus.features.count) features")
        fflush(nil)
    }

    /// The most memory the process ever had, in KiB.
    private static var largestSize: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }
}
