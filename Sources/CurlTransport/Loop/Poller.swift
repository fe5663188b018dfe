// Poller: the sockets that libcurl waits for, in an epoll set.
//
// epoll rather than curl_multi_poll: with 4,000 receivers that do not answer, poll(2) leaves a quarter of the
// throughput for those that do.

internal import CCurl
internal import CLinux
internal import Glibc

/// An epoll set.
final class Poller {
    private static let batch = 256
    private let set: Int32
    private let events: UnsafeMutablePointer<epoll_event>

    init() throws(CurlTransportError) {
        set = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard set >= 0 else { throw .lastSystemError("epoll_create1") }
        events = .allocate(capacity: Self.batch)
        events.initialize(repeating: epoll_event(), count: Self.batch)
    }

    deinit {
        close(set)
        events.deallocate()
    }

    /// Watches an eventfd by its edges: each write wakes, and nobody has to read it.
    func watchEdges(of descriptor: Int32) throws(CurlTransportError) {
        guard control(EPOLL_CTL_ADD, descriptor, EPOLLIN.rawValue | EPOLLET.rawValue) else {
            throw .lastSystemError("epoll_ctl")
        }
    }

    /// Watches a socket for what libcurl waits for.
    ///
    /// - Returns: whether the system agreed.
    func watch(_ descriptor: Int32, for what: Int32, isNew: Bool) -> Bool {
        var mask: UInt32 = 0
        if what & CURL_POLL_IN != 0 { mask |= EPOLLIN.rawValue }
        if what & CURL_POLL_OUT != 0 { mask |= EPOLLOUT.rawValue }
        return control(isNew ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, descriptor, mask)
    }

    func forget(_ descriptor: Int32) { _ = control(EPOLL_CTL_DEL, descriptor, 0) }

    /// Waits until a socket is ready or the time is over, and reports each ready one with its CURL_CSELECT_… bits.
    ///
    /// - Parameters:
    ///   - milliseconds: the time; -1 for no end.
    ///   - body: takes a ready socket.
    func wait(milliseconds: Int32, _ body: (_ descriptor: Int32, _ ready: Int32) -> Void) {
        let count = epoll_wait(set, events, Int32(Self.batch), milliseconds)
        guard count > 0 else { return }
        for index in 0..<Int(count) {
            let mask = events[index].events
            var ready: Int32 = 0
            if mask & EPOLLIN.rawValue != 0 { ready |= CURL_CSELECT_IN }
            if mask & EPOLLOUT.rawValue != 0 { ready |= CURL_CSELECT_OUT }
            // Not CURL_CSELECT_ERR: libcurl would give up without reading what came before the error.
            if mask & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { ready |= CURL_CSELECT_IN | CURL_CSELECT_OUT }
            body(events[index].data.fd, ready)
        }
    }

    private func control(_ operation: Int32, _ descriptor: Int32, _ mask: UInt32) -> Bool {
        var event = epoll_event(events: mask, data: epoll_data_t(fd: descriptor))
        return epoll_ctl(set, operation, descriptor, &event) == 0
    }
}
