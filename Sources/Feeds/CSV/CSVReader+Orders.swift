// How columns become parts of orders. What is already known must agree, for each line of an order repeats it.

internal import Domain

extension CSVReader {
    /// Takes a column that concerns a whole order into its draft.
    ///
    /// - Returns: whether it agrees with what the order said before.
    mutating func take(_ column: OrderColumn, at index: Int, into draft: inout OrderDraft) -> Bool {
        switch column {
        case .purpose: return merge(value(index) { Keywords.purposes.meaning(of: $0) }, into: &draft.purpose)
        case .revision: return merge(value(index, Self.revision), into: &draft.document.revision)
        case .kind: return merge(value(index) { Keywords.kinds.meaning(of: $0) }, into: &draft.kind)
        case .orderDate:
            let format = dateFormat
            let date = value(index) { CSVDate.read($0, format: format) }
            return merge(date, into: &draft.document.orderDate)
        case .currency: return merge(value(index, Currency.read), into: &draft.document.currency)
        case .endCustomerOrderNumber: return merge(text(index), into: &draft.document.endCustomerOrderNumber)
        case .reseller: return merge(text(index), into: &draft.document.reseller)
        case .releaseOnRequest:
            return merge(value(index) { Keywords.flags.meaning(of: $0) }, into: &draft.isReleasedOnRequest)
        case .customer(let field): return take(field, at: index, into: &draft.document.endCustomer)
        case .number, .lineNumber, .parentLine, .action, .sku, .description, .quantity, .unitPrice, .lineCustomer:
            return true
        }
    }

    /// Takes a column about the end customer.
    ///
    /// - Returns: whether it agrees with what was said before.
    mutating func take(_ field: CustomerField, at index: Int, into customer: inout EndCustomer) -> Bool {
        switch field {
        case .name: merge(text(index), into: &customer.name)
        case .country: merge(text(index), into: &customer.country)
        case .email: merge(text(index), into: &customer.email)
        case .webDomain: merge(text(index), into: &customer.webDomain)
        case .customerNumber: merge(text(index), into: &customer.customerNumber)
        case .taxIdentifier: merge(text(index), into: &customer.taxIdentifier)
        case .dunsNumber: merge(text(index), into: &customer.dunsNumber)
        case .street: merge(text(index), into: &customer.street)
        case .postalCode: merge(text(index), into: &customer.postalCode)
        case .city: merge(text(index), into: &customer.city)
        case .smartAccount: merge(text(index), into: &customer.smartAccount)
        case .virtualAccount: merge(text(index), into: &customer.virtualAccount)
        }
    }

    private static func revision(_ bytes: UnsafeRawBufferPointer) -> Result<Int, ValueFault> {
        guard bytes.count <= 9, bytes.allSatisfy(ASCII.isDigit) else {
            return .failure(ValueFault(.notA("a count of versions such as 2")))
        }
        return .success(bytes.reduce(0) { $0 * 10 + Int($1 - ASCII.zero) })
    }
}

/// Takes over what is said twice only if it is the same.
///
/// - Returns: whether the two agree, or one of them says nothing.
@inline(__always)
private func merge<Value: Equatable>(_ value: Value?, into slot: inout Value?) -> Bool {
    guard let value else { return true }
    guard let known = slot else {
        slot = value
        return true
    }
    return known == value
}
