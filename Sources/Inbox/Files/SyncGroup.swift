// SyncGroup: makes what many files in hand have written durable, together.
//
// GUARANTEES   When `sync` returns, everything that was written before to the files and directories named is on disk.
//              While one group is being written, those who come form the next; the first of them leads it, so that
//              no thread of its own is needed and nobody waits for more than one group besides his own.
// HOW          A few descriptors are synced one by one; for many, one syncfs(2) per file system costs less than a
//              sync each.
// DOES NOT     Try again after a failure: the system may have dropped the pages that it could not write, so the
//              caller has to write everything anew. It does not spare others: syncfs writes what they have changed on
//              the file system too, so the spool is best kept on one that is not busy with something else.

internal import Glibc
internal import Synchronization

/// Syncs in groups.
final class SyncGroup: Sendable {
    /// Up to so many descriptors are synced one by one.
    private static let individualLimit = 12

    private enum Turn: Sendable {
        case lead([Member])
        case done(InboxError?)
    }

    private struct Member: Sendable {
        let files: [any Syncable]
        let continuation: CheckedContinuation<Turn, Never>
    }

    private struct State {
        var isBusy = false
        var waiting: [Member] = []
    }

    private let state = Mutex(State())

    /// Makes files and directories durable; blocks the calling thread while it leads a group.
    func sync(_ files: [any Syncable]) async throws(InboxError) {
        let turn = await withCheckedContinuation { (continuation: CheckedContinuation<Turn, Never>) in
            let isLeader = state.withLock { state in
                if state.isBusy {
                    state.waiting.append(Member(files: files, continuation: continuation))
                    return false
                }
                state.isBusy = true
                return true
            }
            if isLeader { continuation.resume(returning: .lead([])) }
        }
        switch turn {
        case .done(let error): if let error { throw error }
        case .lead(let followers): try lead(files, followers)
        }
    }

    private func lead(_ files: [any Syncable], _ followers: [Member]) throws(InboxError) {
        var failure: InboxError?
        do {
            try Self.write(files + followers.flatMap(\.files))
        } catch {
            failure = error
        }
        for follower in followers { follower.continuation.resume(returning: .done(failure)) }
        passOn()
        if let failure { throw failure }
    }

    private func passOn() {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            state.isBusy = !state.waiting.isEmpty
            return state.waiting
        }
        waiting.first?.continuation.resume(returning: .lead(Array(waiting.dropFirst())))
    }

    private static func write(_ files: [any Syncable]) throws(InboxError) {
        var unique: [Int32: any Syncable] = [:]
        for file in files { unique[file.descriptor] = file }
        guard unique.count > individualLimit else {
            for file in files where unique.removeValue(forKey: file.descriptor) != nil {
                guard fsync(file.descriptor) == 0 else { throw .last("sync", file.path) }
            }
            return
        }
        var synced: Set<UInt> = []
        for file in unique.values {
            var information = stat()
            guard fstat(file.descriptor, &information) == 0 else { throw .last("examine", file.path) }
            guard synced.insert(information.st_dev).inserted else { continue }
            guard Linux.syncFileSystem(of: file.descriptor) else { throw .last("sync the file system of", file.path) }
        }
    }
}
