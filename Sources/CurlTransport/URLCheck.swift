// URLCheck: reads a URL with libcurl's own parser, so that what was checked is what is dialled.
//
// DOES NOT     Resolve names: a name that leads to a blocked address passes here and is refused when it is dialled.

internal import CCurl
internal import Webhooks

/// Reads URLs.
struct URLCheck {
    let filter: AddressFilter
    let allowsPlainHTTP: Bool

    /// Where the URL leads.
    func target(of url: String) throws(HTTPFailure) -> HTTPTarget {
        guard !url.utf8.contains(0) else { throw .invalidURL("it holds a zero byte") }
        guard let parsed = curl_url() else { throw .ours("out of memory") }
        defer { curl_url_cleanup(parsed) }
        // As libcurl does for a transfer with PATH_AS_IS, but a scheme must be written.
        let flags = UInt32(CURLU_PATH_AS_IS | CURLU_NON_SUPPORT_SCHEME)
        let code = curl_url_set(parsed, CURLUPART_URL, url, flags)
        guard code == CURLUE_OK else { throw .invalidURL(String(cString: curl_url_strerror(code))) }
        let scheme = Self.part(CURLUPART_SCHEME, of: parsed) ?? ""
        guard scheme == "https" || (scheme == "http" && allowsPlainHTTP) else {
            throw .invalidURL(allowsPlainHTTP ? "it must begin with https or http" : "it must begin with https")
        }
        guard Self.part(CURLUPART_USER, of: parsed) == nil, Self.part(CURLUPART_PASSWORD, of: parsed) == nil else {
            throw .invalidURL("it holds a user name or a password; use a header instead")
        }
        guard let host = Self.part(CURLUPART_HOST, of: parsed), !host.isEmpty else {
            throw .invalidURL("it has no host")
        }
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        if let address = IPAddress(bare), let refusal = filter.refusal(of: address) {
            throw .blockedAddress("\(address) is \(refusal)")
        }
        return HTTPTarget(
            scheme: scheme,
            host: bare.lowercased(),
            port: Self.part(CURLUPART_PORT, of: parsed, UInt32(CURLU_DEFAULT_PORT)).flatMap { Int($0) } ?? 0,
            hasFragment: Self.part(CURLUPART_FRAGMENT, of: parsed) != nil
        )
    }

    private static func part(_ part: CURLUPart, of url: OpaquePointer, _ flags: UInt32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(url, part, &text, flags) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
