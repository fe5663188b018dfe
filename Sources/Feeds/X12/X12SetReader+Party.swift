// The parties of a set: N1 and the segments that belong to it.
//
// GUARANTEES   Only a role that the profile names makes an end customer. Of several the best role counts; two with the
//              same role refuse the set, for which of them is meant cannot be known. A line's party goes before the
//              order's, and a sub-line's before its line's, unless its role is a lesser one: the place of installation
//              in a line does not replace the end user of the order.

internal import Domain

extension X12SetReader {
    mutating func openParty() {
        leaveParty()
        isInParty = true
        guard let code = required(1, 98) else { return }
        if !hasLine, !hasReseller, conventions.resellerRoles.contains(code) {
            hasReseller = true
            if !tokens.isBlank(2) { draft.document.reseller = freeText(2, 93) }
        }
        guard let rank = conventions.endCustomerRank(code), !hasLine || !line.isPassedOver else { return }
        guard hasLine ? rank <= min(partyRank, line.inheritedRank, line.customerRank) : rank <= partyRank else {
            return
        }
        guard rank != (hasLine ? line.customerRank : partyRank) else { return refuse(.severalEndCustomers, 1, 98) }
        if hasLine {
            (role, line.customerRank) = (.line, rank)
        } else {
            (role, partyRank) = (.order, rank)
        }
        party = EndCustomer()
        if !tokens.isBlank(2) { party.name = freeText(2, 93) }
        if !tokens.isBlank(4) { readIdentifier() }
    }

    /// Ends the party that is being read, if one is.
    mutating func leaveParty() {
        guard isInParty else { return }
        switch role {
        case .none: break
        case .order: draft.document.endCustomer = party
        case .line:
            line.customer = party
            line.hasCustomer = true
        }
        (isInParty, role) = (false, .none)
    }

    private mutating func readIdentifier() {
        switch tokens.code(3) {
        case X12Scheme.duns: party.dunsNumber = text(4, 67)
        case X12Scheme.dunsWithSuffix:
            // Nine digits and up to four that the company gives to its parts.
            let number: Name? = text(4, 67)
            party.dunsNumber = number.map { Name(unchecked: String($0.text.prefix(9))) }
        case X12Scheme.assignedBySeller, X12Scheme.assignedByBuyer, X12Scheme.assignedBySender:
            party.customerNumber = text(4, 67)
        case X12Scheme.federalTax, X12Scheme.employer, X12Scheme.taxpayer: party.taxIdentifier = text(4, 67)
        default: break
        }
    }

    mutating func readStreet() {
        guard role != .none, party.street == nil, !tokens.isBlank(1) else { return }
        guard let first = freeText(1, 166), !tokens.isBlank(2), let second = freeText(2, 166) else {
            party.street = freeText(1, 166)
            return
        }
        party.street = (try? Name("\(first), \(second)")) ?? first
    }

    mutating func readTown() {
        guard role != .none else { return }
        if !tokens.isBlank(1) { party.city = freeText(1, 19) }
        if !tokens.isBlank(3) { party.postalCode = text(3, 116) }
        guard !tokens.isBlank(4) else { return }
        switch tokens.withElement(4, X12Country.read) {
        case .success(let country): party.country = country
        case .failure(let fault): refuse(fault, 4, 26)
        }
    }

    /// The first mail address of the party's contacts.
    mutating func readContact() {
        guard role != .none, party.email == nil else { return }
        for element in [3, 5, 7] where tokens.code(element) == X12Scheme.mail && !tokens.isBlank(element + 1) {
            party.email = text(element + 1, 364)
            return
        }
    }
}

/// Codes of data elements 66 and 365.
enum X12Scheme {
    static let duns: UInt32 = 0x31
    static let dunsWithSuffix: UInt32 = 0x39
    static let assignedBySeller: UInt32 = 0x39_31
    static let assignedByBuyer: UInt32 = 0x39_32
    static let assignedBySender: UInt32 = 0x39_33
    static let federalTax: UInt32 = 0x46_49
    static let employer: UInt32 = 0x32_34
    static let taxpayer: UInt32 = 0x54_41
    static let mail: UInt32 = 0x45_4D
}

extension ValueFault {
    fileprivate static let severalEndCustomers = ValueFault(
        code: "x12.severalEndCustomers",
        message: "is the role of more than one party, and only one can be the end customer",
        remedy: "name one end customer for the order, and others at their lines"
    )
}
