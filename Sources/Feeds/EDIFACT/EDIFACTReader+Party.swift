// Parties: who orders, who supplies, and whose the licenses will be.

internal import Domain

extension EDIFACTReader {
    private static let buyer = EDIFACTCode("BY")
    private static let supplier = EDIFACTCode("SU")

    mutating func readParty() {
        order.line.isOpen = false
        order.party = .other
        guard !order.isInSummary else { return }
        let role = tokenizer.code(1)
        if !order.isInLine {
            if role == Self.buyer, order.message.buyer == nil { order.message.buyer = partyIdentification() }
            if role == Self.supplier, order.message.supplier == nil { order.message.supplier = partyIdentification() }
        }
        if let rank = choices.endCustomerRoles.firstIndex(of: role) {
            readEndCustomer(rank)
        } else if choices.resellerRoles.contains(role), !order.isInLine {
            order.party = .reseller
            if order.draft.document.reseller == nil {
                order.draft.document.reseller = joined(4, 1...5, field: "reseller") ?? value(2, 1, field: "reseller")
            }
        }
    }

    private func partyIdentification() -> EDIFACTParty? {
        let identifier = text(2)
        guard !identifier.isEmpty else { return nil }
        return EDIFACTParty(identifier: identifier, codeList: text(2, 2), agency: text(2, 3))
    }

    private mutating func readEndCustomer(_ rank: Int) {
        let known = order.currentRank
        guard rank != known else { return report(.severalEndCustomers, field: "endCustomer", element: 1) }
        // A party of a less certain role is not the end customer where there is a better one.
        guard rank < known else { return }
        order.party = .endCustomer
        var customer = EndCustomer()
        readIdentification(into: &customer)
        readAddress(into: &customer)
        order.currentCustomer.customer = customer
        order.currentCustomer.rank = rank
    }

    /// C082: whose number it is, its agency says.
    private mutating func readIdentification(into customer: inout EndCustomer) {
        switch tokenizer.code(2, 3).text {
        case "16": customer.dunsNumber = value(2, 1, field: "customerDunsNumber")
        // GS1's number is the same everywhere. 92 is the buyer's own; so is one of which nothing is said, or which is agreed.
        case "", "9", "92", "ZZZ", "ZZ": customer.customerNumber = value(2, 1, field: "customerNumber")
        // Numbers of the seller and of registers could be mistaken for one of the partner's.
        default: break
        }
    }

    private mutating func readAddress(into customer: inout EndCustomer) {
        if let name = joined(4, 1...5, field: "customerName") {
            customer.name = name
            customer.street = joined(5, 1...4, field: "customerStreet")
        } else {
            // Without a structured name the lines of C058 hold everything: the name, and then the address.
            customer.name = joined(3, 1...1, field: "customerName")
            customer.street = joined(3, 2...5, field: "customerStreet") ?? joined(5, 1...4, field: "customerStreet")
        }
        customer.city = joined(6, 1...1, field: "customerCity")
        customer.postalCode = value(8, 1, field: "customerPostalCode")
        customer.country = value(9, 1, field: "customerCountry")
    }

    private static let mail = EDIFACTCode("EM")

    /// COM below a NAD: the mail address of somebody at the end customer.
    mutating func readContact() {
        guard order.party == .endCustomer else { return }
        for element in 1...max(1, min(3, tokenizer.elementCount)) {
            var repetition = 0
            while tokenizer.componentCount(element, repetition: repetition) > 0 {
                if tokenizer.code(element, 2, repetition: repetition) == Self.mail,
                    order.currentCustomer.customer.email == nil
                {
                    order.currentCustomer.customer.email = value(
                        element,
                        1,
                        repetition: repetition,
                        field: "customerEmail"
                    )
                }
                repetition += 1
            }
        }
    }
}
