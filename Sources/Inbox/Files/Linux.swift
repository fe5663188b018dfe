// The calls that only Linux has, under names that say what they are for.

internal import CLinux
internal import Glibc

/// Calls of Linux that Swift's own module lacks.
enum Linux {
    /// Renames unless the new name is taken; false leaves the reason in errno.
    static func renameWithoutReplacing(_ from: Int32, _ name: String, _ to: Int32, _ newName: String) -> Bool {
        holdfast_rename_no_replace(from, name, to, newName) == 0
    }

    /// Makes everything written on a file system durable; false leaves the reason in errno.
    static func syncFileSystem(of descriptor: Int32) -> Bool { holdfast_sync_file_system(descriptor) == 0 }

    /// Makes a descriptor through which a thread in `poll` can be woken; negative on failure.
    static func makeWakeDescriptor() -> Int32 { eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK)) }

    /// What a lease tells of a file's writers.
    enum Writers {
        /// Somebody has the file open for writing.
        case some
        /// Nobody has.
        case none
        /// The system does not tell: the file is not ours, or its file system has no leases.
        case unknown
    }

    /// Whether anybody has the file open for writing.
    ///
    /// A reading lease is refused while there is a writer. It is given back at once; should somebody open the file in
    /// between, the kernel sends SIGIO, whose default is to end the process, so `ignoreLeaseSignal` comes first.
    static func writers(of descriptor: Int32) -> Writers {
        if holdfast_set_lease(descriptor, Int32(F_RDLCK)) == 0 {
            _ = holdfast_set_lease(descriptor, Int32(F_UNLCK))
            return .none
        }
        return errno == EAGAIN ? .some : .unknown
    }

    /// Lets the process survive the notice that somebody wants to write to a file under a lease.
    static func ignoreLeaseSignal() { _ = signal(SIGIO, SIG_IGN) }
}
