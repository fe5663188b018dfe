/// How a field of the order compares with the account's.
public enum FieldGrade: String, CaseIterable, Hashable, Sendable {
    /// The same.
    case same = "A"
    /// Similar.
    case similar = "B"
    /// Different.
    case different = "F"
    /// One side says nothing.
    case missing = "Z"
}
