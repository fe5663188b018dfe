import Foundation
import Testing

/// What the tests may do here.
enum Privilege {
    static let isRoot = geteuid() == 0

    /// Turns a process into one of a user without rights.
    static let asNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]

    /// Whether a daemon can be started that may not do everything.
    static let canBeLimited = !isRoot || ["/usr/bin", "/bin"].contains { access("\($0)/setpriv", X_OK) == 0 }

    /// Whether file systems can be mounted.
    static func canMount() async -> Bool {
        guard isRoot, let world = try? DaemonWorld() else { return false }
        return (try? await withFileSystem("size=1m", at: world.stateDirectory) {}) != nil
    }

    /// Runs a body with a small file system in memory at a place.
    static func withFileSystem<Result>(
        _ options: String,
        at place: String,
        _ body: () async throws -> Result
    ) async throws -> Result {
        try await run("mount", "-t", "tmpfs", "-o", options, "tmpfs", place)
        do {
            let result = try await body()
            try await run("umount", place)
            return result
        } catch {
            // The daemon of a test that failed may still be there.
            try await run("umount", "--lazy", place)
            throw error
        }
    }

    static func run(_ arguments: String...) async throws {
        let process = try ChildProcess(arguments)
        guard try await process.exitStatus() == 0 else {
            throw DaemonWorld.Failure(description: "\(arguments): \(process.complaint)")
        }
    }
}
