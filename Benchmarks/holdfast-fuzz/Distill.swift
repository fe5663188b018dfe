// Distill: of a corpus the few small files that show all of it, to be replayed by the tests for ever.

internal import ArgumentParser
internal import FeedTrial
internal import Foundation

/// Copies the smallest inputs of a corpus that together show the most.
struct Distill: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Copy the telling inputs of a corpus to a folder.")

    @Option(help: "Which sort of file.") var format: String
    @Option(help: "The corpus.") var corpus: String
    @Option(help: "The folder, for example Fixtures/fuzz/x12.") var into: String
    @Option(help: "The most files.") var maximumCount: Int = 100
    @Option(help: "The most bytes of a file.") var maximumLength: Int = 2_048

    func run() throws {
        guard let format = FuzzFormat.all.first(where: { $0.name == format }) else {
            throw ValidationError("there is no format \(format)")
        }
        let inputs = Corpus.files(in: corpus).filter { $0.count <= maximumLength }.sorted { $0.count < $1.count }
        var trials = inputs.map { (bytes: $0, features: format.trial($0).features) }
        try FileManager.default.createDirectory(atPath: into, withIntermediateDirectories: true)
        var (shown, count): (Set<String>, Int) = ([], 0)
        while count < maximumCount {
            // The one that shows most that is new; of equals the smallest, which is the first.
            let gains = trials.map { $0.features.subtracting(shown).count }
            guard let most = gains.max(), most > 0, let index = gains.firstIndex(of: most) else { break }
            let chosen = trials.remove(at: index)
            shown.formUnion(chosen.features)
            try Data(chosen.bytes).write(to: URL(filePath: "\(into)/\(Corpus.name(of: chosen.bytes))"))
            count += 1
        }
        print("\(count) of \(inputs.count) inputs show \(shown.count) features")
    }
}
