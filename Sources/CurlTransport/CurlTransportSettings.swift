/// How requests leave the house.
public struct CurlTransportSettings: Hashable, Sendable {
    /// Where Debian keeps the certificates of the authorities it trusts.
    public static let systemCAFile = "/etc/ssl/certs/ca-certificates.crt"

    /// Whether `http` URLs may be posted to; `https` always may.
    public var allowsPlainHTTP: Bool
    /// Addresses that may be dialled although they are private, local or otherwise blocked.
    public var allowedRanges: [AddressRange]
    /// The certificates of the authorities that are trusted, one PEM file.
    public var caFile: String
    /// How many exchanges run at once; more wait, and their waiting counts towards their timeout.
    public var maximumInFlight: Int
    /// The User-Agent header of requests that bring none.
    public var userAgent: String

    /// Puts settings together; the defaults are the product's.
    ///
    /// - Parameters:
    ///   - allowsPlainHTTP: whether `http` URLs may be posted to.
    ///   - allowedRanges: addresses that may be dialled although they are blocked by default.
    ///   - caFile: the trusted certificates.
    ///   - maximumInFlight: how many exchanges run at once.
    ///   - userAgent: the User-Agent header.
    public init(
        allowsPlainHTTP: Bool = false,
        allowedRanges: [AddressRange] = [],
        caFile: String = Self.systemCAFile,
        maximumInFlight: Int = 1_024,
        userAgent: String = "Holdfast"
    ) {
        self.allowsPlainHTTP = allowsPlainHTTP
        self.allowedRanges = allowedRanges
        self.caFile = caFile
        self.maximumInFlight = maximumInFlight
        self.userAgent = userAgent
    }
}

extension CurlTransportSettings {
    var filter: AddressFilter { AddressFilter(allowed: allowedRanges) }
    /// As CURLOPT_PROTOCOLS_STR wants them.
    var schemes: String { allowsPlainHTTP ? "https,http" : "https" }
}
