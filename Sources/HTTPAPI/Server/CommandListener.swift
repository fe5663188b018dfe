// CommandListener: the whole API on a Unix domain socket.
//
// GUARANTEES   Who can open the socket file (its owner and its group) can do everything; nobody else can do anything.
//              When `run` returns, requests in hand are answered and the file is gone.
// DOES NOT     Block an event loop: handlers run as tasks, and operations answer from threads of their own.

internal import Hummingbird
public import Logging
internal import NIOCore
internal import Synchronization

/// Serves the commands.
public struct CommandListener: Sendable {
    /// A request or the connection after it may be silent for so long.
    private static let idleTimeout = TimeAmount.seconds(60)
    private static let maximumConnections = 128

    private let place: SocketPlace
    private let router: APIRouter
    private let logger: Logger
    private let onListening: @Sendable () async -> Void

    /// Makes the listener; nothing is opened yet.
    ///
    /// - Parameters:
    ///   - operations: what it serves.
    ///   - configuration: where and within which limits.
    ///   - logger: where failures are told.
    ///   - onListening: called once, when clients can connect.
    /// - Throws: `ListenerError` when the path cannot be a socket's.
    public init(
        operations: any Operations,
        configuration: APIConfiguration,
        logger: Logger,
        onListening: @escaping @Sendable () async -> Void = {}
    ) throws {
        place = try SocketPlace(path: configuration.socketPath)
        router = APIRouter(
            operations: operations,
            configuration: configuration,
            caller: Caller(userNames: UserNames()),
            authenticator: operations
        )
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until graceful shutdown or cancellation of the task.
    ///
    /// - Throws: `ListenerError`, or the error of the socket.
    public func run() async throws {
        try place.prepare()
        let published = Mutex<Result<SocketIdentity, ListenerError>?>(nil)
        defer { place.remove(published.withLock { try? $0?.get() }) }
        let application = Listener.application(
            router: router.full(),
            address: .unixDomainSocket(path: place.bindPath),
            idleTimeout: Self.idleTimeout,
            maximumConnections: Self.maximumConnections,
            logger: logger
        ) { channel in
            let result = Result { () throws(ListenerError) in try place.publish() }
            published.withLock { $0 = result }
            guard case .success = result else {
                channel.close(promise: nil)
                return
            }
            logger.notice("commands are served", metadata: ["socket": "\(place.path)"])
            await onListening()
        }
        try await application.run()
        if case .failure(let error) = published.withLock({ $0 }) { throw error }
    }
}
