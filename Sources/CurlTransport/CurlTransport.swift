// CurlTransport: webhooks leave the house through libcurl.
//
// GUARANTEES   What the port HTTPTransport asks of every transport. The address filter stands where sockets are opened,
//              so that no name, number format or rebinding leads past it. An answer is what carries a complete final header
//              block; an answer left over from earlier is never taken for it.
// DOES NOT     Send once: libcurl sends again by itself when a pooled connection breaks before an answer, over one new
//              connection. Receivers tell doubles by webhook-id.
//              End an exchange when its task is cancelled: what may have been sent has an outcome to be waited for.

internal import CCurl
internal import Glibc
internal import Synchronization
internal import Threads
public import Webhooks

/// The port `HTTPTransport` on libcurl's multi interface, on a thread of its own.
public final class CurlTransport: HTTPTransport {
    private let inbox: TransportInbox
    private let settings: Mutex<CurlTransportSettings>

    /// Starts the thread.
    ///
    /// - Parameters:
    ///   - settings: how requests leave the house.
    ///   - now: the present in seconds since 1970, against which dates in Retry-After count.
    /// - Throws: `CurlTransportError`, or `WorkerThreadError` when the system gives no thread.
    public init(
        settings: CurlTransportSettings,
        now: @escaping @Sendable () -> Int64 = CurlTransport.systemSeconds
    ) throws {
        try settings.validate()
        try CurlLibrary.setUp()
        let inbox = try TransportInbox()
        // Hands the loop over to its thread: whoever takes it out is the only one who has it.
        let loop = Mutex<TransportLoop?>(try TransportLoop(inbox: inbox, settings: settings, now: now))
        self.inbox = inbox
        self.settings = Mutex(settings)
        try WorkerThread.start(name: "webhooks") {
            let mine = loop.withLock { $0.take() }
            mine?.run()
        }
    }

    /// The system's clock, in seconds since 1970.
    @Sendable
    public static func systemSeconds() -> Int64 { Int64(time(nil)) }

    deinit { inbox.close(at: MonotonicTime.now) }

    /// Posts a request and waits for the answer.
    ///
    /// - Parameter request: what is posted.
    /// - Returns: what became of it.
    public func post(_ request: HTTPRequest) async -> HTTPExchange {
        await withCheckedContinuation { continuation in
            inbox.submit(PendingPost(request: request, since: MonotonicTime.now, continuation: continuation))
        }
    }

    /// Parses a URL as `post` would, without dialling.
    ///
    /// - Parameter url: the URL as somebody wrote it.
    /// - Returns: where it leads.
    /// - Throws: `invalidURL` when it cannot be used, `blockedAddress` when its host is a literal address that is
    ///   blocked.
    public func check(url: String) throws(HTTPFailure) -> HTTPTarget {
        let current = settings.withLock { $0 }
        return try URLCheck(filter: current.filter, allowsPlainHTTP: current.allowsPlainHTTP).target(of: url)
    }

    /// Takes new settings; they count from the next request on, also for connections that are already open.
    ///
    /// - Parameter settings: the new settings; `maximumInFlight` must stay what it is.
    /// - Throws: `CurlTransportError`; the old settings then stay.
    public func reload(_ settings: CurlTransportSettings) throws {
        try settings.validate()
        try self.settings.withLock { current in
            guard settings.maximumInFlight == current.maximumInFlight else {
                throw CurlTransportError.badSetting("the maximum in flight changes only with a restart")
            }
            current = settings
            inbox.change(settings)
        }
    }

    /// Takes no more requests and waits for those that run.
    ///
    /// - Parameter grace: how long they may still take; those that take longer fail with `ours`.
    public func close(grace: Duration = .zero) async {
        let (seconds, attoseconds) = grace.components
        // A grace of years is as good as none, and must not overflow.
        let microseconds = max(0, min(seconds, 86_400)) * 1_000_000 + attoseconds / 1_000_000_000_000
        inbox.close(at: MonotonicTime.now + microseconds)
        await inbox.waitUntilFinished()
    }
}

extension CurlTransportSettings {
    fileprivate func validate() throws(CurlTransportError) {
        guard (1...10_000).contains(maximumInFlight) else {
            throw .badSetting("the maximum in flight is \(maximumInFlight) and must be from 1 to 10,000")
        }
        guard userAgent.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else {
            throw .badSetting("the user agent holds a control character")
        }
        // libcurl would say so only at the first delivery.
        guard access(caFile, R_OK) == 0 else {
            throw .unreadableCAFile(path: caFile, reason: String(cString: strerror(errno)))
        }
    }
}
