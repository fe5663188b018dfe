// Operations: everything the API can be asked to do, as one port.
//
// GUARANTEES   The API knows the rest of the daemon by this protocol only: what is behind it can be the daemon or a
//              test. A request reaches an operation parsed and within its limits.
// DOES NOT     Say how: whether an operation reads, commits or runs on a thread of its own is the conformer's business,
//              as long as it never blocks the thread it is called on.
//
// ERRORS       An operation throws `APIError`, `FulfilmentError` or `WebhookError` for what the caller can understand
//              (kind `unknown` when what is asked for does not exist), and `StorageError` for the database's refusals;
//              anything else is answered as an internal error without its text.

/// What the API serves, in seven parts.
public protocol Operations:
    OrderOperations, ReviewOperations, AccountOperations, EndpointOperations, JobOperations, UpkeepOperations,
    UseCaseOperations, Authenticator
{}
