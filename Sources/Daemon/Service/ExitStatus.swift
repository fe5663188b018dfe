/// Exit statuses of the service, after sysexits(3).
enum ExitStatus {
    /// EX_SOFTWARE: a part failed; a supervisor starts the daemon again.
    static let internalError: Int32 = 70
    /// EX_CANTCREAT: something the daemon needs cannot be made or is held by somebody else.
    static let cannotStart: Int32 = 73
}
