// ReverseBench: so many held lines, and an account that appears for a few of them.

internal import ArgumentParser
internal import Domain
internal import Fulfilment
internal import Matching
internal import Storage

/// How long it takes until an account that appears has found and decided all its lines.
struct ReverseBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse",
        abstract: "Accounts that appear for a few of many held lines."
    )

    @Argument(help: "An empty directory on the disk to be measured.") var directory: String
    @Argument(help: "A CSV file whose first column are names.") var names: String
    @Argument(help: "How many lines are held.") var lines: Int
    @Option(help: "How many accounts appear.") var accounts = 200

    func run() async throws {
        let names = try NameSource(path: names)
        let world = try await BenchWorld.open(directory)
        let start = ContinuousClock.now
        var held = 0
        while held < lines {
            let slice = held..<min(held + 5_000, lines)
            let documents = slice.map { FeedDocument.order(Self.order($0, names)) }
            try await world.receive(documents, named: "orders-\(held)", decides: true)
            held = slice.upperBound
        }
        let rate = Double(held) / BenchWorld.seconds(since: start)
        let measurement = Measurement()
        let began = ContinuousClock.now
        let (fulfilment, partner) = (world.fulfilment, world.partner)
        var found = 0
        for number in 0..<accounts {
            var account = names.account(number &* 4_999 % lines)
            account.place = .start
            let document = account
            found += try await measurement.time {
                try await world.database.write {
                    try fulfilment.apply(document, partner: partner, actor: "operator:bench", in: $0).ordersConcerned
                }
            }
        }
        let line = measurement.line(count: accounts, in: ContinuousClock.now - began)
        let interests = try await world.database.read { try $0.integer("SELECT count(*) FROM interest") ?? 0 }
        await world.database.close()
        let bytes = try world.size()
        print(
            "{\"lines\": \(held), \"held_per_s\": \(Int(rate)), \"found\": \(found), \"interests\": \(interests), "
                + "\"megabytes\": \(bytes / 1_000_000), \"appear\": \(line)}"
        )
    }

    /// An order of one line for a customer whose account is not there yet.
    private static func order(_ number: Int, _ names: NameSource) -> OrderDocument {
        let account = names.account(number)
        var document = OrderDocument(
            purpose: .new,
            number: OrderNumber(unchecked: "R-\(number)"),
            lines: [
                OrderLineDocument(
                    action: .add,
                    number: LineNumber(unchecked: "1"),
                    sku: SKU(unchecked: "PERP"),
                    quantity: Quantity(1),
                    place: .start
                )
            ],
            place: .start
        )
        document.endCustomer.name = account.name
        document.endCustomer.country = account.country
        document.endCustomer.email = Name(unchecked: "a.b@\(account.domain.text)")
        return document
    }
}
