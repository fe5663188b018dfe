// HoldfastFuzz: damaged order files by the million, and what must hold of each.
//
//     swift build -c release --product holdfast-fuzz
//     .build/release/holdfast-fuzz --format x12 --seconds 1200 --seed 1 --corpus fuzz/x12
//
// GUARANTEES   The same seed and corpus give the same inputs. An input that ends the process is kept (it is in a file before
//              it is read), made as small as it goes, and the search goes on.
// DOES NOT     See which code an input reaches: what it shows (formats, faults with their positions, fields, answers) stands
//              in for that. Release builds trap on overflow and on indexes out of bounds, as debug builds do.

internal import ArgumentParser

@main
struct HoldfastFuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "holdfast-fuzz",
        abstract: "Tries the readers of order files on damaged files.",
        subcommands: [Search.self, Worker.self, Replay.self, Minimize.self, Distill.self],
        defaultSubcommand: Search.self
    )
}

/// What every search is told.
struct SearchOptions: ParsableArguments {
    @Option(help: "Which sort of file: \(FuzzFormat.all.map(\.name).joined(separator: ", ")).") var format: String
    @Option(help: "How long to search.") var seconds: Int = 60
    @Option(help: "The first random seed.") var seed: UInt64 = 1
    @Option(help: "Where inputs that show something new are kept; failures lie in its folder failures.") var corpus:
        String
    @Option(help: "Folders of further files to begin with.") var seeds: [String] = []

    func chosen() throws -> FuzzFormat {
        guard let format = FuzzFormat.all.first(where: { $0.name == format }) else {
            throw ValidationError("there is no format \(format)")
        }
        return format
    }
}
