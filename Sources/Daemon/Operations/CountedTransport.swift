// CountedTransport: a transport that counts how its exchanges ended, for metrics.

internal import Synchronization
internal import Webhooks

/// Counts, and leaves the work to another transport.
final class CountedTransport: HTTPTransport {
    private let transport: any HTTPTransport
    private let counts = Mutex<[String: Int]>(["accepted": 0, "refused": 0, "failed": 0])

    init(_ transport: any HTTPTransport) { self.transport = transport }

    /// Exchanges since the start: `accepted` by a status of 2xx, `refused` by another, or `failed` without an answer.
    var byOutcome: [String: Int] { counts.withLock { $0 } }

    func post(_ request: HTTPRequest) async -> HTTPExchange {
        let exchange = await transport.post(request)
        let outcome =
            switch exchange.outcome {
            case .success(let response): (200...299).contains(response.status) ? "accepted" : "refused"
            case .failure: "failed"
            }
        counts.withLock { $0[outcome, default: 0] += 1 }
        return exchange
    }

    func check(url: String) throws(HTTPFailure) -> HTTPTarget { try transport.check(url: url) }
}
