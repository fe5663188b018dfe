// CommandFailure: why a command did not do what it was told, and what the shell is told.

/// A failure with a sentence for people and an exit status for scripts.
struct CommandFailure: Error, Equatable {
    /// The statuses in use, those of sysexits(3) and 1.
    enum Status: Int32 {
        /// The daemon refused, or a check found faults.
        case refused = 1
        /// What was given is not right.
        case badInput = 65
        /// A file cannot be read.
        case noInput = 66
        /// No daemon answers.
        case unavailable = 69
        /// Something failed that should not.
        case software = 70
        /// Reading or writing failed.
        case inputOutput = 74
        /// It may be tried again later.
        case temporary = 75
        /// The user may not do that.
        case noPermission = 77
    }

    let status: Status
    /// What is wrong, without a full stop.
    let message: String
    /// What to do, without a full stop.
    let remedy: String?

    init(_ status: Status, _ message: String, remedy: String? = nil) {
        self.status = status
        self.message = message
        self.remedy = remedy
    }

    var exitStatus: Int32 { status.rawValue }

    /// The lines for the standard error.
    var text: String {
        let lines = ["holdfast: \(TerminalText.neutral(message))"] + (remedy.map { [TerminalText.neutral($0)] } ?? [])
        return lines.joined(separator: "\n          ") + "\n"
    }
}
