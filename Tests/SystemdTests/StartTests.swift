import Foundation
import Glibc
import Systemd
import TestSupport
import Testing

@Suite struct JournalStreamTests {
    @Test func `only the very stream that was connected counts`() throws {
        let (journal, other) = (Pipe(), Pipe())
        let descriptor = journal.fileHandleForWriting.fileDescriptor
        var information = stat()
        try #require(fstat(descriptor, &information) == 0)
        let environment = ["JOURNAL_STREAM": "\(information.st_dev):\(information.st_ino)"]
        #expect(JournalStream.isConnected(descriptor: descriptor, environment: environment))
        let elsewhere = other.fileHandleForWriting.fileDescriptor
        #expect(!JournalStream.isConnected(descriptor: elsewhere, environment: environment))
        #expect(!JournalStream.isConnected(descriptor: descriptor, environment: [:]))
        #expect(!JournalStream.isConnected(descriptor: 9_999, environment: environment))
    }

    @Test(arguments: ["", ":", "1", "a:b", "1:2:3", "-1:2"])
    func `a variable that makes no sense is no journal`(value: String) {
        #expect(!JournalStream.isConnected(descriptor: 2, environment: ["JOURNAL_STREAM": value]))
    }
}

@Suite struct CredentialsDirectoryTests {
    private func credentials(_ files: [String: Data]) throws -> (TemporaryDirectory, CredentialsDirectory) {
        let directory = try TemporaryDirectory()
        for (name, data) in files { try data.write(to: URL(filePath: "\(directory.path)/\(name)")) }
        let found = CredentialsDirectory(environment: ["CREDENTIALS_DIRECTORY": directory.path])
        return (directory, try #require(found))
    }

    @Test(arguments: [[:], ["CREDENTIALS_DIRECTORY": ""], ["CREDENTIALS_DIRECTORY": "relative"]])
    func `without a directory there are none`(environment: [String: String]) {
        #expect(CredentialsDirectory(environment: environment) == nil)
    }

    @Test func `bytes come as they are, text without white space around it`() throws {
        let (directory, credentials) = try credentials(["pepper": Data([0, 10, 255]), "word": Data(" open\n".utf8)])
        #expect(try credentials.bytes(of: "pepper") == [0, 10, 255])
        #expect(try credentials.text(of: "word") == "open")
        #expect(try credentials.bytes(of: "missing") == nil)
        #expect(try credentials.text(of: "missing") == nil)
        withExtendedLifetime(directory) {}
    }

    @Test(arguments: ["", ".hidden", "..", "../word", "a/b"])
    func `a name cannot leave the directory`(name: String) throws {
        let (_, credentials) = try credentials([:])
        #expect(throws: CredentialError.badName(name)) { try credentials.bytes(of: name) }
    }

    @Test func `a link, a directory, too much, and bytes that are no text are refused`() throws {
        let (directory, credentials) = try credentials([
            "binary": Data([0xFF, 0xFE]), "huge": Data(count: 1 << 20 + 1), "largest": Data(count: 1 << 20),
        ])
        let path = directory.path
        try FileManager.default.createSymbolicLink(atPath: "\(path)/link", withDestinationPath: "binary")
        try FileManager.default.createDirectory(atPath: "\(path)/folder", withIntermediateDirectories: false)
        #expect(throws: CredentialError.unreadable(path: "\(path)/link", errno: ELOOP)) {
            try credentials.bytes(of: "link")
        }
        #expect(throws: CredentialError.unreadable(path: "\(path)/folder", errno: EISDIR)) {
            try credentials.bytes(of: "folder")
        }
        #expect(throws: CredentialError.tooLarge(path: "\(path)/huge")) { try credentials.bytes(of: "huge") }
        #expect(throws: CredentialError.notText(path: "\(path)/binary")) { try credentials.text(of: "binary") }
        #expect(try credentials.bytes(of: "largest")?.count == 1 << 20)
    }
}

@Suite struct ActivatedSocketTests {
    /// A listening stream socket in a directory, under a descriptor of its own.
    private func listeningSocket(in directory: TemporaryDirectory, listens: Bool = true) throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: "\(directory.path)/socket".utf8) }
        let result = withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(result == 0)
        if listens { try #require(listen(descriptor, 1) == 0) }
        return descriptor
    }

    private func environment(count: String = "1", process: String = "42", names: String? = nil) -> [String: String] {
        var environment = ["LISTEN_PID": process, "LISTEN_FDS": count]
        environment["LISTEN_FDNAMES"] = names
        return environment
    }

    @Test func `a passed socket comes with its name and closes when a program is run`() throws {
        let directory = try TemporaryDirectory()
        let descriptor = try listeningSocket(in: directory)
        defer { close(descriptor) }
        let sockets = try ActivatedSocket.all(
            environment: environment(names: "http"),
            processID: 42,
            firstDescriptor: descriptor
        )
        #expect(sockets.map(\.descriptor) == [descriptor])
        #expect(sockets.map(\.name) == ["http"])
        #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
    }

    @Test func `a socket without a name is unknown`() throws {
        let directory = try TemporaryDirectory()
        let descriptor = try listeningSocket(in: directory)
        defer { close(descriptor) }
        let sockets = try ActivatedSocket.all(
            environment: environment(),
            processID: 42,
            firstDescriptor: descriptor
        )
        #expect(sockets.map(\.name) == ["unknown"])
    }

    @Test func `sockets for another process are not ours`() throws {
        #expect(try ActivatedSocket.all(environment: environment(process: "41"), processID: 42).isEmpty)
        #expect(try ActivatedSocket.all(environment: [:], processID: 42).isEmpty)
        #expect(try ActivatedSocket.all(environment: ["LISTEN_FDS": "1"], processID: 42).isEmpty)
    }

    @Test(arguments: [("-1", nil), ("many", nil), ("99999", nil), ("2", "one"), ("1", "one:two")])
    func `variables that contradict the protocol are refused`(count: String, names: String?) {
        #expect(throws: ActivationError.self) {
            try ActivatedSocket.all(environment: environment(count: count, names: names), processID: 42)
        }
    }

    @Test func `what is not a listening socket is refused by name`() throws {
        let directory = try TemporaryDirectory()
        let descriptor = try listeningSocket(in: directory, listens: false)
        defer { close(descriptor) }
        #expect(throws: ActivationError.notListening(descriptor: descriptor, name: "http")) {
            try ActivatedSocket.all(
                environment: environment(names: "http"),
                processID: 42,
                firstDescriptor: descriptor
            )
        }
        #expect(throws: ActivationError.notOpen(descriptor: 9_999, name: "http")) {
            try ActivatedSocket.all(environment: environment(names: "http"), processID: 42, firstDescriptor: 9_999)
        }
    }
}
