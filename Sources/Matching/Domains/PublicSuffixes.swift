// PublicSuffixes: where, in a domain, the part begins that somebody has registered.
//
// GUARANTEES   ICANN's suffixes and the private ones count: alice.github.io and bob.github.io are two registrants. A
//              name below a top-level domain that nobody knows has no registrant. Labels are A-labels (xn--…), mapped
//              by UTS #46 without its transitional part, so that ß and ss are two labels.
// SOURCE       publicsuffix.org, by way of libpsl: the newer of the list it was built with and the one the system keeps.

internal import CPSL

/// The public suffix list.
struct PublicSuffixes: @unchecked Sendable {
    /// `@unchecked Sendable`: the list is read once, before anybody has it, and libpsl only reads it afterwards; it is
    /// never freed.
    private let list: OpaquePointer?

    /// The one list.
    static let known = PublicSuffixes(list: psl_latest(nil) ?? psl_builtin())

    private init(list: OpaquePointer?) { self.list = list }

    /// What a host name is.
    enum Reading: Hashable {
        /// It is, or lies below, this registered domain.
        case registrable(String)
        /// It is a public suffix itself.
        case publicSuffix
        /// It is no host name, or lies below a top-level domain that is not known.
        case unknown
    }

    /// Reads a host name.
    ///
    /// - Parameter host: a host name of A-labels in lower case.
    /// - Returns: what it is.
    func reading(_ host: String) -> Reading {
        guard let list, let top = host.split(separator: ".").last, !top.allSatisfy(\.isNumber) else { return .unknown }
        // With the rule that every top-level domain is a suffix anything would be known.
        guard psl_is_public_suffix2(list, String(top), PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE) == 1 else {
            return .unknown
        }
        // What libpsl finds is the end of the text that it was given, so that has to live until it is read.
        return host.withCString { host in
            guard psl_is_public_suffix(list, host) == 0, let registrable = psl_registrable_domain(list, host) else {
                return .publicSuffix
            }
            return .registrable(String(cString: registrable))
        }
    }

    /// A host name in A-labels and lower case; nil for what cannot be one.
    static func aLabels(_ host: String) -> String? {
        var output: UnsafeMutablePointer<CChar>?
        let flags = Int32(IDN2_NONTRANSITIONAL.rawValue | IDN2_NFC_INPUT.rawValue)
        guard idn2_to_ascii_8z(host, &output, flags) == IDN2_OK.rawValue, let output else { return nil }
        defer { idn2_free(output) }
        let text = String(cString: output).lowercased()
        return text.isEmpty || text.utf8.count > 253 ? nil : text
    }
}
