// What sort of order it is.

/// The sort of an order, which decides whether it can ever be assigned to a customer.
///
/// Source: Cisco's License Central disables assignment for stocking and Enterprise Agreement orders (LIC225452).
public enum OrderKind: String, CaseIterable, Sendable {
    /// For an end customer, known now or later.
    case standard
    /// For the partner's own stock: never assignable.
    case stocking
    /// Under an enterprise agreement, which brings its own account: never assignable.
    case enterpriseAgreement

    /// Whether its lines may be assigned to a Smart Account.
    public var isAssignable: Bool { self == .standard }
}
