/// What is wrong with a segment of a transaction set: AK3 and AK4, or IK3 and IK4.
public struct X12SegmentError: Hashable, Sendable {
    /// What is wrong with an element.
    public struct ElementError: Hashable, Sendable {
        /// The element's position within the segment, from 1.
        public var element: Int
        /// The component's position within the element, from 1.
        public var component: Int?
        /// The element's number in X12's dictionary, for example 234.
        public var reference: Int?
        /// The code of data element 723 (AK403).
        public var code: String
        /// What is written there, as far as it may be repeated.
        public var value: String?

        /// Puts an error together.
        public init(element: Int, component: Int? = nil, reference: Int? = nil, code: String, value: String? = nil) {
            self.element = element
            self.component = component
            self.reference = reference
            self.code = code
            self.value = value
        }
    }

    /// The segment's tag.
    public var segment: String
    /// Which segment of the set it is, from 1 for ST.
    public var segmentNumber: Int
    /// The loop it is in, for example `PO1`.
    public var loop: String?
    /// The code of data element 720 (AK304); nil where only elements are wrong.
    public var code: String?
    /// What is wrong with its elements.
    public var elements: [ElementError]

    /// Puts an error together.
    public init(segment: String, segmentNumber: Int, loop: String? = nil, code: String? = nil) {
        self.segment = segment
        self.segmentNumber = segmentNumber
        self.loop = loop
        self.code = code
        elements = []
    }
}
