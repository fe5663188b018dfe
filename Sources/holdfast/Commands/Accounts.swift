internal import ArgumentParser
internal import Fulfilment
internal import HTTPAPI

struct Accounts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists Smart Accounts.",
        discussion: "EXAMPLE  holdfast accounts --limit 1000 --json"
    )

    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let answer = try await connection.client.get("/v1/accounts", page.query)
        try answer.print(asJSON: connection.json, Page<AccountView>.self, Self.text)
    }

    static func text(_ page: Page<AccountView>) -> String {
        let table = Table(.text("Account"), .text("Name"), .text("Country"), .text("State"), .text("ID"))
        return page.text(table, orElse: "There are no accounts.") { account, table in
            table.add(account.domain, account.name, account.country, account.state, account.id)
        }
    }
}
