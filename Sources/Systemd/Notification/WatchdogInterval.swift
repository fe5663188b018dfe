/// How often a service must prove that it is alive.
public enum WatchdogInterval {
    /// The interval that the supervisor asked of this process; nil when it asked for none.
    ///
    /// - Parameters:
    ///   - environment: the process's environment (WATCHDOG_USEC, WATCHDOG_PID).
    ///   - processID: the process's own id; the variables may have been meant for a parent.
    /// - Returns: the interval, or nil.
    public static func asked(environment: [String: String], processID: Int32) -> Duration? {
        guard let text = environment["WATCHDOG_USEC"], let microseconds = Int64(text), microseconds > 0 else {
            return nil
        }
        if let process = environment["WATCHDOG_PID"], Int32(process) != processID { return nil }
        return .microseconds(microseconds)
    }
}
