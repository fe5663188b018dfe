public import Domain

/// A fault as a report shows it.
public struct FaultView: Codable, Hashable, Sendable {
    /// The rule's stable name.
    public var code: String
    /// Bytes before it in the file.
    public var byteOffset: Int?
    /// Its line, from 1.
    public var line: Int?
    /// Its column in bytes, from 1.
    public var column: Int?
    /// The column, key or element.
    public var field: String?
    /// What is wrong.
    public var message: String
    /// What to do.
    public var remedy: String

    /// Makes a view of a fault.
    public init(_ fault: Fault) {
        code = fault.code
        byteOffset = fault.place?.byteOffset
        line = fault.place?.line
        column = fault.place?.column
        field = fault.field
        message = fault.message
        remedy = fault.remedy
    }
}
