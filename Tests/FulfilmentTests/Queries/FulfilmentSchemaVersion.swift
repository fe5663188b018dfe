import Fulfilment
import JobQueue
import Storage

/// The schema as an older program left it.
enum FulfilmentSchemaVersion {
    static func upTo(_ version: Int) -> [Migration] {
        JobQueueSchema.migrations + FulfilmentSchema.migrations.filter { $0.version <= version }
    }
}
