internal import ArgumentParser

/// The program.
@main
struct Holdfast: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "holdfast",
        abstract: "Fulfils license orders: holds them, finds the customer's Smart Account, releases them, tells it."
    )
}
