// AccountFacts: what is known of an account, as it is compared.

public import Domain

/// A Smart Account with everything by which an order can be its own.
public struct AccountFacts: Hashable, Sendable {
    /// A name of the account's company.
    public struct KnownName: Hashable, Sendable {
        /// Where a name comes from.
        public enum Origin: String, Hashable, Sendable {
            /// It is the account's name.
            case current
            /// The registry lists it besides.
            case additional
            /// The company had it once.
            case former
        }

        /// The name.
        public let name: CompanyName
        /// Where it comes from.
        public let origin: Origin

        /// Puts a known name together.
        public init(_ text: String, origin: Origin) {
            name = CompanyName(text)
            self.origin = origin
        }
    }

    /// A domain of the account's company.
    public struct KnownDomain: Hashable, Sendable {
        /// The domain.
        public let domain: CustomerDomain
        /// Whether the company proved that it owns it; an account's domain identifier is proved.
        public let isVerified: Bool

        /// Puts a known domain together.
        public init(_ domain: CustomerDomain, isVerified: Bool) {
            self.domain = domain
            self.isVerified = isVerified
        }
    }

    /// Its id.
    public let id: SmartAccountID
    /// Its domain identifier.
    public let identifier: DomainIdentifier
    /// Where it stands.
    public let state: SmartAccountState
    /// The company's country.
    public let country: CountryCode?
    /// The company's names, the current one first.
    public let names: [KnownName]
    /// The company's domains, the one of the domain identifier among them.
    public let domains: [KnownDomain]
    /// The registries' numbers.
    public let registryIdentifiers: [RegistryIdentifier]
    /// Where the company has seats.
    public let places: [PostalPlace]

    /// Puts together what is known of an account.
    public init(
        _ account: SmartAccount,
        otherNames: [KnownName] = [],
        domains: [KnownDomain] = [],
        registryIdentifiers: [RegistryIdentifier] = [],
        places: [PostalPlace] = []
    ) {
        id = account.id
        identifier = account.domain
        state = account.state
        country = account.country
        names = [KnownName(account.name.text, origin: .current)] + otherNames
        let own = CustomerDomain(account.domain).map { KnownDomain($0, isVerified: true) }
        self.domains = ([own].compactMap(\.self) + domains)
        self.registryIdentifiers = registryIdentifiers
        self.places = places
    }
}

extension AccountFacts {
    /// The keys by which orders find it, and by which it finds the lines that wait for it; without the partners' numbers
    /// and aliases, which are kept apart.
    public var keys: [EvidenceKey] {
        var keys = [EvidenceKey(.identifier, identifier.text), EvidenceKey(.account, id.description)]
        keys += registryIdentifiers.map(\.key)
        for known in names where known.name.hasDistinctiveCore {
            keys.append(EvidenceKey(.name, known.name.k2))
            if !known.name.k4.isEmpty { keys.append(EvidenceKey(.wordSet, known.name.k4)) }
            keys.append(EvidenceKey(.nameLooks, known.name.looks))
        }
        for known in domains where known.domain.standing == .corporate {
            keys.append(EvidenceKey(.domain, known.domain.name))
            if known.isVerified { keys += known.domain.likenessKeys }
        }
        var seen: Set<EvidenceKey> = []
        return keys.filter { seen.insert($0).inserted }
    }
}

extension CompanyName {
    /// What the name looks like, in ASCII or not.
    var looks: String { skeleton ?? Skeleton.of(Folding.folded(text)).filter { $0 != " " } }
}

extension CustomerDomain {
    /// By what a domain that looks like this verified one finds it.
    var likenessKeys: [EvidenceKey] {
        let label = Array(label.utf8)
        let half = label.count / 2
        return [
            EvidenceKey(.domainLooks, DomainLikeness.skeleton(name)), EvidenceKey(.domainLabel, String(self.label)),
            self.half(label.prefix(half), of: label.count, .domainHead),
            self.half(label.dropFirst(half), of: label.count, .domainTail),
        ]
    }

    /// By what a domain finds the verified ones that look like it: one error leaves one half of the label whole.
    var likenessQueries: [EvidenceKey] {
        let label = Array(label.utf8)
        var keys = [
            EvidenceKey(.domainLooks, DomainLikeness.skeleton(name)), EvidenceKey(.domainLabel, String(self.label)),
        ]
        for length in max(1, label.count - 1)...(label.count + 1) {
            let half = length / 2
            keys.append(self.half(label.prefix(half), of: length, .domainHead))
            keys.append(self.half(label.suffix(length - half), of: length, .domainTail))
        }
        return keys
    }

    private func half(_ bytes: ArraySlice<UInt8>, of length: Int, _ kind: EvidenceKey.Kind) -> EvidenceKey {
        EvidenceKey(kind, "\(String(decoding: bytes, as: UTF8.self))/\(length)\(suffix)")
    }
}
