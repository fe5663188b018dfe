// OfflineVerification: the checks of `holdfast verify` on a database that no daemon has open.
//
// GUARANTEES   Takes the lock of the state directory, so that no daemon can start meanwhile.
// DOES NOT     Leave a database of an older version as it is: opening it brings its tables up to date, as the daemon
//              of this version would.

internal import Domain
internal import Fulfilment
internal import Glibc
public import HTTPAPI
internal import Inbox
internal import JobQueue
internal import Storage
internal import Webhooks

/// Checks a database at rest.
public enum OfflineVerification {
    /// Runs all checks.
    ///
    /// - Parameter directory: the state directory.
    /// - Returns: what was found.
    /// - Throws: `OfflineVerificationError`.
    public static func run(stateDirectory directory: String) async throws -> VerificationView {
        // The lock would make a directory that is missing, and opening would make a database.
        let file = "\(directory)/holdfast.sqlite3"
        guard access(file, F_OK) == 0 else {
            throw errno == EACCES
                ? OfflineVerificationError.noPermission(directory: directory)
                : OfflineVerificationError.noDatabase(directory: directory)
        }
        guard access(file, R_OK | W_OK) == 0, access(directory, W_OK | X_OK) == 0 else {
            throw OfflineVerificationError.noPermission(directory: directory)
        }
        do {
            let configuration = DatabaseConfiguration(directory: try StateDirectory(path: directory), readers: 1)
            let database = try await Database.open(
                configuration,
                migrations: DatabaseSchema.migrations,
                now: SystemTime().now.milliseconds
            )
            let faults: [String]
            do {
                faults = try await DatabaseFaults.find(in: database)
            } catch {
                await database.close()
                throw error
            }
            await database.close()
            return VerificationView(faults: faults)
        } catch StateDirectoryError.held(_, let process) {
            throw OfflineVerificationError.inUse(directory: directory, by: process)
        } catch {
            throw OfflineVerificationError.unusable(directory: directory, reason: "\(error)")
        }
    }
}

/// Every module's migrations.
enum DatabaseSchema {
    /// In the order in which they build on each other.
    static let migrations =
        JobQueueSchema.migrations + WebhookSchema.migrations + FulfilmentSchema.migrations + InboxSchema.migrations
}

/// Everything that can be checked of a database.
enum DatabaseFaults {
    /// Checks the file, the queue, the ledger and the webhooks.
    static func find(in database: Database) async throws -> [String] {
        let structure = try await database.checkIntegrity()
        let meaning = try await database.read { snapshot in
            try JobQueue.faults(in: snapshot) + Verification.faults(in: snapshot)
                + WebhookVerification.faults(in: snapshot)
        }
        return structure + meaning
    }
}
