// What is printed, and whether it arrived.

internal import Glibc

/// The standard output.
enum StandardOutput {
    /// Whether it is a terminal that shows more than plain text.
    static var isStyled: Bool {
        isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil
            && getenv("TERM").map { String(cString: $0) } != "dumb"
    }

    /// Writes all of a text, or fails: a backup script must notice that its report was cut short.
    static func write(_ text: String) throws {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EPIPE {
                // The reader has seen enough. A library ignores the signal that would have ended us; end as it would.
                signal(SIGPIPE, SIG_DFL)
                raise(SIGPIPE)
            } else if errno != EINTR {
                throw CommandFailure(.inputOutput, "cannot write the output: \(String(cString: strerror(errno)))")
            }
        }
    }
}

/// The standard error.
enum StandardError {
    /// Writes a text; there is nobody left to be told when that fails.
    static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }
}
