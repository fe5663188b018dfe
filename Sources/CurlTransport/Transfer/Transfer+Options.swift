// The options of a transfer. Each is set anew for each request, so nothing of the last request can stay behind.

internal import CCurl
internal import Webhooks

extension Transfer {
    /// Sets what is the same for every request.
    func setOptions(_ settings: CurlTransportSettings) throws(CurlTransportError) {
        try setURLRules(settings)
        try setTrust(settings)
        try setConnectionRules()
        try setCallbacks()
        try easy.set(CURLOPT_USERAGENT, settings.userAgent)
    }

    /// Sets what is particular to one request.
    func setRequest(
        _ request: HTTPRequest,
        milliseconds left: Int64,
        isFresh: Bool
    ) throws {
        guard !request.url.utf8.contains(0) else { throw HTTPFailure.invalidURL("it holds a zero byte") }
        try easy.set(CURLOPT_URL, request.url)
        try easy.set(CURLOPT_TIMEOUT_MS, Int(min(left, Int64(Int32.max))))
        // Zero would mean libcurl's five minutes.
        try easy.set(CURLOPT_CONNECTTIMEOUT_MS, Int(max(1, min(request.connectTimeout, Int64(Int32.max)))))
        try easy.set(CURLOPT_FRESH_CONNECT, isFresh ? 1 : 0)
        try easy.setBody(request.body)
        try setHeaders(request.headers)
    }

    /// The address is used as written, over the allowed schemes only, and nothing leads away from it (docs/libcurl.md, 9).
    private func setURLRules(_ settings: CurlTransportSettings) throws(CurlTransportError) {
        try easy.set(CURLOPT_PROTOCOLS_STR, settings.schemes)
        try easy.set(CURLOPT_REDIR_PROTOCOLS_STR, "https")
        try easy.set(CURLOPT_FOLLOWLOCATION, 0)
        try easy.set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        try easy.set(CURLOPT_PATH_AS_IS, 1)
        try easy.set(CURLOPT_NETRC, 0)
        // A proxy would resolve and dial where the filter cannot see it; libcurl heeds http_proxy by default (docs/libcurl.md, 8).
        try easy.set(CURLOPT_PROXY, "")
        try easy.set(CURLOPT_NOPROXY, "*")
    }

    private func setTrust(_ settings: CurlTransportSettings) throws(CurlTransportError) {
        try easy.set(CURLOPT_SSL_VERIFYPEER, 1)
        try easy.set(CURLOPT_SSL_VERIFYHOST, 2)
        try easy.set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        try easy.set(CURLOPT_CAINFO, settings.caFile)
        // With Debian's default CAPATH libcurl does not cache the parsed certificates: 42 ms of work for each
        // connection instead of under 2 (docs/libcurl.md, 1).
        try easy.set(CURLOPT_CAPATH, nil)
    }

    private func setConnectionRules() throws(CurlTransportError) {
        // 7.88 reports a complete HTTP/2 answer as a failure when the server does not read the body (docs/libcurl.md, 3).
        try easy.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        try easy.set(CURLOPT_HTTP09_ALLOWED, 0)
        try easy.set(CURLOPT_NOSIGNAL, 1)
        // Without it a name that does not resolve in time is waited for inside libcurl, and with it all other
        // transfers (docs/libcurl.md, 2).
        try easy.set(CURLOPT_QUICK_EXIT, 1)
        // Seconds: libcurl does not look at the records' own time to live (docs/libcurl.md, 14).
        try easy.set(CURLOPT_DNS_CACHE_TIMEOUT, 30)
        try easy.set(CURLOPT_TCP_KEEPALIVE, 1)
        try easy.set(CURLOPT_TCP_NODELAY, 1)
        // Seconds: how long a connection may lie idle, and live, and still be used again.
        try easy.set(CURLOPT_MAXAGE_CONN, 20)
        try easy.set(CURLOPT_MAXLIFETIME_CONN, 300)
    }

    private func setCallbacks() throws(CurlTransportError) {
        let transfer = UnsafeRawPointer(Unmanaged.passUnretained(self).toOpaque())
        try easy.set(CURLOPT_PRIVATE, memory: transfer)
        try easy.set(CURLOPT_HEADERFUNCTION, write: TransferCallbacks.header)
        try easy.set(CURLOPT_HEADERDATA, memory: transfer)
        try easy.set(CURLOPT_WRITEFUNCTION, write: TransferCallbacks.body)
        try easy.set(CURLOPT_WRITEDATA, memory: transfer)
        try easy.setOpenSocket(TransferCallbacks.openSocket)
        try easy.set(CURLOPT_OPENSOCKETDATA, memory: transfer)
        try easy.setPrerequest(TransferCallbacks.prerequest)
        try easy.set(CURLOPT_PREREQDATA, memory: transfer)
        // A connection outlives the transfer that opened it, so closing it is the table's.
        try easy.setCloseSocket(TransferCallbacks.closeSocket)
        try easy.set(CURLOPT_CLOSESOCKETDATA, memory: Unmanaged.passUnretained(connections).toOpaque())
    }

    private func setHeaders(_ headers: [(name: String, value: String)]) throws {
        var hasContentType = false
        for (name, value) in headers {
            try easy.addHeader(try HeaderLine.text(name: name, value: value))
            hasContentType = hasContentType || name.lowercased() == "content-type"
        }
        // libcurl would ask for leave to send larger bodies, and call a body a form.
        try easy.addHeader("Expect:")
        if !hasContentType { try easy.addHeader("Content-Type:") }
        try easy.setHeaders()
    }
}
