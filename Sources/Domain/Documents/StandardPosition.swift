// StandardPosition: where a fault is in the words of an EDI standard, for the acknowledgement that the standard demands.

/// A segment, an element, and the standard's own code for what is wrong there.
public struct StandardPosition: Hashable, Sendable {
    /// The segment's tag, for example `PO1`; the element's path in XML.
    public var segment: String
    /// Which segment of its transaction set or message it is, from 1 for the header (`ST`, `UNH`); nil in XML.
    public var segmentNumber: Int?
    /// The element within the segment, from 1.
    public var element: Int?
    /// The component within a composite element, from 1.
    public var component: Int?
    /// The standard's code for what is wrong, for example X12's data element 720, 723 or 718, or EDIFACT's 0085.
    public var code: String?

    /// Puts a position together.
    public init(
        segment: String,
        segmentNumber: Int? = nil,
        element: Int? = nil,
        component: Int? = nil,
        code: String? = nil
    ) {
        self.segment = segment
        self.segmentNumber = segmentNumber
        self.element = element
        self.component = component
        self.code = code
    }
}

extension StandardPosition: CustomStringConvertible {
    /// For people, for example `segment 12 (PO1), element 2`; the path alone in XML.
    public var description: String {
        let place = segmentNumber.map { "segment \($0) (\(segment))" } ?? segment
        return [place, element.map { "element \($0)" }, component.map { "component \($0)" }]
            .compactMap(\.self).joined(separator: ", ")
    }
}
