// HTTPTransport: the port through which a delivery leaves the house.
//
// GUARANTEES   (of every transport) `post` returns once for each call, within the request's timeout and a second. Redirects are
//              not followed, no proxy and no cookie is used, no blocked address is dialled under any name.
//              `check` uses the same parser as `post`, so that what was checked is what is dialled.
// DOES NOT     Try again, sign, or limit how many requests run at once: the caller does.

/// Posts requests.
public protocol HTTPTransport: Sendable {
    /// Posts a request and waits for the answer.
    ///
    /// - Parameter request: what is posted.
    /// - Returns: what became of it.
    func post(_ request: HTTPRequest) async -> HTTPExchange

    /// Parses a URL as `post` would, without dialling.
    ///
    /// - Parameter url: the URL as somebody wrote it.
    /// - Returns: where it leads.
    /// - Throws: `invalidURL` when it cannot be used, `blockedAddress` when its host is a literal address that is blocked.
    func check(url: String) throws(HTTPFailure) -> HTTPTarget
}
