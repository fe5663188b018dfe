internal import Domain
struct CXMLReader: XMLOrderReader {
    enum Name: String, XMLVocabulary {
        case cXML
        static let namespaces = [""]
    }
    init(profile: FeedProfile) {}
    mutating func start(_ name: Name, in parent: Name?, at cursor: XMLCursor) -> XMLInterest { .skip }
    mutating func end(_ name: Name, in parent: Name?, at cursor: XMLCursor) {}
    mutating func giveOut(to sink: inout some FeedSink) {}
    mutating func finish(_ problem: Fault?) -> FeedReading {
        FeedReading(format: .cxml, refusedFor: problem ?? .noUnits)
    }
}
