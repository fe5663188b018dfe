// The API's listeners as services, so that they end in good order.

internal import HTTPAPI
internal import ServiceLifecycle

/// Serves commands on the Unix socket.
struct CommandService: Service {
    let listener: CommandListener

    func run() async throws { try await listener.run() }
}

/// Serves health and metrics on the loopback address.
struct ObservationService: Service {
    let listener: ObservationListener

    func run() async throws { try await listener.run() }
}
