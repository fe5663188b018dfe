// RetryAfter: the value of a Retry-After header, in seconds from now.
//
// GUARANTEES   A number of seconds or a date of HTTP; anything else is nil. A date in the past gives a negative number,
//              a number too large is cut to a hundred years, so that it can be counted in milliseconds.
// DOES NOT     Judge the value: how long is too long is the delivery policy's business.

internal import CCurl

/// Reads Retry-After.
enum RetryAfter {
    static let limit: Int64 = 100 * 365 * 86_400

    /// The seconds that the value asks for.
    ///
    /// libcurl's own CURLINFO_RETRY_AFTER takes "12abc" for 12 and a number that overflows for 0 (docs/libcurl.md, 10).
    ///
    /// - Parameters:
    ///   - value: the header's value.
    ///   - now: the present, in seconds since 1970.
    /// - Returns: seconds from now, nil for junk.
    static func seconds(_ value: String, now: () -> Int64) -> Int64? {
        guard let first = value.utf8.first else { return nil }
        if isDigit(first) {
            guard value.utf8.allSatisfy(isDigit) else { return nil }
            return min(Int64(value) ?? limit, limit)
        }
        // All three date formats of HTTP begin with the day of the week.
        guard isLetter(first) else { return nil }
        let moment = curl_getdate(value, nil)
        return moment < 0 ? nil : max(-limit, min(Int64(moment) - now(), limit))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5a).contains(byte & 0xdf) }
}
