// RegistryBench: so many accounts in the registry, loaded as feeds bring them, and suggestions out of them.
//
// GUARANTEES   Through the use cases, on a database on the disk. Names are those of the file and, where it has too few,
//              two of them crossed, so that words are as frequent as in life; domains and numbers are made up.

internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Fulfilment
internal import JobQueue
internal import Logging
internal import Matching
internal import Storage

/// Loads accounts, and asks for similar names.
struct RegistryBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registry",
        abstract: "A registry of many accounts, and suggestions from it."
    )

    @Argument(help: "An empty directory on the disk to be measured.") var directory: String
    @Argument(help: "A CSV file whose first column are names.") var names: String
    @Argument(help: "How many accounts.") var accounts: Int
    @Option(help: "How many accounts come in one file.") var fileSize = 10_000
    @Option(help: "How many suggestions are asked for.") var queries = 2_000

    func run() async throws {
        let names = try NameSource(path: names)
        let world = try await BenchWorld.open(directory)
        let start = ContinuousClock.now
        var loaded = 0
        while loaded < accounts {
            let slice = loaded..<min(loaded + fileSize, accounts)
            let documents = slice.map { FeedDocument.account(names.account($0)) }
            try await world.receive(documents, named: "accounts-\(loaded)")
            loaded = slice.upperBound
        }
        let seconds = BenchWorld.seconds(since: start)
        let measurement = Measurement()
        let (fulfilment, count) = (world.fulfilment, queries)
        let asking = ContinuousClock.now
        try await world.database.read { snapshot in
            for number in 0..<count {
                let began = ContinuousClock.now
                let name = CompanyName(names.misspelled(number))
                _ = try fulfilment.suggestions(for: name, in: snapshot)
                measurement.note(ContinuousClock.now - began)
            }
        }
        let suggestions = measurement.line(count: count, in: ContinuousClock.now - asking)
        let anonymous = ProcessMemory.anonymous >> 20
        await world.database.close()
        let megabytes = Double(try world.size()) / 1e6
        print(
            "{\"accounts\": \(accounts), \"load_s\": \(seconds), \"megabytes\": \(megabytes), "
                + "\"anonymous_mb\": \(anonymous), \"suggestions\": \(suggestions)}"
        )
    }
}

/// Real names, and as many more as are wanted.
struct NameSource: Sendable {
    private let names: [String]

    init(path: String) throws {
        names = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst().map {
            line in
            let isQuoted = line.first == "\""
            let field = isQuoted ? line.dropFirst().prefix { $0 != "\"" } : line.prefix { $0 != "," }
            return String(field)
        }.filter { $0.utf8.count > 2 && $0.utf8.count < 120 }
    }

    func name(_ number: Int) -> String {
        guard number >= names.count else { return names[number] }
        let (one, other) = (names[number % names.count], names[(number &* 7_919 &+ number / names.count) % names.count])
        let head = one.split(separator: " ").prefix(2).joined(separator: " ")
        let tail = other.split(separator: " ").suffix(2).joined(separator: " ")
        return "\(head) \(tail)"
    }

    func account(_ number: Int) -> AccountDocument {
        let label = name(number).lowercased().utf8.filter { $0 >= 0x61 && $0 <= 0x7A }.prefix(16)
        let domain = "\(String(decoding: label, as: UTF8.self))\(number).com"
        var document = AccountDocument(domain: DomainIdentifier(unchecked: domain), state: .active, place: .start)
        document.name = Name(unchecked: name(number))
        document.country = CountryCode(unchecked: ["US", "DE", "GB", "FR", "JP"][number % 5])
        return document
    }

    /// A name with a letter left out.
    func misspelled(_ number: Int) -> String {
        var text = Array(name(number &* 104_729 % names.count))
        if text.count > 6 { text.remove(at: 3 + number % 3) }
        return String(text)
    }
}
