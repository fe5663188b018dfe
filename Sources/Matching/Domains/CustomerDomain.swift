// CustomerDomain: the registered domain in a mail address or a web address.
//
// GUARANTEES   Two addresses have the same domain exactly if the same registrant stands behind them, as far as the
//              public suffix list knows. What is open to everybody says so.

public import Domain

/// A registered domain, and whether it can say anything about a company.
public struct CustomerDomain: Hashable, Sendable {
    /// Whose addresses a domain has.
    public enum Standing: String, Hashable, Sendable {
        /// A company's, as far as the lists know.
        case corporate
        /// Everybody's: a provider of free mail.
        case freeMail
        /// Nobody's: addresses that are thrown away.
        case disposable
        /// The customers of an internet provider.
        case internetProvider
    }

    /// The registered domain in A-labels, for example `xn--mller-kva.de`.
    public let name: String
    /// Whose addresses it has.
    public let standing: Standing
    /// Whether it mixes alphabets within a label, or passes for an ASCII name; then it is no evidence for anything.
    public let isDeceptive: Bool

    /// Reads a mail address.
    public init?(mail: Name) {
        guard let at = mail.text.lastIndex(of: "@") else { return nil }
        self.init(host: mail.text[mail.text.index(after: at)...])
    }

    /// Reads a web address or a host name.
    public init?(web: Name) {
        var rest = web.text[...]
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        if let end = rest.firstIndex(where: { "/?#".contains($0) }) { rest = rest[..<end] }
        if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
        if let port = rest.lastIndex(of: ":") { rest = rest[..<port] }
        self.init(host: rest)
    }

    /// Reads the domain identifier of an account.
    public init?(_ identifier: DomainIdentifier) { self.init(host: identifier.text[...]) }

    private init?(host written: Substring) {
        let ends: Set<Character> = [" ", "<", ">", "\"", "'", "."]
        let host = String(written.trimming(ends))
        let isPlain = host.utf8.allSatisfy {
            $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x2E || $0 == 0x2D
        }
        // Plain names need no mapping, but for their case; nearly all are.
        let mapped = isPlain && !host.contains("xn--") ? host.lowercased() : PublicSuffixes.aLabels(host)
        guard let mapped, mapped.contains("."), case .registrable(let name) = PublicSuffixes.known.reading(mapped)
        else {
            return nil
        }
        self.name = name
        standing = DomainLists.standing(of: mapped, registered: name)
        isDeceptive = DomainLikeness.isDeceptive(name)
    }

    /// The registrant's own label, without the public suffix.
    var label: Substring { name.prefix { $0 != "." } }
    /// The public suffix, with its dot.
    var suffix: Substring { name.dropFirst(label.count) }
}

extension Substring {
    fileprivate func trimming(_ characters: Set<Character>) -> Substring {
        var rest = self
        while let first = rest.first, characters.contains(first) { rest = rest.dropFirst() }
        while let last = rest.last, characters.contains(last) { rest = rest.dropLast() }
        return rest
    }
}
