// Wake-ups that follow a commit: the job runner and the like learn that there is something new to read.

/// An action to run after a commit, identified by its object so that a batch calls it once.
public final class CommitHook: Sendable {
    private let action: @Sendable () -> Void

    /// Makes a hook.
    ///
    /// - Parameter action: a quick, idempotent wake-up; it runs on the writer thread.
    public init(_ action: @escaping @Sendable () -> Void) { self.action = action }

    func call() { action() }
}

/// The hooks one batch has collected.
final class CommitHooks {
    private var hooks: [ObjectIdentifier: CommitHook] = [:]

    func add(_ hook: CommitHook) { hooks[ObjectIdentifier(hook)] = hook }

    func callAll() {
        for hook in hooks.values { hook.call() }
        hooks.removeAll(keepingCapacity: true)
    }

    func removeAll() { hooks.removeAll(keepingCapacity: true) }
}
