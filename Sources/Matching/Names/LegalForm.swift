/// A legal form in its canonical spelling, for example `GmbH`; equal forms are equal texts.
struct LegalForm: Hashable, Sendable {
    /// The canonical spelling.
    let name: String
    /// Whether it may stand in front of a name.
    let standsInFront: Bool
}
