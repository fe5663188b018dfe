// DaemonClient: asks the daemon, and turns its refusals into failures.
//
// GUARANTEES   An answer is whole or a failure. A failure says what to do; for one that leaves open whether the request
//              was carried out, it says that.

internal import CurlTransport
internal import FoundationEssentials
internal import Glibc
internal import HTTPAPI

/// A client of the daemon.
struct DaemonClient {
    /// How long an answer may take; reading and writing of whole databases takes longer.
    static let usualTimeout: Int64 = 60_000
    static let longTimeout: Int64 = 86_400_000

    let socketPath: String
    /// The API token that requests carry; nil to be whom the socket's kernel reports.
    var token: String?

    /// Asks for something.
    func get(_ path: String, _ query: [(String, String?)] = []) async throws -> Answer {
        try await send("GET", path, query, body: [], mediaType: nil, timeout: Self.usualTimeout)
    }

    /// Asks for a change.
    func send(
        _ method: String,
        _ path: String,
        _ document: (some Encodable)? = Optional<String>.none,
        timeout: Int64 = usualTimeout
    ) async throws -> Answer {
        guard let document else { return try await send(method, path, [], body: [], mediaType: nil, timeout: timeout) }
        let body = try JSONEncoder().encode(document)
        return try await send(method, path, [], body: [UInt8](body), mediaType: "application/json", timeout: timeout)
    }

    /// Sends bytes.
    func post(_ path: String, _ query: [(String, String?)], bytes: [UInt8]) async throws -> Answer {
        let mediaType = "application/octet-stream"
        return try await send("POST", path, query, body: bytes, mediaType: mediaType, timeout: Self.longTimeout)
    }

    private func send(
        _ method: String,
        _ path: String,
        _ query: [(String, String?)],
        body: [UInt8],
        mediaType: String?,
        timeout: Int64
    ) async throws -> Answer {
        let parameters = query.compactMap { name, value in value.map { "\(name)=\(PercentEncoding.encode($0))" } }
        do {
            let (status, bytes) = try await UnixSocketClient.request(
                socketPath: socketPath,
                method: method,
                path: parameters.isEmpty ? path : "\(path)?\(parameters.joined(separator: "&"))",
                headers: headers(mediaType),
                body: body,
                timeout: timeout
            )
            guard (200...299).contains(status) else { throw Self.refusal(status, bytes) }
            return Answer(bytes: bytes)
        } catch let error as UnixSocketError {
            throw failure(of: error)
        }
    }

    private func headers(_ mediaType: String?) -> [(name: String, value: String)] {
        [("Content-Type", mediaType), ("Authorization", token.map { "Bearer \($0)" })]
            .compactMap { name, value in value.map { (name: name, value: $0) } }
    }

    private static func refusal(_ status: Int, _ bytes: [UInt8]) -> CommandFailure {
        guard let problem = try? JSONDecoder().decode(Problem.self, from: Data(bytes)) else {
            return CommandFailure(
                .software,
                "the daemon answered with status \(status) and no explanation",
                remedy: "is something else than holdfast listening on the socket?"
            )
        }
        let kind: CommandFailure.Status =
            switch problem.status {
            case 400, 413, 422: .badInput
            case 401, 403: .noPermission
            case 503, 507: .temporary
            default: .refused
            }
        return CommandFailure(kind, "\(problem.detail) [\(problem.code)]", remedy: problem.remedy)
    }

    private func failure(of error: UnixSocketError) -> CommandFailure {
        switch error {
        case .notListening where access(socketPath, F_OK) == 0 && access(socketPath, W_OK) != 0 && errno == EACCES:
            CommandFailure(
                .noPermission,
                "you may not use \(socketPath)",
                remedy: "an administrator gives access by: usermod -aG holdfast USER"
            )
        case .notListening(let path, let reason):
            CommandFailure(
                .unavailable,
                "no daemon answers at \(path) (\(reason))",
                remedy: "start it with 'systemctl start holdfast' or 'holdfast serve', or name its socket with --socket"
            )
        case .timedOut, .connectionBroken:
            CommandFailure(
                .temporary,
                "\(error)",
                remedy: "it may have been done all the same: look before you give the command again"
            )
        case .answerTooLarge: CommandFailure(.software, "\(error)", remedy: "ask for fewer with --limit")
        case .badRequest: CommandFailure(.badInput, "\(error)")
        }
    }
}
