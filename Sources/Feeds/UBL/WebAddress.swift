internal import Domain

/// Reads web addresses.
enum WebAddress {
    /// The domain in an address such as `https://www.example.com/shop`; nil where there is none.
    static func domain(in address: UnsafeRawBufferPointer?) -> Name? {
        guard let address, address.count <= 500 else { return nil }
        var rest = String(decoding: address, as: UTF8.self)[...]
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        let host = rest.prefix { !"/?#:".contains($0) }
        return host.contains(".") && !host.contains("@") ? try? Name(host) : nil
    }
}
