/// The bytes that separate the parts of an X12 interchange.
public struct X12Separators: Hashable, Sendable {
    /// Between the elements of a segment.
    public var element: UInt8
    /// Between the components of an element.
    public var component: UInt8
    /// Between the repetitions of an element; nil where the version has none (ISA11 is `U`).
    public var repetition: UInt8?
    /// After a segment.
    public var segment: UInt8

    /// Puts separators together.
    public init(element: UInt8, component: UInt8, repetition: UInt8?, segment: UInt8) {
        self.element = element
        self.component = component
        self.repetition = repetition
        self.segment = segment
    }

    /// What is used where nothing else is said: `*`, `>`, `~`.
    public static let standard = X12Separators(
        element: UInt8(ascii: "*"),
        component: UInt8(ascii: ">"),
        repetition: nil,
        segment: UInt8(ascii: "~")
    )
}
