internal import ArgumentParser

/// Which lines of an order a command is for: it must be said, because what follows cannot be undone.
struct LineArguments: ParsableArguments {
    @Option(
        name: .customLong("line"),
        help: ArgumentHelp("The number of a line; may be given several times.", valueName: "number")
    )
    var lines: [String] = []

    @Flag(help: "All lines of the order.")
    var all = false

    func validate() throws {
        guard all != !lines.isEmpty else { throw ValidationError("Give either --line NUMBER or --all.") }
    }

    /// The numbers; nil for all.
    var numbers: [String]? { all ? nil : lines }
}
