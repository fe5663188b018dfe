// Evidence+Keys: by what an order finds accounts, and is found by them.

public import Domain

extension Evidence {
    /// Somebody's word whose a line is.
    public struct Statement: Hashable, Sendable {
        /// The account, by its domain identifier or its id, as it is written.
        public let account: Name
        /// Who said it.
        public let actor: String
        /// Whether a person decided it with the evidence before them: then it counts alone.
        public let isDecision: Bool

        /// Puts a statement together.
        public init(account: Name, actor: String, isDecision: Bool) {
            self.account = account
            self.actor = actor
            self.isDecision = isDecision
        }
    }

    /// The identity of the customer, as far as the order tells it: name, country and company's domain.
    ///
    /// Lines of one partner with the same identity are decided together; what people say of it is remembered by it.
    public var identity: EvidenceKey? { identity(withDomain: true) }

    /// The identities under which something may have been learned, the more exact one first.
    public var identities: [EvidenceKey] {
        let all = [identity(withDomain: true), identity(withDomain: false)].compactMap(\.self)
        return all.count == 2 && all[0] == all[1] ? [all[0]] : all
    }

    private func identity(withDomain: Bool) -> EvidenceKey? {
        guard let name else { return nil }
        let domain = withDomain ? domains.first { $0.standing == .corporate }?.name : nil
        return EvidenceKey(.alias, "\(partner)/\(name.k2)/\(country?.text ?? "")/\(domain ?? "")")
    }

    /// The key of the partner's number of the customer.
    var customerNumberKey: EvidenceKey? {
        customerNumber.map { EvidenceKey.customerNumber($0, of: partner) }
    }

    /// The key of an account that somebody names; nil when it is neither an id nor a domain identifier.
    static func key(named written: Name) -> EvidenceKey? {
        switch AccountReference(written) {
        case .domain(let domain): EvidenceKey(.identifier, domain.text)
        case .id(let id): EvidenceKey(.account, id.description)
        case nil: nil
        }
    }

    /// By what a waiting line is to be found when an account appears or changes: exactly the keys with which it looks.
    ///
    /// Countries, and domains that are everybody's, are not among them: they would find half of all lines.
    public var interests: [EvidenceKey] {
        var keys = (statements.map(\.account) + [namedAccount].compactMap(\.self)).compactMap(Self.key(named:))
        keys += registryIdentifiers.map(\.key)
        keys += [customerNumberKey].compactMap(\.self) + identities
        if let name, name.hasDistinctiveCore {
            keys.append(EvidenceKey(.name, name.k2))
            if !name.k4.isEmpty { keys.append(EvidenceKey(.wordSet, name.k4)) }
            if let looks = name.skeleton { keys.append(EvidenceKey(.nameLooks, looks)) }
        }
        for domain in domains where domain.standing == .corporate { keys.append(EvidenceKey(.domain, domain.name)) }
        return keys
    }
}

extension EvidenceKey {
    /// The key under which a partner's confirmed number of a customer is kept.
    public static func customerNumber(_ number: CustomerNumber, of partner: PartnerID) -> EvidenceKey {
        EvidenceKey(.customerNumber, "\(partner)/\(number.text)")
    }
}

extension RegistryIdentifier {
    /// The key by which it is looked up.
    var key: EvidenceKey { EvidenceKey(.registry, "\(realm)/\(number)") }
}
