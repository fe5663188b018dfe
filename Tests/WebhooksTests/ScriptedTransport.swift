import Domain
import Foundation
import Synchronization
import Webhooks

/// A transport that answers from a script and remembers what it was asked.
final class ScriptedTransport: HTTPTransport {
    /// What an answer to one request is.
    enum Step: Sendable {
        case answer(Int, body: String = "", retryAfter: Int64? = nil)
        case fail(HTTPFailure)
        /// Nothing comes until the test releases the URL's requests.
        case hang
    }

    private struct State {
        var scripts: [String: [Step]] = [:]
        var requests: [HTTPRequest] = []
        var hanging: [String: [CheckedContinuation<HTTPExchange, Never>]] = [:]
    }

    private let state = Mutex(State())
    private let stream: AsyncStream<HTTPRequest>
    private let continuation: AsyncStream<HTTPRequest>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    /// What the next requests to the URL get, one after the other; the last step holds for all that follow.
    func script(_ url: String, _ steps: Step...) { state.withLock { $0.scripts[url] = steps } }

    var requests: [HTTPRequest] { state.withLock { $0.requests } }

    /// The events it was asked to post, in the order of the requests.
    var postedIDs: [String] { requests.compactMap { $0.header("webhook-id") } }

    /// The requests to one URL.
    func requests(to url: String) -> [HTTPRequest] { requests.filter { $0.url == url } }

    /// Waits until so many more requests have come, and returns them.
    func next(_ count: Int = 1) async -> [HTTPRequest] {
        var seen: [HTTPRequest] = []
        for await request in stream {
            seen.append(request)
            if seen.count == count { break }
        }
        return seen
    }

    /// Answers everything that hangs at the URL.
    func release(_ url: String, status: Int = 200) {
        let waiting = state.withLock { $0.hanging.removeValue(forKey: url) ?? [] }
        for continuation in waiting { continuation.resume(returning: Self.exchange(status)) }
    }

    func post(_ request: HTTPRequest) async -> HTTPExchange {
        let step = state.withLock { state in
            state.requests.append(request)
            guard var script = state.scripts[request.url], let step = script.first else { return Step.answer(204) }
            if script.count > 1 { script.removeFirst() }
            state.scripts[request.url] = script
            return step
        }
        switch step {
        case .answer(let status, let body, let retryAfter):
            continuation.yield(request)
            return Self.exchange(status, body, retryAfter)
        case .fail(let failure):
            continuation.yield(request)
            return HTTPExchange(outcome: .failure(failure), timings: .none, remoteAddress: "192.0.2.1:443")
        case .hang:
            return await withCheckedContinuation { waiting in
                state.withLock { $0.hanging[request.url, default: []].append(waiting) }
                continuation.yield(request)
            }
        }
    }

    private static func exchange(_ status: Int, _ body: String = "", _ retryAfter: Int64? = nil) -> HTTPExchange {
        let response = HTTPResponse(status: status, body: Array(body.utf8), retryAfterSeconds: retryAfter)
        let timings = HTTPTimings(nameLookup: 1, connect: 2, tlsHandshake: 3, firstByte: 4, total: 5)
        return HTTPExchange(outcome: .success(response), timings: timings, remoteAddress: "192.0.2.1:443")
    }

    func check(url: String) throws(HTTPFailure) -> HTTPTarget {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(), let host = parts.host,
            !host.isEmpty
        else { throw .invalidURL("it does not parse") }
        if host == "169.254.169.254" { throw .blockedAddress(host) }
        return HTTPTarget(
            scheme: scheme,
            host: host,
            port: parts.port ?? 443,
            hasUserInformation: parts.user != nil,
            hasFragment: parts.fragment != nil
        )
    }
}

extension HTTPRequest {
    /// The value of a header, nil when there is none.
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
