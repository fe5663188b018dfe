// The parties of orders and lines, and what partners say by names of their own.

internal import Domain

extension CXMLReader {
    mutating func beginParty(_ name: Name, at cursor: XMLCursor) -> XMLInterest {
        let rank =
            switch name {
            case .shipTo: names.shipToRank
            case .billTo: names.billToRank
            default: names.rank(of: cursor.attribute("role"))
            }
        guard let rank else { return .skip }
        party = CXMLParty(rank: rank, role: Self.echo(cursor.attribute("role")))
        if name == .contact { readAddressIdentifier(at: cursor) }
        return .children
    }

    mutating func startParty(_ name: Name, at cursor: XMLCursor) -> XMLInterest {
        switch name {
        case .address:
            readCountry(cursor.attribute("isoCountryCode"), at: cursor)
            readAddressIdentifier(at: cursor)
            return .children
        // Further postal addresses of a party are other places of it.
        case .postalAddress: return party?.customer.city == nil ? .children : .skip
        case .name, .street, .city, .postalCode: return .text
        case .email: return party?.customer.email == nil ? .text : .skip
        case .country:
            readCountry(cursor.attribute("isoCountryCode"), at: cursor)
            return .skip
        case .idReference:
            readNamed(names.meaning(ofIdentifier: cursor.attribute("domain")), at: cursor)
            return .skip
        case .extrinsic: return beginExtrinsic(at: cursor)
        default: return .skip
        }
    }

    private mutating func readCountry(_ bytes: UnsafeRawBufferPointer?, at cursor: XMLCursor) {
        guard let country: CountryCode = values.text(bytes, "Country/@isoCountryCode", at: cursor) else { return }
        party?.customer.country = country
    }

    /// An address's own number counts only where it says that it is a company's.
    private mutating func readAddressIdentifier(at cursor: XMLCursor) {
        guard cursor.attribute("addressIDDomain")?.elementsEqual("DUNS".utf8) == true else { return }
        party?.customer.dunsNumber = values.text(cursor.attribute("addressID"), "Contact/@addressID", at: cursor)
    }

    mutating func endParty(_ name: Name, at cursor: XMLCursor) {
        switch name {
        case .name: party?.customer.name = values.text(cursor.text, "Name", at: cursor)
        case .street:
            guard let line: Domain.Name = values.text(cursor.text, "Street", at: cursor) else { return }
            party?.add(street: line)
        case .city: party?.customer.city = values.text(cursor.text, "City", at: cursor)
        case .postalCode: party?.customer.postalCode = values.text(cursor.text, "PostalCode", at: cursor)
        case .email: party?.customer.email = values.text(cursor.text, "Email", at: cursor)
        default: break
        }
    }

    mutating func finishParty(at cursor: XMLCursor) {
        guard let finished = party else { return }
        party = nil
        let isAnother = (item != nil ? item?.customer.add(finished) : order?.customer.add(finished)) ?? false
        if isAnother { values.refuse(.severalEndCustomers(finished.role), "Contact", at: cursor) }
    }

    mutating func beginExtrinsic(at cursor: XMLCursor) -> XMLInterest {
        extrinsic = names.meaning(of: cursor.attribute("name"))
        return extrinsic == nil ? .skip : .text
    }

    mutating func finishExtrinsic(at cursor: XMLCursor) {
        take(cursor.text, as: extrinsic, "Extrinsic", at: cursor)
        extrinsic = nil
    }

    /// Takes the identifier of an IdReference.
    mutating func readNamed(_ meaning: CXMLNamedValue?, at cursor: XMLCursor) {
        take(cursor.attribute("identifier"), as: meaning, "IdReference/@identifier", at: cursor)
    }

    private mutating func take(
        _ bytes: UnsafeRawBufferPointer?,
        as meaning: CXMLNamedValue?,
        _ field: String,
        at cursor: XMLCursor
    ) {
        guard let meaning else { return }
        if meaning == .endCustomerOrder {
            guard let number: OrderNumber = values.text(bytes, field, at: cursor) else { return }
            order?.draft.document.endCustomerOrderNumber = number
            return
        }
        var customer = party?.customer ?? (item?.customer ?? order?.customer)?.named ?? EndCustomer()
        switch meaning {
        case .smartAccount: customer.smartAccount = values.text(bytes, field, at: cursor)
        case .virtualAccount: customer.virtualAccount = values.text(bytes, field, at: cursor)
        case .customerNumber: customer.customerNumber = values.text(bytes, field, at: cursor)
        case .dunsNumber: customer.dunsNumber = values.text(bytes, field, at: cursor)
        case .taxIdentifier: customer.taxIdentifier = values.text(bytes, field, at: cursor)
        case .endCustomerOrder: break
        }
        if party != nil {
            party?.customer = customer
        } else if item != nil {
            item?.customer.named = customer
        } else {
            order?.customer.named = customer
        }
    }
}

extension ValueFault {
    fileprivate static func severalEndCustomers(_ role: String) -> ValueFault {
        ValueFault(
            code: "cxml.severalEndCustomers",
            message: "is not the only one with the role \(role), and says something else",
            remedy: "name one end customer for the order, and others at their lines"
        )
    }
}
