// CXMLNames: the roles and names by which a partner says what the standard has no element for.

/// What a named value of a partner means.
enum CXMLNamedValue {
    case smartAccount, virtualAccount, customerNumber, endCustomerOrder, dunsNumber, taxIdentifier
}

/// The roles and names of a profile, in a form that is quick to compare; case does not count.
struct CXMLNames {
    private let roles: [[UInt8]]
    /// The ranks of the elements that are parties without a role; nil where they are not to be the end customer.
    let shipToRank: Int?
    let billToRank: Int?
    private let values: [(name: [UInt8], meaning: CXMLNamedValue)]

    init(_ profile: CXMLProfile) {
        let roles = profile.endCustomerRoles.isEmpty ? ["endUser", "subsequentBuyer"] : profile.endCustomerRoles
        self.roles = roles.map { Array($0.utf8) }
        shipToRank = roles.firstIndex { $0.lowercased() == "shipto" }
        billToRank = roles.firstIndex { $0.lowercased() == "billto" }
        let names: [(String?, CXMLNamedValue)] = [
            (profile.smartAccountExtrinsic ?? "smartAccount", .smartAccount),
            (profile.virtualAccountExtrinsic ?? "virtualAccount", .virtualAccount),
            (profile.customerNumberExtrinsic, .customerNumber),
            (profile.endCustomerOrderExtrinsic ?? "endCustomerOrderNumber", .endCustomerOrder),
        ]
        values = names.compactMap { name, meaning in name.map { (Array($0.utf8), meaning) } }
    }

    /// Where a role is in the list of the end customer's roles; nil for one that is not.
    func rank(of role: UnsafeRawBufferPointer?) -> Int? {
        guard let role else { return nil }
        return roles.firstIndex { Self.isSame($0, role) }
    }

    /// What an Extrinsic of that name, or an IdReference of that domain, means.
    func meaning(of name: UnsafeRawBufferPointer?) -> CXMLNamedValue? {
        guard let name else { return nil }
        return values.first { Self.isSame($0.name, name) }?.meaning
    }

    /// What an IdReference within a party means.
    func meaning(ofIdentifier domain: UnsafeRawBufferPointer?) -> CXMLNamedValue? {
        guard let domain else { return nil }
        if let meaning = meaning(of: domain) { return meaning }
        return Self.identifiers.first { Self.isSame($0.domain, domain) }?.meaning
    }

    /// The domains that the standard has for what identifies a company.
    private static let identifiers: [(domain: [UInt8], meaning: CXMLNamedValue)] = [
        (Array("DUNS".utf8), .dunsNumber), (Array("vatID".utf8), .taxIdentifier),
        (Array("federalTaxID".utf8), .taxIdentifier), (Array("gstID".utf8), .taxIdentifier),
    ]

    private static func isSame(_ name: [UInt8], _ written: UnsafeRawBufferPointer) -> Bool {
        name.count == written.count
            && zip(name, written).allSatisfy { left, right in
                left == right || ASCII.isLetter(left) && left ^ right == 0x20
            }
    }
}
