internal import ArgumentParser

/// Which part of a listing is printed.
struct PageOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How many are printed, 1 to 1000.", valueName: "number"))
    var limit = 100

    @Option(help: ArgumentHelp("Goes on after the page before, which told what to write here.", valueName: "place"))
    var after: String?

    func validate() throws {
        guard (1...1_000).contains(limit) else { throw ValidationError("--limit is a number from 1 to 1000.") }
    }

    /// The parameters of the query.
    var query: [(String, String?)] { [("limit", String(limit)), ("after", after)] }
}
