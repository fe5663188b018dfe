// UnixSocketClient: asks a local HTTP server behind a Unix domain socket; the command line talks to the daemon so.
//
// GUARANTEES   One request, one answer: nothing is sent again, redirected or kept open. An answer is whole or an error.
// DOES NOT     Stream: up to 256 MiB are held in memory. End early when its task is cancelled: the timeout does.

internal import CCurl
internal import Glibc
internal import Threads
internal import Webhooks

/// A client of HTTP servers on Unix domain sockets.
public enum UnixSocketClient {
    /// The longest path a socket can have on Linux.
    static let pathLimit = 107
    static let bodyLimit = 256 * 1_024 * 1_024

    /// Sends one request and waits for the whole answer, on a thread of its own.
    ///
    /// - Parameters:
    ///   - socketPath: the socket's file.
    ///   - method: GET, POST, DELETE…
    ///   - path: the path and query, beginning with a slash.
    ///   - headers: the headers beside Host and Content-Length.
    ///   - body: the body.
    ///   - timeout: how long all of it may take, in milliseconds.
    /// - Returns: the final status, whatever it is, and the whole body.
    /// - Throws: `UnixSocketError`.
    public static func request(
        socketPath: String,
        method: String,
        path: String,
        headers: [(name: String, value: String)] = [],
        body: [UInt8] = [],
        timeout: Int64
    ) async throws -> (status: Int, body: [UInt8]) {
        try CurlLibrary.setUp()
        let request = UnixSocketRequest(
            socketPath: socketPath,
            method: method,
            path: path,
            headers: headers,
            body: body,
            timeout: timeout
        )
        let response = try await WorkerThread.result(name: "control-client") { try request.perform() }
        return (response.status, response.body)
    }
}

/// One request, performed on the calling thread.
private struct UnixSocketRequest: Sendable {
    let socketPath: String
    let method: String
    let path: String
    let headers: [(name: String, value: String)]
    let body: [UInt8]
    let timeout: Int64

    func perform() throws -> HTTPResponse {
        try validate()
        let easy = try EasyHandle()
        try easy.reset()
        var reader = ResponseReader(bodyLimit: UnixSocketClient.bodyLimit)
        let code = try withUnsafeMutablePointer(to: &reader) { reader in
            try setOptions(easy, reader)
            return curl_easy_perform(easy.pointer)
        }
        if let response = reader.response(isWhole: code == CURLE_OK, now: { 0 }), !response.isBodyTruncated {
            return response
        }
        guard !reader.isBodyCut else { throw UnixSocketError.answerTooLarge }
        throw failure(code, easy)
    }

    private func validate() throws(UnixSocketError) {
        guard !socketPath.isEmpty, socketPath.utf8.count <= UnixSocketClient.pathLimit, !socketPath.utf8.contains(0)
        else { throw .badRequest("a socket's path has 1 to \(UnixSocketClient.pathLimit) bytes: '\(socketPath)'") }
        guard !method.isEmpty, method.utf8.allSatisfy({ (0x41...0x5a).contains($0) }) else {
            throw .badRequest("'\(method)' is no method")
        }
        guard path.hasPrefix("/"), path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
            throw .badRequest("'\(path)' is no path: it begins with a slash, and what is not ASCII is encoded")
        }
    }

    private func setOptions(_ easy: EasyHandle, _ reader: UnsafeMutablePointer<ResponseReader>) throws {
        try easy.set(CURLOPT_UNIX_SOCKET_PATH, socketPath)
        try easy.set(CURLOPT_URL, "http://localhost\(path)")
        try easy.set(CURLOPT_PROTOCOLS_STR, "http")
        try easy.set(CURLOPT_PROXY, "")
        try easy.set(CURLOPT_NOPROXY, "*")
        try easy.set(CURLOPT_NETRC, 0)
        try easy.set(CURLOPT_PATH_AS_IS, 1)
        try easy.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        try easy.set(CURLOPT_HTTP09_ALLOWED, 0)
        try easy.set(CURLOPT_NOSIGNAL, 1)
        try easy.set(CURLOPT_TIMEOUT_MS, Int(max(1, min(timeout, Int64(Int32.max)))))
        if method == "HEAD" {
            try easy.set(CURLOPT_NOBODY, 1)
        } else {
            if method != "GET" || !body.isEmpty { try easy.setBody(body) }
            try easy.set(CURLOPT_CUSTOMREQUEST, method)
        }
        for (name, value) in headers { try easy.addHeader(try HeaderLine.text(name: name, value: value)) }
        try easy.addHeader("Expect:")
        if !headers.contains(where: { $0.name.lowercased() == "content-type" }) { try easy.addHeader("Content-Type:") }
        try easy.setHeaders()
        try easy.set(CURLOPT_HEADERFUNCTION, write: Self.takeHeaderLine)
        try easy.set(CURLOPT_HEADERDATA, memory: reader)
        try easy.set(CURLOPT_WRITEFUNCTION, write: Self.takeBody)
        try easy.set(CURLOPT_WRITEDATA, memory: reader)
    }

    private func failure(_ code: CURLcode, _ easy: EasyHandle) -> UnixSocketError {
        switch code {
        case CURLE_COULDNT_CONNECT:
            let systemError = Int32(truncatingIfNeeded: easy.number(CURLINFO_OS_ERRNO))
            let reason = systemError == 0 ? easy.text(of: code) : String(cString: strerror(systemError))
            return .notListening(path: socketPath, reason: reason)
        case CURLE_OPERATION_TIMEDOUT: return .timedOut(milliseconds: timeout)
        default: return .connectionBroken(easy.text(of: code))
        }
    }

    private static let takeHeaderLine: curl_write_callback = { bytes, _, count, data in
        guard let bytes, let reader = data?.assumingMemoryBound(to: ResponseReader.self) else { return 0 }
        return reader.pointee.takeHeaderLine(UnsafeRawBufferPointer(start: bytes, count: count)) ? count : count &+ 1
    }

    private static let takeBody: curl_write_callback = { bytes, _, count, data in
        guard let bytes, let reader = data?.assumingMemoryBound(to: ResponseReader.self) else { return 0 }
        return reader.pointee.takeBody(UnsafeRawBufferPointer(start: bytes, count: count)) ? count : count &+ 1
    }
}
