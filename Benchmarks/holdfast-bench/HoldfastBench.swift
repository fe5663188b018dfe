// HoldfastBench: measures one thing and prints one JSON object, for Benchmarks/measure.py to set beside a peer.
//
// DOES NOT     Judge: rates of one run say little; the ratios of several runs in turn are what Benchmarks.md holds.

internal import ArgumentParser
internal import CLinux

@main
struct HoldfastBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "holdfast-bench",
        abstract: "Measures parts of Holdfast.",
        subcommands: [
            StorageBench.self, QueueBench.self, CSVBench.self, FormatBench.self, MatchingBench.self,
            RegistryBench.self, ReverseBench.self, LogBench.self, AuthorizeBench.self,
        ]
    )

    static func main() async {
        _ = holdfast_set_trim_threshold(64 << 20)
        await main(nil)
    }
}
