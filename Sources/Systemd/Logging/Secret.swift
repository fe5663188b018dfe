// Secret: a value that does not show itself.
//
// GUARANTEES   Printing it, logging it, interpolating it or looking at its mirror shows `<redacted>`.
// DOES NOT     Wipe memory, and does not follow the value once it was revealed.

/// A value that must not be seen in logs.
public struct Secret<Value: Sendable>: Sendable {
    private let value: Value

    /// Hides a value.
    public init(_ value: Value) { self.value = value }

    /// The value itself.
    public func reveal() -> Value { value }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says only that there is something.
    public var description: String { "<redacted>" }
    /// Says only that there is something.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: [Mirror.Child]()) }
}
