// CurlLibrary: the process-wide part of libcurl.
//
// GUARANTEES   libcurl is set up once, before its first use, and is one that the transport can rely on: with
//              CURLOPT_QUICK_EXIT and a cache of parsed certificates (7.87), TLS, and names resolved on threads.
//              SIGPIPE is ignored: with CURLOPT_NOSIGNAL a broken connection raises it, and it would end the daemon.
// DOES NOT     Clean up: the process uses libcurl until it ends.

internal import CCurl
internal import Glibc

/// Sets libcurl up.
enum CurlLibrary {
    private static let setUpCode: CURLcode = {
        // A handler that somebody set stays: it keeps the process alive as well.
        var current = sigaction()
        let isKnown = sigaction(SIGPIPE, nil, &current) == 0
        if isKnown, current.__sigaction_handler.sa_handler == nil { signal(SIGPIPE, SIG_IGN) }
        return curl_global_init(Int(CURL_GLOBAL_SSL))
    }()

    /// Sets libcurl up at the first call.
    ///
    /// - Throws: `CurlTransportError.unsuitableLibrary`.
    static func setUp() throws(CurlTransportError) {
        guard setUpCode == CURLE_OK else { throw .unsuitableLibrary(text(of: setUpCode)) }
        // The first form of the answer has all that is asked for here.
        guard let version = curl_version_info(CURLVERSION_FIRST) else { throw .unsuitableLibrary("it has no version") }
        let name = String(cString: version.pointee.version)
        guard version.pointee.version_num >= 0x07_57_00 else { throw .unsuitableLibrary("\(name) is older than 7.87") }
        let features = version.pointee.features
        guard features & CURL_VERSION_SSL != 0 else { throw .unsuitableLibrary("\(name) was built without TLS") }
        guard features & CURL_VERSION_ASYNCHDNS != 0 else {
            throw .unsuitableLibrary("\(name) was built without asynchronous name resolution")
        }
    }

    /// What libcurl says of a code.
    static func text(of code: CURLcode) -> String { String(cString: curl_easy_strerror(code)) }
}
