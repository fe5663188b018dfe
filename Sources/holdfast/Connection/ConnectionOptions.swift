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
        let variable = getenv("HOLDFAST_SOCKET").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
        return socket ?? variable ?? Self.usualSocket
    }

    var client: DaemonClient { DaemonClient(socketPath: socketPath) }
}
