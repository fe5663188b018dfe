/// The daemon itself.
public protocol UpkeepOperations: Sendable {
    /// Writes a verified copy of the database to an absolute path.
    func backup(to path: String, by actor: String) async throws -> BackupView

    /// Checks the database file, the queue and the ledger.
    func verify() async throws -> VerificationView

    /// Adds products to the catalog, and changes those that differ.
    func loadCatalog(_ products: [ProductEntry], by actor: String) async throws -> CatalogAnswer

    /// How the daemon stands, for people.
    func status() async throws -> StatusView

    /// What health is judged by. It must answer at once, whatever has stopped: nothing in it may wait for the database.
    func vitals() async -> Vitals

    /// What metrics are made of.
    func measurements() async throws -> Measurements
}
