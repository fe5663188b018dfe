// Backup, verification and the catalog.

internal import Domain
internal import Fulfilment
internal import HTTPAPI
internal import Storage

extension DaemonOperations {
    /// Lines that waited for a SKU are decided again in the same transaction, so it is kept short.
    private static let productsPerTransaction = 500

    func backup(to path: String, by actor: String) async throws -> BackupView {
        do {
            return BackupView(try await database.backup(to: path))
        } catch StorageError.fatal(let reason) {
            throw APIError.conflict(
                "backup.failed",
                "no copy was made: \(reason)",
                remedy: "name a file in a directory that the daemon may write, on a disk with room for the database"
            )
        }
    }

    func verify() async throws -> VerificationView {
        VerificationView(faults: try await DatabaseFaults.find(in: database))
    }

    func loadCatalog(_ entries: [ProductEntry], by actor: String) async throws -> CatalogAnswer {
        // All of them are looked at before the first is written.
        var products: [Product] = []
        products.reserveCapacity(entries.count)
        for entry in entries { products.append(try entry.product()) }
        var changed = 0
        for start in stride(from: 0, to: products.count, by: Self.productsPerTransaction) {
            let slice = Array(products[start..<min(start + Self.productsPerTransaction, products.count)])
            changed += try await database.write { try fulfilment.loadCatalog(slice, in: $0) }
        }
        return CatalogAnswer(products: products.count, changed: changed)
    }
}
