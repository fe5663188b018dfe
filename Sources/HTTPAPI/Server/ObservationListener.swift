// ObservationListener: health and metrics on a loopback TCP address.
//
// GUARANTEES   Serves /healthz, /readyz and /metrics, and nothing that changes anything or shows an order.

internal import Glibc
internal import Hummingbird
public import Logging
internal import NIOCore

/// Serves monitoring.
public struct ObservationListener: Sendable {
    private static let idleTimeout = TimeAmount.seconds(10)
    private static let maximumConnections = 32

    private let address: LoopbackAddress
    private let router: APIRouter
    private let logger: Logger
    private let onListening: @Sendable (_ port: Int) async -> Void

    /// Makes the listener; nothing is opened yet.
    ///
    /// - Parameters:
    ///   - address: where it serves.
    ///   - operations: what it asks.
    ///   - configuration: within which limits.
    ///   - logger: where failures are told.
    ///   - onListening: called once, when clients can connect, with the port.
    public init(
        at address: LoopbackAddress,
        operations: any Operations,
        configuration: APIConfiguration,
        logger: Logger,
        onListening: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) {
        self.address = address
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
    /// - Throws: the error of the socket, for example when the address is in use.
    public func run() async throws {
        let application = Listener.application(
            router: router.observation(guardedAgainstRebinding: true),
            address: .hostname(address.host, port: address.port),
            idleTimeout: Self.idleTimeout,
            maximumConnections: Self.maximumConnections,
            logger: logger
        ) { channel in
            let port = channel.localAddress?.port ?? address.port
            logger.notice("health and metrics are served", metadata: ["address": "\(address.host)", "port": "\(port)"])
            await onListening(port)
        }
        do {
            try await application.run()
        } catch let error as IOError {
            guard error.errnoCode != EADDRINUSE else { throw ListenerError.addressInUse("\(address)") }
            throw ListenerError.refused(action: "listen on", path: "\(address)", errno: error.errnoCode)
        }
    }
}
