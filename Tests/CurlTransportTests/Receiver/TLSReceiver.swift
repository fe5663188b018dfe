// TLSReceiver: receivers behind TLS with good and bad certificates, made for the test run.

import Foundation
import Synchronization
import TestSupport

/// A process that answers each request with the number of the connection it came over.
final class TLSReceiver: Sendable {
    /// Which certificate the receiver shows; the port is asked by this name.
    enum Kind: String, CaseIterable, Sendable {
        case good, expired, wrongHost, selfSigned, oldProtocol, wantsClientCertificate
    }

    /// Whether this machine has what the receivers are made of.
    static var isAvailable: Bool {
        let hasTools = (try? run("openssl", ["version"])) != nil && (try? run("python3", ["-c", "import ssl"])) != nil
        if !hasTools { print("TLS tests are skipped: openssl and python3 are needed") }
        return hasTools
    }

    let directory: TemporaryDirectory
    private let ports: [Kind: UInt16]
    private let input: Pipe

    /// The authority that the good certificate, and some of the bad, come from.
    var caFile: String { "\(directory.path)/ca.pem" }

    init() throws {
        directory = try TemporaryDirectory()
        try Self.run("sh", ["-euc", Self.certificates], in: directory.path)
        let process = Process()
        let output = Pipe()
        input = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.server]
        process.currentDirectoryURL = URL(fileURLWithPath: directory.path)
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var text = ""
        while !text.hasSuffix("\n") {
            let piece = output.fileHandleForReading.availableData
            if piece.isEmpty { throw Failure(output: "the receiver ended: \(text)") }
            text += String(decoding: piece, as: UTF8.self)
        }
        let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { UInt16($0) }
        ports = Dictionary(uniqueKeysWithValues: zip(Kind.allCases, numbers))
    }

    /// The process ends with its input.
    deinit { try? input.fileHandleForWriting.close() }

    func url(_ kind: Kind, host: String = "localhost") -> String { "https://\(host):\(ports[kind] ?? 0)/hook" }

    private struct Failure: Error { let output: String }

    @discardableResult
    private static func run(_ name: String, _ arguments: [String], in directory: String? = nil) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name] + arguments
        if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(output: text) }
        return text
    }

    private static let certificates = """
        new="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
        openssl req -x509 $new -keyout ca.key -out ca.pem -days 2 -subj /CN=authority
        sign() { # name, host, days
            openssl req $new -keyout $1.key -out $1.csr -subj /CN=$2 -addext subjectAltName=DNS:$2
            openssl x509 -req -in $1.csr -CA ca.pem -CAkey ca.key -days $3 -copy_extensions copy -out $1.pem
        }
        sign good localhost 2
        sign expired localhost -1
        sign wrongHost other.example 2
        openssl req -x509 $new -keyout selfSigned.key -out selfSigned.pem -days 2 -subj /CN=localhost \
            -addext subjectAltName=DNS:localhost
        """

    /// The order of the ports is that of `Kind.allCases`.
    private static let server = """
        import itertools, os, socket, ssl, sys, threading
        numbers = itertools.count(1)
        def serve(connection, context):
            try:
                tls, number = context.wrap_socket(connection, server_side=True), next(numbers)
                stream = tls.makefile("rb")
                while stream.readline():
                    length = 0
                    for line in iter(stream.readline, b"\\r\\n"):
                        if line.lower().startswith(b"content-length:"): length = int(line.split(b":")[1])
                    stream.read(length)
                    body = b"%d" % number
                    tls.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: %d\\r\\n\\r\\n%s" % (len(body), body))
            except OSError: pass
            finally: connection.close()
        def listen(name, change=lambda context: None):
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(name + ".pem", name + ".key")
            change(context)
            listener = socket.create_server(("127.0.0.1", 0))
            def accept():
                while True:
                    threading.Thread(target=serve, args=(listener.accept()[0], context), daemon=True).start()
            threading.Thread(target=accept, daemon=True).start()
            return listener.getsockname()[1]
        def old(context):
            context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
            context.set_ciphers("ALL:@SECLEVEL=0")
        def wants(context):
            context.verify_mode = ssl.CERT_REQUIRED
            context.load_verify_locations("ca.pem")
        print(listen("good"), listen("expired"), listen("wrongHost"), listen("selfSigned"), listen("good", old),
              listen("good", wants), flush=True)
        sys.stdin.read()
        os._exit(0)
        """
}
