// MultiHandle: libcurl's handle for many transfers, and what it asks of an event loop.
//
// GUARANTEES   Every result code is looked at; libcurl's wish for a timer is kept in `timerDue`.
// DOES NOT     Know threads: it belongs to the loop's.

internal import CCurl

/// A libcurl multi handle on an epoll set.
final class MultiHandle {
    private let pointer: UnsafeMutableRawPointer
    private let poller: Poller
    /// When libcurl wants to be called without a socket, in microseconds of `MonotonicTime`.
    private(set) var timerDue: Int64?

    /// Makes the handle.
    ///
    /// MAX_HOST_CONNECTIONS and MAX_TOTAL_CONNECTIONS stay off: waiting there would use up the transfers' timeouts
    /// (docs/libcurl.md, 7). The caller limits how many run.
    init(poller: Poller, maximumInFlight: Int) throws(CurlTransportError) {
        guard let pointer = curl_multi_init() else { throw .system(call: "curl_multi_init", reason: "out of memory") }
        self.pointer = pointer
        self.poller = poller
        let multi = Unmanaged.passUnretained(self).toOpaque()
        // Connections in use count too; with fewer than are in flight each request would dial anew (docs/libcurl.md, 6).
        try check(holdfast_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, 2 * maximumInFlight), "CURLMOPT_MAXCONNECTS")
        try check(holdfast_multi_set_long(pointer, CURLMOPT_PIPELINING, CURLPIPE_NOTHING), "CURLMOPT_PIPELINING")
        try check(holdfast_multi_set_socket(pointer, Self.socketChanged), "CURLMOPT_SOCKETFUNCTION")
        try check(holdfast_multi_set_pointer(pointer, CURLMOPT_SOCKETDATA, multi), "CURLMOPT_SOCKETDATA")
        try check(holdfast_multi_set_timer(pointer, Self.timerChanged), "CURLMOPT_TIMERFUNCTION")
        try check(holdfast_multi_set_pointer(pointer, CURLMOPT_TIMERDATA, multi), "CURLMOPT_TIMERDATA")
    }

    deinit { curl_multi_cleanup(pointer) }

    func add(_ easy: EasyHandle) throws(CurlTransportError) {
        try check(curl_multi_add_handle(pointer, easy.pointer), "curl_multi_add_handle")
    }

    func remove(_ easy: EasyHandle) {
        // It can only fail for a handle that is not in the multi handle, and then there is nothing to remove.
        _ = curl_multi_remove_handle(pointer, easy.pointer)
    }

    /// Lets libcurl work on a ready socket.
    func act(on descriptor: Int32, ready: Int32) throws(CurlTransportError) {
        var running: Int32 = 0
        let code = curl_multi_socket_action(pointer, descriptor, ready, &running)
        // A socket that libcurl has closed while handling another event of the same batch.
        if code != CURLM_BAD_SOCKET { try check(code, "curl_multi_socket_action") }
    }

    /// Lets libcurl work on what is due without a socket.
    func actOnTimer() throws(CurlTransportError) {
        timerDue = nil
        try act(on: -1, ready: 0)
    }

    /// The next transfer that has ended: its PRIVATE pointer and its code.
    func nextEnded() -> (data: UnsafeMutableRawPointer, code: CURLcode)? {
        var left: Int32 = 0
        while let message = curl_multi_info_read(pointer, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
            let code = message.pointee.data.result
            var data: UnsafeMutableRawPointer?
            if holdfast_easy_get_pointer(easy, CURLINFO_PRIVATE, &data) == CURLE_OK, let data { return (data, code) }
        }
        return nil
    }

    private func check(_ code: CURLMcode, _ name: String) throws(CurlTransportError) {
        guard code != CURLM_OK else { return }
        throw .optionRefused(name: name, reason: String(cString: curl_multi_strerror(code)))
    }

    private static let timerChanged: curl_multi_timer_callback = { _, milliseconds, data in
        guard let data else { return -1 }
        Unmanaged<MultiHandle>.fromOpaque(data)._withUnsafeGuaranteedRef { multi in
            multi.timerDue = milliseconds < 0 ? nil : MonotonicTime.now + Int64(milliseconds) * 1_000
        }
        return 0
    }

    private static let socketChanged: curl_socket_callback = { _, descriptor, what, data, known in
        guard let data else { return -1 }
        return Unmanaged<MultiHandle>.fromOpaque(data)._withUnsafeGuaranteedRef { multi in
            if what == CURL_POLL_REMOVE {
                multi.poller.forget(descriptor)
                return 0
            }
            // -1 fails all transfers that run; better than waiting for a socket that nobody watches.
            guard multi.poller.watch(descriptor, for: what, isNew: known == nil) else { return -1 }
            // Any pointer will do: it comes back as `known` for as long as libcurl uses the socket.
            if known == nil { _ = curl_multi_assign(multi.pointer, descriptor, data) }
            return 0
        }
    }
}
