// Listener: what both listeners have in common.

internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// Makes the server application of a listener.
enum Listener {
    /// Headers of more than 32 KiB are for nobody's good.
    private static let headerLimit = 32 << 10

    static func application(
        router: Router<APIContext>,
        address: BindAddress,
        idleTimeout: TimeAmount,
        maximumConnections: Int,
        logger: Logger,
        onListening: @escaping @Sendable (any Channel) async -> Void
    ) -> Application<RouterResponder<APIContext>> {
        // The framework tells of its own starts and of every dropped connection; we tell of what people must know.
        var quiet = Logger(label: logger.label) { _ in ServerLogHandler(logger: logger) }
        quiet.logLevel = max(logger.logLevel, .warning)
        let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: headerLimit,
            maxHeaderListSize: headerLimit,
            maxHeaderFieldCount: 100
        )
        return Application(
            router: router,
            server: .http1(configuration: .init(idleTimeout: idleTimeout, httpDecoderConfiguration: decoder)),
            configuration: ApplicationConfiguration(
                address: address,
                serverName: "holdfast",
                availableConnectionsDelegate: .maximum(maximumConnections, logger: quiet)
            ),
            onServerRunning: onListening,
            logger: quiet
        )
    }
}
