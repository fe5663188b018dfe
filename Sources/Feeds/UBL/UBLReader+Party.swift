// The parties, of the order or of a line.

internal import Domain

extension UBLReader {
    /// The most identifiers of a party that are given back.
    private static let identifierLimit = 10

    mutating func beginParty(_ name: Name) -> XMLInterest {
        let rank = names.rank(of: name)
        guard rank != nil || name == .buyerCustomerParty || name == .sellerSupplierParty else { return .skip }
        party = UBLParty(name: name, rank: rank)
        return .children
    }

    mutating func startParty(_ name: Name, in parent: Name, at cursor: XMLCursor) -> XMLInterest {
        switch (parent, name) {
        case (_, .party), (.party, .partyIdentification), (.party, .partyName), (.party, .partyLegalEntity),
            (.originatorParty, .partyIdentification), (.originatorParty, .partyName),
            (.originatorParty, .partyLegalEntity), (.deliveryParty, .partyIdentification),
            (.deliveryParty, .partyName), (.deliveryParty, .partyLegalEntity):
            return .children
        case (.partyName, .name), (.partyLegalEntity, .registrationName): return .text
        case (_, .endpointID), (.partyIdentification, .id), (.partyLegalEntity, .companyID):
            identifierScheme = cursor.attribute("schemeID").map { Self.echo($0) }
            return .text
        default: return party?.rank == nil ? .skip : startCustomer(name, in: parent)
        }
    }

    /// What is only read of a party that may be the end customer.
    private func startCustomer(_ name: Name, in parent: Name) -> XMLInterest {
        switch (parent, name) {
        case (.party, .postalAddress), (.party, .partyTaxScheme), (.party, .contact),
            (.originatorParty, .postalAddress), (.originatorParty, .partyTaxScheme), (.originatorParty, .contact),
            (.deliveryParty, .postalAddress), (.deliveryParty, .partyTaxScheme), (.deliveryParty, .contact),
            (.postalAddress, .addressLine), (.postalAddress, .country):
            .children
        case (.postalAddress, _), (.addressLine, .line), (.country, .identificationCode),
            (.partyTaxScheme, .companyID), (.contact, .electronicMail), (_, .websiteURI):
            .text
        default: .skip
        }
    }

    mutating func endParty(_ name: Name, in parent: Name, at cursor: XMLCursor) {
        if name == party?.name { return finishParty() }
        switch (parent, name) {
        case (.partyName, .name): takeName(isRegistered: false, at: cursor)
        case (.partyLegalEntity, .registrationName): takeName(isRegistered: true, at: cursor)
        case (_, .endpointID), (.partyIdentification, .id), (.partyLegalEntity, .companyID):
            takeIdentifier(name, at: cursor)
        default: endCustomer(name, in: parent, at: cursor)
        }
    }

    private mutating func takeName(isRegistered: Bool, at cursor: XMLCursor) {
        guard let name = party?.rank == nil ? values.prose(cursor.text) : customerName(at: cursor) else { return }
        if isRegistered || party?.partner.name.isEmpty == true { party?.partner.name = name.text }
        if isRegistered { party?.customer.name = name } else { party?.take(knownName: name) }
    }

    private mutating func customerName(at cursor: XMLCursor) -> Domain.Name? {
        values.text(cursor.text, "Name", at: cursor)
    }

    private mutating func takeIdentifier(_ name: Name, at cursor: XMLCursor) {
        let identifier = UBLPartner.Identifier(value: Self.echo(cursor.text), scheme: identifierScheme)
        guard !identifier.value.isEmpty else { return }
        if name == .endpointID { party?.partner.endpoint = identifier }
        if name == .id, let count = party?.partner.identifiers.count, count < Self.identifierLimit {
            party?.partner.identifiers.append(identifier)
        }
        guard party?.rank != nil else { return }
        if let value: Domain.Name = values.text(cursor.text, name.rawValue, at: cursor) {
            party?.take(value, scheme: identifierScheme)
        }
        // An identifier of no scheme is the sender's own.
        if name == .id, identifierScheme == nil, party?.customer.customerNumber == nil {
            party?.customer.customerNumber = values.text(cursor.text, "PartyIdentification/ID", at: cursor)
        }
    }

    private mutating func endCustomer(_ name: Name, in parent: Name, at cursor: XMLCursor) {
        switch name {
        case .streetName: party?.take(streetName: values.text(cursor.text, "StreetName", at: cursor))
        case .buildingNumber: party?.take(buildingNumber: values.text(cursor.text, "BuildingNumber", at: cursor))
        case .additionalStreetName, .line:
            party?.take(moreOfStreet: values.text(cursor.text, name.rawValue, at: cursor))
        case .cityName: party?.customer.city = values.text(cursor.text, "CityName", at: cursor)
        case .postalZone: party?.customer.postalCode = values.text(cursor.text, "PostalZone", at: cursor)
        case .identificationCode:
            party?.customer.country = values.text(cursor.text, "Country/IdentificationCode", at: cursor)
        case .companyID where party?.customer.taxIdentifier == nil:
            party?.customer.taxIdentifier = values.text(cursor.text, "PartyTaxScheme/CompanyID", at: cursor)
        case .electronicMail: party?.customer.email = values.text(cursor.text, "Contact/ElectronicMail", at: cursor)
        case .websiteURI: party?.customer.webDomain = WebAddress.domain(in: values.trimmed(cursor.text))
        default: break
        }
    }

    private mutating func finishParty() {
        guard var finished = party else { return }
        party = nil
        finished.finish()
        switch finished.name {
        case .buyerCustomerParty: envelope.buyer = finished.partner
        case .sellerSupplierParty: envelope.seller = finished.partner
        default: break
        }
        if let line = openLines.last { lines[line].customer.add(finished) } else { customer.add(finished) }
    }
}
