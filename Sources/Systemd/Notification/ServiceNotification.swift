// ServiceNotification: what a service tells its supervisor, in the words of sd_notify(3).
//
// GUARANTEES   A message is one line per assignment; text of ours cannot start a line of its own.

/// One thing to tell the supervisor.
public enum ServiceNotification: Hashable, Sendable {
    /// Start-up, or a reload, is complete.
    case ready
    /// The configuration is being read anew.
    ///
    /// The moment is CLOCK_MONOTONIC in microseconds; supervisors that know the reload protocol refuse a message
    /// without it.
    case reloading(monotonicMicroseconds: UInt64)
    /// The service is going down.
    case stopping
    /// One line about what the service is doing, shown by `systemctl status`.
    case status(String)
    /// The service is alive; must come again within the watchdog interval.
    case watchdog
    /// The service failed with an error of the system.
    case failed(errno: Int32)
    /// The exit status with which the service will end.
    case exitStatus(Int32)
    /// Starting, reloading or stopping takes longer; the deadline is so many microseconds from now.
    case extendTimeout(microseconds: UInt64)

    /// The assignment as the protocol writes it.
    var assignment: String {
        switch self {
        case .ready: "READY=1"
        case .reloading(let moment): "RELOADING=1\nMONOTONIC_USEC=\(moment)"
        case .stopping: "STOPPING=1"
        case .status(let text): "STATUS=\(Self.oneLine(text))"
        case .watchdog: "WATCHDOG=1"
        case .failed(let code): "ERRNO=\(code)"
        case .exitStatus(let status): "EXIT_STATUS=\(status)"
        case .extendTimeout(let microseconds): "EXTEND_TIMEOUT_USEC=\(microseconds)"
        }
    }

    /// The text with every control character replaced, and cut where the datagram would grow too large.
    private static func oneLine(_ text: String) -> String {
        let scalars = text.unicodeScalars.prefix(1_000).map { scalar in
            scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
