// Transfer: one request on its way through libcurl.
//
// GUARANTEES   No blocked address is connected to, and no request goes out over a pooled connection that holds bytes
//              nobody asked for, has ended, or leads to an address that is no longer allowed.
//              Such a request starts over once, on a new connection: it had not been sent.
// DOES NOT     Know threads: it belongs to the loop's. libcurl holds unretained pointers to it between `begin` and the
//              moment its handle is removed; the loop keeps every transfer alive until after that.

internal import CCurl
internal import CLinux
internal import Glibc
internal import Webhooks

/// A libcurl handle and the exchange it runs.
final class Transfer {
    let easy: EasyHandle
    let connections: ConnectionTable
    private(set) var post: PendingPost?
    private(set) var attempt = Attempt()
    private var filter = AddressFilter(allowed: [])
    /// Microseconds spent on an attempt that had to start over.
    private var spent: Int64 = 0

    init(connections: ConnectionTable) throws(CurlTransportError) {
        easy = try EasyHandle()
        self.connections = connections
    }

    /// Prepares the handle for a request.
    ///
    /// - Throws: why it cannot be sent; the transfer is then free again.
    func begin(_ post: PendingPost, settings: CurlTransportSettings, filter: AddressFilter) throws(HTTPFailure) {
        self.filter = filter
        spent = 0
        try prepare(post, settings: settings, isFresh: post.request.needsFreshConnection)
    }

    /// Prepares the handle for the same request on a new connection.
    func beginAgain(settings: CurlTransportSettings) throws(HTTPFailure) {
        guard let post else { return }
        spent += easy.microseconds(CURLINFO_TOTAL_TIME_T)
        try prepare(post, settings: settings, isFresh: true)
    }

    private func prepare(
        _ post: PendingPost,
        settings: CurlTransportSettings,
        isFresh: Bool
    ) throws(HTTPFailure) {
        attempt = Attempt(isFresh: isFresh)
        self.post = nil
        let left = (post.deadline - MonotonicTime.now) / 1_000
        guard left > 0 else { throw .ours("no exchange could begin before the request's time was over") }
        do {
            try easy.reset()
            try setOptions(settings)
            try setRequest(post.request, milliseconds: left, isFresh: isFresh)
        } catch let error as CurlTransportError {
            throw .ours("\(error)")
        } catch let failure as HTTPFailure {
            throw failure
        } catch {
            throw .ours("\(error)")
        }
        self.post = post
    }

    /// Ends the exchange and makes the transfer free.
    func finish(_ exchange: HTTPExchange) {
        let ended = post
        post = nil
        attempt = Attempt()
        ended?.continuation.resume(returning: exchange)
    }

    /// What became of the request.
    ///
    /// - Parameters:
    ///   - code: libcurl's code.
    ///   - now: the present, in seconds since 1970.
    /// - Returns: the exchange.
    func exchange(_ code: CURLcode, now: () -> Int64) -> HTTPExchange {
        let outcome: Result<HTTPResponse, HTTPFailure>
        // An answer is an answer whatever broke afterwards; a good code without one is none (docs/libcurl.md, 11).
        if let response = attempt.response.response(isWhole: code == CURLE_OK, now: now) {
            outcome = .success(response)
        } else {
            let systemError = Int32(truncatingIfNeeded: easy.number(CURLINFO_OS_ERRNO))
            outcome = .failure(attempt.failure(code, text: easy.text(of: code), systemError: systemError))
        }
        let timings = HTTPTimings(
            nameLookup: easy.microseconds(CURLINFO_NAMELOOKUP_TIME_T),
            connect: easy.microseconds(CURLINFO_CONNECT_TIME_T),
            tlsHandshake: easy.microseconds(CURLINFO_APPCONNECT_TIME_T),
            firstByte: easy.microseconds(CURLINFO_STARTTRANSFER_TIME_T),
            total: spent + easy.microseconds(CURLINFO_TOTAL_TIME_T)
        )
        return HTTPExchange(
            outcome: outcome,
            timings: timings,
            remoteAddress: attempt.remote?.description,
            isReusedConnection: attempt.isReused
        )
    }
}

// What libcurl asks during a transfer.
extension Transfer {
    func takeHeaderLine(_ line: UnsafeRawBufferPointer) -> Bool { attempt.response.takeHeaderLine(line) }

    func takeBody(_ piece: UnsafeRawBufferPointer) -> Bool { attempt.response.takeBody(piece) }

    /// Opens a socket to an address, unless the address is blocked.
    ///
    /// This is where the filter stands because libcurl comes here with each address it is about to dial, however it
    /// was written and whatever name led to it (docs/libcurl.md, 8).
    func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0
        let memory = UnsafeRawBufferPointer(
            start: UnsafeRawPointer(address) + offset,
            count: Int(address.pointee.addrlen)
        )
        guard let remote = SocketAddress(memory) else {
            attempt.blocked = "family \(address.pointee.family)"
            return -1
        }
        if let refusal = filter.refusal(of: remote.address) {
            attempt.blocked = "\(remote.address) is \(refusal)"
            return -1
        }
        // libcurl's own sockets lack CLOEXEC and would leak into children (docs/libcurl.md, 13).
        let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(address.pointee.family, kind, address.pointee.protocol)
        if descriptor < 0 {
            attempt.socketFailure = String(cString: strerror(errno))
        } else {
            attempt.opened.append(descriptor)
            attempt.remote = remote
        }
        return descriptor
    }

    /// Decides whether the request may go out over the connection libcurl has chosen.
    func mayUse(_ connection: ConnectionEnds) -> Bool {
        attempt.remote = connection.remote
        // The connection may be older than the operator's present ranges.
        if let refusal = filter.refusal(of: connection.remote.address) {
            attempt.blocked = "\(connection.remote.address) is \(refusal)"
            attempt.opened = []
            return false
        }
        if let descriptor = attempt.opened.first(where: { ConnectionEnds(of: $0) == connection }) {
            connections.add(connection, descriptor: descriptor)
            attempt.isReused = false
        } else if attempt.isFresh {
            // New, though the system describes it otherwise than libcurl. It will not be found again, so its next
            // request opens another.
            attempt.isReused = false
        } else {
            attempt.isReused = true
            // libcurl sends again by itself up to five times, over one pooled connection after the other (docs/libcurl.md, 5);
            // after the first break only a new one will do.
            guard attempt.sends == 0, connections.isQuiet(connection) else {
                attempt.isStale = true
                return false
            }
        }
        attempt.sends += 1
        return true
    }

    /// Whether the request was stopped before it was sent and deserves a new connection.
    var mustStartAgain: Bool { attempt.isStale && !attempt.isFresh }

    /// Stops a request whose connection libcurl could not describe.
    func refuseUnknownConnection() -> Bool {
        attempt.isStale = true
        return false
    }
}
