// UBLParty: the parties of an order or a line, of whom at most one is the end customer.

internal import Domain

/// A party that is read.
struct UBLParty {
    let name: UBLName
    /// Where it is in the list of those that may be the end customer, the lower the better; nil where it may not.
    let rank: Int?
    /// What is given back of it.
    var partner = UBLPartner()
    /// What it says if it is the end customer.
    var customer = EndCustomer()
    private var streetName: String?
    private var buildingNumber: String?
    private var moreOfStreet: [String] = []
    private var knownName: Name?

    init(name: UBLName, rank: Int?) {
        self.name = name
        self.rank = rank
    }

    /// Takes the name by which it is known; a registered name is better.
    mutating func take(knownName: Name?) { self.knownName = self.knownName ?? knownName }

    mutating func take(streetName: Name?) { self.streetName = streetName?.text }

    mutating func take(buildingNumber: Name?) { self.buildingNumber = buildingNumber?.text }

    mutating func take(moreOfStreet line: Name?) { if let line { moreOfStreet.append(line.text) } }

    /// Takes an identifier under a scheme; some say what they are.
    mutating func take(_ identifier: Name, scheme: String?) {
        guard let scheme else { return }
        switch scheme.uppercased() {
        case "0060", "DUNS", "DUN": customer.dunsNumber = customer.dunsNumber ?? identifier
        case "VAT": customer.taxIdentifier = customer.taxIdentifier ?? identifier
        case let code where Self.isTaxScheme(code): customer.taxIdentifier = customer.taxIdentifier ?? identifier
        default: break
        }
    }

    /// Puts together what came in parts.
    mutating func finish() {
        customer.name = customer.name ?? knownName
        let first = [streetName, buildingNumber].compactMap(\.self).joined(separator: " ")
        let lines = (first.isEmpty ? [] : [first]) + moreOfStreet
        customer.street = lines.isEmpty ? nil : try? Name(lines.joined(separator: ", "))
    }

    /// Whether the code list of electronic address schemes has a country's VAT numbers under a code.
    private static func isTaxScheme(_ code: String) -> Bool {
        guard code.utf8.count == 4, let number = Int(code) else { return false }
        return [9906, 9910, 9914, 9920, 9955, 9957].contains(number) || (9922...9953).contains(number)
    }
}

/// What an order or a line says of its end customer.
struct UBLCustomer {
    private var best: (rank: Int, customer: EndCustomer)?
    /// What is said by names of the partner's own beside the parties.
    var named = EndCustomer()

    /// Takes a party, unless a better one is known or nothing is said of it.
    mutating func add(_ party: UBLParty) {
        guard let rank = party.rank, !party.customer.isEmpty, rank < best?.rank ?? .max else { return }
        best = (rank, party.customer)
    }

    /// The end customer.
    var customer: EndCustomer {
        guard var customer = best?.customer else { return named }
        customer.smartAccount = named.smartAccount ?? customer.smartAccount
        customer.virtualAccount = named.virtualAccount ?? customer.virtualAccount
        return customer
    }
}
