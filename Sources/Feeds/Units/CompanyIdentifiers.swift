// CompanyIdentifiers: identifiers under somebody's scheme. Any scheme is taken; those that matching knows are its own.

internal import Domain

/// Reads companies' identifiers.
enum CompanyIdentifiers {
    /// Makes an identifier; the scheme becomes lower case.
    static func make(
        scheme: some StringProtocol,
        value: some StringProtocol
    ) -> Result<AccountDocument.CompanyIdentifier, ValueError> {
        Result { () throws(ValueError) in
            let scheme = try Name(scheme)
            let isPlain = scheme.text.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == ASCII.hyphen }
            guard isPlain else { throw .notA("an identifier with its scheme, such as vat:DE123456789") }
            return AccountDocument.CompanyIdentifier(
                scheme: Name(unchecked: scheme.text.lowercased()),
                value: try Name(value)
            )
        }
    }
}
