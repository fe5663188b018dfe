// What libcurl's codes mean for a delivery, where there is no answer.

internal import CCurl
internal import Glibc
internal import Webhooks

extension Attempt {
    /// Why the attempt failed.
    ///
    /// - Parameters:
    ///   - code: libcurl's code.
    ///   - text: libcurl's words for it.
    ///   - systemError: the errno of a failed connect.
    /// - Returns: the failure.
    func failure(_ code: CURLcode, text: String, systemError: Int32) -> HTTPFailure {
        // A socket that OPENSOCKETFUNCTION refuses is a plain "could not connect" to libcurl (docs/libcurl.md, 8).
        if let blocked, opened.isEmpty { return .blockedAddress(blocked) }
        if let socketFailure, opened.isEmpty { return .ours("no socket: \(socketFailure)") }
        if response.isHeadTooLong {
            return .protocolViolation("more than \(ResponseReader.headLimit) bytes of headers")
        }
        switch code {
        // 7.88 calls a head that ends early a success.
        case CURLE_OK: return .protocolViolation("the answer ended inside its head")
        // The same code for two things: a scheme that is not allowed, and an answer that does not begin with HTTP.
        case CURLE_UNSUPPORTED_PROTOCOL where sends > 0: return .protocolViolation(text)
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT: return .invalidURL(text)
        // DISALLOW_USERNAME_IN_URL; no other login is ever tried.
        case CURLE_LOGIN_DENIED: return .invalidURL("it holds a user name or a password; use a header instead")
        case CURLE_COULDNT_RESOLVE_HOST: return .nameNotFound(text)
        case CURLE_COULDNT_CONNECT:
            let isOurs = [EADDRNOTAVAIL, ENOBUFS, ENOMEM, EMFILE, ENFILE].contains(systemError)
            return isOurs ? .ours(text) : .refused(text)
        case CURLE_OPERATION_TIMEDOUT: return .timedOut(text)
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE:
            return .connectionBroken(text, afterReuse: isReused)
        case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_HTTP_RETURNED_ERROR, CURLE_WRITE_ERROR:
            return .protocolViolation(text)
        // A single header beyond libcurl's own limit is reported as our memory running out (docs/libcurl.md, 9).
        case CURLE_OUT_OF_MEMORY: return sends > 0 ? .protocolViolation("a header is too long") : .ours(text)
        default: return Self.tlsCodes.contains(code.rawValue) ? .tls(text) : .ours("\(text) (libcurl \(code.rawValue))")
        }
    }

    /// CURLE_SSL_CACERT_BADFILE and CURLE_SSL_CERTPROBLEM are missing: those are files of our own.
    private static let tlsCodes: Set<UInt32> = Set(
        [
            CURLE_SSL_CONNECT_ERROR, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_CIPHER, CURLE_PEER_FAILED_VERIFICATION,
            CURLE_USE_SSL_FAILED, CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT,
        ].map(\.rawValue)
    )
}
