// XMLFeed: the way into XML: the document is told by its root, and read by its reader.
//
// GUARANTEES   A document that is not read here is refused by its name, at its root, whatever follows.

internal import Domain

/// Reads a file.
struct XMLFeed {
    let bytes: UnsafeRawBufferPointer
    let profile: FeedProfile

    init(_ bytes: UnsafeRawBufferPointer, profile: FeedProfile) {
        self.bytes = bytes
        self.profile = profile
    }

    /// Reads the file to its end.
    func read(into sink: inout some FeedSink) -> FeedReading {
        switch XMLRoot.find(in: bytes, limits: profile.limits) {
        case .failure(let thrown): FeedReading(refusedFor: thrown.fault)
        case .success(let (root, place)):
            switch XMLDocumentKind(root) {
            case .cxml: read(by: CXMLReader(profile: profile), into: &sink)
            case .ubl: read(by: UBLReader(profile: profile), into: &sink)
            case .oagis: read(by: XMLOrdersReader<OAGIS>(profile: profile), into: &sink)
            case .rosettaNet: read(by: XMLOrdersReader<RosettaNet>(profile: profile), into: &sink)
            case .distributorXML: read(by: XMLOrdersReader<DistributorXML>(profile: profile), into: &sink)
            case .other(let title): FeedReading(refusedFor: .unsupportedDocument(title, at: place, in: root.name))
            }
        }
    }

    /// Reads the file to its end by the reader of its document.
    private func read(by consumer: any XMLOrderReader, into sink: inout some FeedSink) -> FeedReading {
        let reader = XMLReader(bytes, limits: profile.limits, consumer: consumer)
        while reader.step() { reader.consumer.units.giveOut(to: &sink) }
        reader.consumer.units.giveOut(to: &sink)
        return reader.consumer.finish(reader.problem)
    }

    /// Whether the file has its end, or cannot get it.
    func isComplete() -> Bool { XMLEnding.isThere(in: bytes) }
}
