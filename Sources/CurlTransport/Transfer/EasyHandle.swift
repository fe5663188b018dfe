// EasyHandle: one of libcurl's handles for a transfer, with every result code looked at.
//
// DOES NOT     Know threads: a handle belongs to the thread that uses it (the type is not Sendable).

internal import CCurl

/// A libcurl easy handle and the memory that libcurl does not copy (docs/libcurl.md, 15).
final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    private var headers: UnsafeMutablePointer<curl_slist>?
    private let message: UnsafeMutablePointer<CChar>

    init() throws(CurlTransportError) {
        guard let pointer = curl_easy_init() else { throw .system(call: "curl_easy_init", reason: "out of memory") }
        self.pointer = pointer
        message = .allocate(capacity: Int(CURL_ERROR_SIZE))
        message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(pointer)
        curl_slist_free_all(headers)
        message.deallocate()
    }

    /// Back to libcurl's defaults; connections, TLS sessions and names that are known stay.
    ///
    /// Handles are used again rather than made anew because a handle holds the TLS sessions it can resume.
    func reset() throws(CurlTransportError) {
        curl_easy_reset(pointer)
        curl_slist_free_all(headers)
        headers = nil
        message[0] = 0
        try check(holdfast_easy_set_pointer(pointer, CURLOPT_ERRORBUFFER, message), CURLOPT_ERRORBUFFER)
    }

    /// What libcurl wrote about the last failure, or else what the code means.
    func text(of code: CURLcode) -> String {
        message[0] == 0 ? CurlLibrary.text(of: code) : String(cString: message)
    }

    func set(_ option: CURLoption, _ value: Int) throws(CurlTransportError) {
        try check(holdfast_easy_set_long(pointer, option, value), option)
    }

    func set(_ option: CURLoption, _ value: String?) throws(CurlTransportError) {
        try check(holdfast_easy_set_text(pointer, option, value), option)
    }

    /// Sets an option to memory that must outlive the transfer.
    func set(_ option: CURLoption, memory: UnsafeRawPointer) throws(CurlTransportError) {
        try check(holdfast_easy_set_pointer(pointer, option, memory), option)
    }

    func set(_ option: CURLoption, write callback: @escaping curl_write_callback) throws(CurlTransportError) {
        try check(holdfast_easy_set_write(pointer, option, callback), option)
    }

    func setOpenSocket(_ callback: @escaping curl_opensocket_callback) throws(CurlTransportError) {
        try check(holdfast_easy_set_open_socket(pointer, callback), CURLOPT_OPENSOCKETFUNCTION)
    }

    func setCloseSocket(_ callback: @escaping curl_closesocket_callback) throws(CurlTransportError) {
        try check(holdfast_easy_set_close_socket(pointer, callback), CURLOPT_CLOSESOCKETFUNCTION)
    }

    func setPrerequest(_ callback: @escaping curl_prereq_callback) throws(CurlTransportError) {
        try check(holdfast_easy_set_prerequest(pointer, callback), CURLOPT_PREREQFUNCTION)
    }

    /// Sets the body; libcurl copies it.
    func setBody(_ body: [UInt8]) throws(CurlTransportError) {
        let size = holdfast_easy_set_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
        try check(size, CURLOPT_POSTFIELDSIZE_LARGE)
        // Without bytes there is no address, and libcurl would read the body from standard input instead.
        let code = body.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else {
                return holdfast_easy_set_text(pointer, CURLOPT_COPYPOSTFIELDS, "")
            }
            return holdfast_easy_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, start)
        }
        try check(code, CURLOPT_COPYPOSTFIELDS)
    }

    /// Adds a header line to those of `setHeaders`.
    func addHeader(_ line: String) throws(CurlTransportError) {
        guard let longer = curl_slist_append(headers, line) else {
            throw .system(call: "curl_slist_append", reason: "out of memory")
        }
        headers = longer
    }

    /// Sets the header lines that were added; they live until the next reset.
    func setHeaders() throws(CurlTransportError) {
        try check(holdfast_easy_set_pointer(pointer, CURLOPT_HTTPHEADER, headers), CURLOPT_HTTPHEADER)
    }

    /// Reads a number about the transfer; 0 where libcurl has none.
    func number(_ information: CURLINFO) -> Int {
        var value = 0
        return holdfast_easy_get_long(pointer, information, &value) == CURLE_OK ? value : 0
    }

    /// Reads a time in microseconds; 0 where libcurl has none.
    func microseconds(_ information: CURLINFO) -> Int64 {
        var value: curl_off_t = 0
        return holdfast_easy_get_offset(pointer, information, &value) == CURLE_OK ? Int64(value) : 0
    }

    private func check(_ code: CURLcode, _ option: CURLoption) throws(CurlTransportError) {
        guard code != CURLE_OK else { return }
        let name = curl_easy_option_by_id(option).map { String(cString: $0.pointee.name) } ?? "\(option.rawValue)"
        throw .optionRefused(name: name, reason: CurlLibrary.text(of: code))
    }
}
