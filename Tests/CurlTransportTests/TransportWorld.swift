import CurlTransport
import Testing
import Webhooks

/// A transport that may dial this machine, and short words for what it reports.
struct TransportWorld {
    let transport: CurlTransport

    /// 2026-01-01T00:00:00Z, the present of every transport here.
    static let present: Int64 = 1_767_225_600

    init(change: (inout CurlTransportSettings) -> Void = { _ in }) throws {
        var settings = CurlTransportSettings(
            allowsPlainHTTP: true,
            allowedRanges: [try AddressRange("127.0.0.1"), try AddressRange("::1")]
        )
        change(&settings)
        transport = try CurlTransport(settings: settings, now: { Self.present })
    }

    func post(
        _ url: String,
        body: String = #"{"type":"ping"}"#,
        timeout: Int64 = 5_000,
        change: (inout HTTPRequest) -> Void = { _ in }
    ) async -> HTTPExchange {
        var request = HTTPRequest(
            url: url,
            headers: [("content-type", "application/json"), ("webhook-id", "msg_1")],
            body: Array(body.utf8),
            timeout: timeout
        )
        change(&request)
        return await transport.post(request)
    }
}

/// What became of a request, in a form that tests can compare.
enum Outcome: Equatable, CustomStringConvertible {
    case answer(Int, String = "", isTruncated: Bool = false)
    case failure(String)

    init(_ exchange: HTTPExchange) {
        switch exchange.outcome {
        case .success(let response):
            let body = String(decoding: response.body.prefix(100), as: UTF8.self)
            self = .answer(response.status, body, isTruncated: response.isBodyTruncated)
        case .failure(let failure): self = .failure(Self.name(of: failure))
        }
    }

    var description: String {
        switch self {
        case .answer(let status, let body, let isTruncated): "\(status) '\(body)'\(isTruncated ? " truncated" : "")"
        case .failure(let name): name
        }
    }

    private static func name(of failure: HTTPFailure) -> String {
        switch failure {
        case .blockedAddress: "blockedAddress"
        case .nameNotFound: "nameNotFound"
        case .refused: "refused"
        case .timedOut: "timedOut"
        case .tls: "tls"
        case .connectionBroken(_, let afterReuse): afterReuse ? "connectionBroken after reuse" : "connectionBroken"
        case .invalidURL: "invalidURL"
        case .protocolViolation: "protocolViolation"
        case .ours: "ours"
        }
    }
}
