// XMLRoot: the root element of a file, by which the document is told.

internal import Domain

/// The name of a root element.
struct XMLRoot: Hashable {
    /// Its namespace; empty where it has none.
    var namespace: String
    /// Its local name.
    var name: String

    /// Reads as much of a file as is needed to see its root.
    static func find(
        in bytes: UnsafeRawBufferPointer,
        limits: FeedLimits
    ) -> Result<(root: XMLRoot, place: SourcePlace), Fault.Thrown> {
        let finder = XMLRootFinder(bytes, limits: XMLLimits(limits))
        while finder.found == nil, finder.step() {}
        if let found = finder.found { return .success(found) }
        return .failure(Fault.Thrown(finder.problem ?? .noUnits))
    }
}

/// Reads a file as far as its root.
private final class XMLRootFinder: XMLCursor {
    private(set) var found: (root: XMLRoot, place: SourcePlace)?

    override func start(_ name: UnsafeRawBufferPointer) {
        guard found == nil else { return }
        let parts = name.split(separator: XMLCursor.separator, maxSplits: 1)
        let texts = parts.map { String(decoding: $0, as: UTF8.self) }
        let root = XMLRoot(namespace: texts.count > 1 ? texts[0] : "", name: texts.last ?? "")
        found = (root, place)
        // The fault only ends the reading: the root is all that was wanted.
        stop(.noUnits)
    }
}
