internal import ArgumentParser
internal import Daemon
internal import HTTPAPI

struct Catalog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Loads products into the SKU catalog.",
        discussion: """
            The file is CSV with a header, or YAML; its fields are sku, name, kind, termMonths, smartEnabled and \
            exportControlled. Products that it does not name stay as they are. Lines that waited for a SKU are decided again.

            EXAMPLE  holdfast catalog load products.csv
            """,
        subcommands: [Load.self]
    )

    struct Load: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Adds products, and changes those that differ.")

        @Argument(help: "The file.", completion: .file(extensions: ["csv", "yaml", "yml"]))
        var file: String

        @OptionGroup var connection: ConnectionOptions

        func run() async throws {
            // A file that is not there is not one with faults in it.
            _ = try InputFile.bytes(file)
            let products: [ProductEntry]
            do {
                products = try CatalogImport.products(atPath: try InputFile.absolute(file))
            } catch let faults as ConfigurationFaults {
                throw CommandFailure(.badInput, "\(file) cannot be taken", remedy: "\(faults)")
            }
            let request = CatalogRequest(products: products)
            let answer = try await connection.client.send("POST", "/v1/catalog", request)
            try answer.print(asJSON: connection.json, CatalogAnswer.self) {
                "\(Count.text($0.products, "product")), \($0.changed) new or changed\n"
            }
        }
    }
}
