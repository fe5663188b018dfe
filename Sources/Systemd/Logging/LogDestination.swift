// LogDestination: where the log of a process goes, and from which level on.
//
// GUARANTEES   A line is handed over in one write(2) wherever the other side takes it whole, and lines of different
//              threads never mix. A change of the level takes effect on every logger at once.
// DOES NOT     Buffer: a line that a slow reader does not take within a second is dropped and counted, since a daemon
//              that stands still for its log serves nobody.

internal import Glibc
public import Logging
internal import Synchronization

/// The log of a process.
public final class LogDestination: Sendable {
    private struct Layout {
        var isJSON: Bool
        var hasTime: Bool
        var hasPriority: Bool
    }

    private let layout: Layout
    private let now: @Sendable () -> Int64
    /// The descriptor, locked for as long as a line is written.
    private let output: Mutex<Int32>
    private let levelIndex: Atomic<Int>
    private let dropped = Atomic<Int>(0)

    /// Describes the log.
    ///
    /// - Parameters:
    ///   - format: how lines look.
    ///   - isJournal: whether the descriptor leads to the journal, see `JournalStream`.
    ///   - level: the least level that is shown.
    ///   - descriptor: where lines go; the standard error unless another is given. It stays open.
    ///   - now: milliseconds since the Unix epoch.
    public init(
        format: LogFormat,
        isJournal: Bool,
        level: Logger.Level,
        descriptor: Int32 = 2,
        now: @escaping @Sendable () -> Int64
    ) {
        layout =
            switch format {
            case .auto: Layout(isJSON: false, hasTime: !isJournal, hasPriority: isJournal)
            case .human: Layout(isJSON: false, hasTime: true, hasPriority: false)
            case .json: Layout(isJSON: true, hasTime: true, hasPriority: isJournal)
            }
        output = Mutex(descriptor)
        levelIndex = Atomic(level.index)
        self.now = now
    }

    /// The least level that is shown; may be changed at any time.
    public var level: Logger.Level {
        get { Logger.Level.allCases[levelIndex.load(ordering: .relaxed)] }
        set { levelIndex.store(newValue.index, ordering: .relaxed) }
    }

    /// Lines that could not be written.
    public var droppedLines: Int { dropped.load(ordering: .relaxed) }

    /// Makes the handler of a logger, for `Logger(label:factory:)` and `LoggingSystem.bootstrap`.
    ///
    /// - Parameter label: the logger's label.
    /// - Returns: a handler that writes here.
    public func handler(label: String) -> any LogHandler { ServiceLogHandler(label: label, destination: self) }

    /// Writes an event.
    func write(_ event: LogEvent, label: String, metadata: Logger.Metadata) {
        let fields = LogLine.Fields(
            milliseconds: now(),
            level: event.level,
            label: label,
            message: event.message.description,
            metadata: metadata.sorted { $0.key < $1.key }
        )
        let line =
            layout.isJSON
            ? LogLine.json(fields, hasPriority: layout.hasPriority)
            : LogLine.human(fields, hasTime: layout.hasTime, hasPriority: layout.hasPriority)
        let isWritten = output.withLock { Self.write(line, to: $0) }
        if !isWritten { dropped.add(1, ordering: .relaxed) }
    }

    /// Writes all bytes; more than one write(2) only where the other side took a part.
    private static func write(_ line: [UInt8], to descriptor: Int32) -> Bool {
        var written = 0
        while written < line.count {
            let count = line.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count > 0 {
                written += count
            } else if count < 0, errno == EAGAIN {
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                guard poll(&waiting, 1, 1_000) == 1 else { return false }
            } else if count == 0 || errno != EINTR {
                return false
            }
        }
        return true
    }
}

extension Logger.Level {
    /// Its place among all levels, from the least on.
    fileprivate var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
