internal import ArgumentParser
internal import Glibc

/// How a command reaches the daemon, and how it prints.
struct ConnectionOptions: ParsableArguments {
    /// Where the socket is when nobody says otherwise.
    static let usualSocket = "/run/holdfast/holdfast.sock"

    @Option(
        help: ArgumentHelp(
            "The daemon's socket.",
            discussion: "Otherwise HOLDFAST_SOCKET, otherwise \(usualSocket).",
            valueName: "path"
        ),
        completion: .file()
    )
    var socket: String?

    @Flag(help: "Print the API's JSON.")
    var json = false

    /// The socket's path.
    var socketPath: String {
        socket ?? Self.variable("HOLDFAST_SOCKET") ?? Self.usualSocket
    }

    /// The daemon as whoever holds the token of HOLDFAST_TOKEN; without one, as this user.
    ///
    /// The token comes from the environment only: arguments can be read by everybody on the machine.
    var client: DaemonClient { DaemonClient(socketPath: socketPath, token: Self.variable("HOLDFAST_TOKEN")) }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
