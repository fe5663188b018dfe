// Which libcurl this is.

internal import CCurl

extension CurlTransport {
    /// The version of the libcurl in use, for start-up messages and health pages.
    public static var libraryVersion: String {
        guard let version = curl_version_info(CURLVERSION_FIRST)?.pointee.version else { return "unknown" }
        return String(cString: version)
    }
}
