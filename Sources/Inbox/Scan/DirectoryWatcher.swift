// DirectoryWatcher: tells when something happens in a directory.
//
// GUARANTEES   Notices are hints: they say where to look now, and nothing depends on any of them. When the system's own
//              queue overflows, `onOverflow` is called, and a full scan is due.
// DOES NOT     Work for changes made on other machines (network file systems). The regular scan does.

internal import Domain
internal import Glibc
internal import Synchronization
internal import Threads

/// A thread that reads inotify(7).
final class DirectoryWatcher: Sendable {
    private struct Watches {
        var partners: [Int32: PartnerName] = [:]
        var descriptors: [PartnerName: Int32] = [:]
    }

    private static let interesting = UInt32(IN_MOVED_TO) | UInt32(IN_CLOSE_WRITE) | UInt32(IN_ONLYDIR)
    private static let bufferBytes = 64 << 10

    private let queue: OpenFile
    private let wake: OpenFile
    private let watches = Mutex(Watches())
    private let onHint: @Sendable (PartnerName, Hint) -> Void
    private let onOverflow: @Sendable () -> Void
    /// Called after each batch of notices.
    private let onBatch: @Sendable () -> Void

    /// Starts the thread.
    init(
        onHint: @escaping @Sendable (PartnerName, Hint) -> Void,
        onOverflow: @escaping @Sendable () -> Void,
        onBatch: @escaping @Sendable () -> Void
    ) throws {
        let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        guard descriptor >= 0 else { throw InboxError.last("watch", "directories") }
        queue = OpenFile(descriptor: descriptor, path: "inotify")
        let wakeDescriptor = Linux.makeWakeDescriptor()
        guard wakeDescriptor >= 0 else { throw InboxError.last("watch", "directories") }
        wake = OpenFile(descriptor: wakeDescriptor, path: "eventfd")
        self.onHint = onHint
        self.onOverflow = onOverflow
        self.onBatch = onBatch
        try WorkerThread.start(name: "inbox-watch") { [self] in run() }
    }

    /// Watches a partner's directory; once more has no effect, unless another directory has its place now.
    func watch(_ path: String, of partner: PartnerName) throws(InboxError) {
        let descriptor = inotify_add_watch(queue.descriptor, path, Self.interesting)
        guard descriptor >= 0 else { throw .last("watch", path) }
        watches.withLock { watches in
            if let old = watches.descriptors[partner], old != descriptor { watches.partners[old] = nil }
            watches.descriptors[partner] = descriptor
            watches.partners[descriptor] = partner
        }
    }

    /// Watches the directories of these partners only.
    func keepOnly(_ partners: Set<PartnerName>) {
        let gone = watches.withLock { watches in
            let gone = watches.descriptors.filter { !partners.contains($0.key) }
            for (partner, descriptor) in gone {
                watches.descriptors[partner] = nil
                watches.partners[descriptor] = nil
            }
            return gone.values.map(\.self)
        }
        // The directory may be gone, and its watch with it.
        for descriptor in gone { inotify_rm_watch(queue.descriptor, descriptor) }
    }

    /// Lets the thread end.
    func stop() {
        var one: UInt64 = 1
        // An eventfd takes eight bytes or, when it is full, has been raised already.
        _ = write(wake.descriptor, &one, MemoryLayout<UInt64>.size)
    }

    private func run() {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.bufferBytes, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            var waits = [
                pollfd(fd: queue.descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: wake.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&waits, 2, -1) > 0 else { continue }
            if waits[1].revents != 0 { return }
            let count = read(queue.descriptor, buffer.baseAddress, buffer.count)
            guard count > 0 else { continue }
            handle(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            onBatch()
        }
    }

    private func handle(_ notices: UnsafeRawBufferPointer) {
        let partners = watches.withLock { $0.partners }
        let headerBytes = MemoryLayout<inotify_event>.size
        var offset = 0
        while offset + headerBytes <= notices.count {
            let notice = notices.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
            let start = offset + headerBytes
            offset = start + Int(notice.len)
            if notice.mask & UInt32(IN_Q_OVERFLOW) != 0 { onOverflow() }
            guard offset <= notices.count, let partner = partners[notice.wd] else { continue }
            let bytes = notices[start..<offset].prefix { $0 != 0 }
            guard !bytes.isEmpty, let name = String(validating: bytes, as: UTF8.self) else { continue }
            onHint(partner, Hint(name: name, isByRename: notice.mask & UInt32(IN_MOVED_TO) != 0))
        }
    }
}
