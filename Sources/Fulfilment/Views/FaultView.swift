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
    /// The segment's tag, or the element's path in XML, where the format has such.
    public var segment: String?
    /// Which segment of its transaction set or message it is, from 1.
    public var segmentNumber: Int?
    /// The element within the segment, from 1.
    public var element: Int?
    /// The component within a composite element, from 1.
    public var component: Int?
    /// The standard's own code for what is wrong.
    public var standardCode: String?
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
        segment = fault.position?.segment
        segmentNumber = fault.position?.segmentNumber
        element = fault.position?.element
        component = fault.position?.component
        standardCode = fault.position?.code
        field = fault.field
        message = fault.message
        remedy = fault.remedy
    }
}

extension FaultView {
    /// Where it is in the words of the file's standard; nil where the format has none.
    public var position: StandardPosition? {
        segment.map {
            StandardPosition(
                segment: $0,
                segmentNumber: segmentNumber,
                element: element,
                component: component,
                code: standardCode
            )
        }
    }
}
