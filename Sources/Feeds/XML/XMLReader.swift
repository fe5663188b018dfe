// XMLReader: gives the elements of a file to a consumer, piece by piece.
//
// GUARANTEES   Memory does not grow with the file. What a consumer does not know or want costs it nothing.

internal import Domain

/// Reads a file with a consumer.
final class XMLReader: XMLCursor {
    /// The consumer, with what it has read so far.
    var consumer: any XMLOrderReader
    private let table: XMLNameTable
    /// The open elements whose ends the consumer awaits, by their places among all names.
    private var open: [Int] = []
    /// Whether the text of the innermost of them is wanted.
    private var isCollecting = false
    /// How many elements are open that are passed over, one in the other.
    private var skipped = 0

    init(_ bytes: UnsafeRawBufferPointer, limits: FeedLimits, consumer: any XMLOrderReader) {
        self.consumer = consumer
        table = consumer.nameTable
        super.init(bytes, limits: XMLLimits(limits))
    }

    override var path: String { open.map { table.names[$0] }.joined(separator: "/") }

    override func start(_ name: UnsafeRawBufferPointer) {
        guard skipped == 0, !isCollecting else {
            if skipped == 0 { collectText(false) }
            return skipped += 1
        }
        let parent = open.last ?? -1
        let index = table.index(of: name)
        guard index >= 0 else {
            passOver(name, in: parent)
            return skipped += 1
        }
        open.append(index)
        switch consumer.startElement(index, in: parent, at: self) {
        case .skip:
            open.removeLast()
            skipped = 1
        case .children: break
        case .text:
            isCollecting = true
            collectText(true)
        }
    }

    private func passOver(_ name: UnsafeRawBufferPointer, in parent: Int) {
        let start = name.lastIndex(of: Self.separator).map { $0 + 1 } ?? 0
        consumer.passOverElement(UnsafeRawBufferPointer(rebasing: name[start...]), in: parent, at: self)
    }

    override func end() {
        guard skipped == 0 else {
            skipped -= 1
            if skipped == 0, isCollecting { collectText(true) }
            return
        }
        // The name stays until the consumer has had the end, for the path of what it may report.
        guard let index = open.last else { return }
        if isCollecting { collectText(false) }
        isCollecting = false
        consumer.endElement(index, in: open.count > 1 ? open[open.count - 2] : -1, at: self)
        open.removeLast()
        forgetText()
    }
}
