import Foundation
import Storage
import TestSupport
import Testing

@Suite struct StateDirectoryTests {
    @Test func `a second holder is refused and told who has it`() throws {
        let directory = try TemporaryDirectory()
        let first = try StateDirectory(path: directory.path)
        let error = #expect(throws: StateDirectoryError.self) { try StateDirectory(path: directory.path) }
        #expect(error == .held(path: directory.path, by: ProcessInfo.processInfo.processIdentifier))
        withExtendedLifetime(first) {}
    }

    @Test func `the lock goes with its holder`() throws {
        let directory = try TemporaryDirectory()
        do { _ = try StateDirectory(path: directory.path) }
        _ = try StateDirectory(path: directory.path)
    }

    @Test func `a directory that cannot be made is named`() throws {
        let error = #expect(throws: StateDirectoryError.self) { try StateDirectory(path: "/nowhere/at/all") }
        #expect(error?.description.contains("/nowhere/at/all") == true)
    }

    @Test func `a file system that is not a local disk is refused`() throws {
        let error = #expect(throws: StateDirectoryError.self) { try StateDirectory(path: "/proc/self") }
        guard case .unsafeFileSystem = error else {
            Issue.record("\(String(describing: error)) is not unsafeFileSystem")
            return
        }
        #expect(error?.description.contains("local disk") == true)
    }
}
