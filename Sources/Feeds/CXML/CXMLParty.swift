// CXMLParty: the parties of an order or a line, of whom at most one is the end customer.

internal import Domain

/// A party that may be the end customer.
struct CXMLParty {
    /// Where its role is in the list of roles; the lower is preferred.
    let rank: Int
    let role: String
    var customer = EndCustomer()
    private var street: [String] = []

    init(rank: Int, role: String) {
        self.rank = rank
        self.role = role
    }

    /// Adds a line of the street.
    mutating func add(street line: Name) {
        street.append(line.text)
        customer.street = try? Name(street.joined(separator: ", "))
    }
}

/// What an order or a line says of its end customer.
struct CXMLCustomer {
    private var best: CXMLParty?
    /// What Extrinsics say beside the parties.
    var named = EndCustomer()

    /// Adds a party.
    ///
    /// - Returns: whether another party of the same role says something else.
    mutating func add(_ party: CXMLParty) -> Bool {
        guard let best, best.rank <= party.rank else {
            self.best = party
            return false
        }
        return best.rank == party.rank && best.customer != party.customer
    }

    /// The end customer.
    var customer: EndCustomer {
        guard var customer = best?.customer else { return named }
        customer.smartAccount = named.smartAccount ?? customer.smartAccount
        customer.virtualAccount = named.virtualAccount ?? customer.virtualAccount
        customer.customerNumber = named.customerNumber ?? customer.customerNumber
        return customer
    }
}
