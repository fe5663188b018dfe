/// The grades of all fields of an order against one account.
public struct FieldGrades: Hashable, Sendable {
    /// The name.
    public var name = FieldGrade.missing
    /// The country.
    public var country = FieldGrade.missing
    /// The domains; one that is everybody's or the partner's own is missing.
    public var domain = FieldGrade.missing
    /// The tax number.
    public var tax = FieldGrade.missing
    /// The D-U-N-S number.
    public var duns = FieldGrade.missing
    /// The LEI.
    public var lei = FieldGrade.missing
    /// Postal code and house number.
    public var place = FieldGrade.missing
    /// The partner's number of the customer.
    public var customerNumber = FieldGrade.missing

    /// Nothing compared.
    public init() {}

    /// The fields by their names, in the order in which they are shown.
    public var all: [(field: String, grade: FieldGrade)] {
        [
            ("name", name), ("country", country), ("domain", domain), ("tax", tax), ("duns", duns), ("lei", lei),
            ("place", place), ("number", customerNumber),
        ]
    }
}

extension FieldGrades: CustomStringConvertible {
    /// For example `name A, country A, domain Z …`.
    public var description: String { all.map { "\($0.field) \($0.grade.rawValue)" }.joined(separator: ", ") }
}
