// Which errors of the database concern everybody, and not the job that met them.

internal import Storage

extension StorageError {
    /// Whether nothing more can be written by this process.
    var endsAllWork: Bool {
        switch self {
        case .unknownOutcome, .fatal: true
        case .conflict, .retryable, .full: false
        }
    }
}
