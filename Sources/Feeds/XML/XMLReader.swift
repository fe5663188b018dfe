// XMLReader: gives the elements of a file to a consumer, piece by piece.
//
// GUARANTEES   Memory does not grow with the file. What a consumer does not know or want costs it nothing.

internal import Domain

/// Reads a file with a consumer.
final class XMLReader<Consumer: XMLConsumer>: XMLCursor {
    /// The consumer, with what it has read so far.
    var consumer: Consumer
    private let table = XMLNameTable<Consumer.Name>()
    /// The open elements whose ends the consumer awaits.
    private var names: [Consumer.Name] = []
    /// Whether the text of the innermost of them is wanted.
    private var isCollecting = false
    /// How many elements are open that are passed over, one in the other.
    private var skipped = 0

    init(_ bytes: UnsafeRawBufferPointer, limits: FeedLimits, consumer: Consumer) {
        self.consumer = consumer
        super.init(bytes, limits: XMLLimits(limits))
    }

    override var path: String { names.map(\.rawValue).joined(separator: "/") }

    override func start(_ name: UnsafeRawBufferPointer) {
        let parent = names.last
        guard skipped == 0, !isCollecting, let name = table.name(of: name) else {
            if skipped == 0 {
                if isCollecting { collectText(false) } else { passOver(name, in: parent) }
            }
            return skipped += 1
        }
        names.append(name)
        switch consumer.start(name, in: parent, at: self) {
        case .skip:
            names.removeLast()
            skipped = 1
        case .children: break
        case .text:
            isCollecting = true
            collectText(true)
        }
    }

    private func passOver(_ name: UnsafeRawBufferPointer, in parent: Consumer.Name?) {
        let start = name.lastIndex(of: Self.separator).map { $0 + 1 } ?? 0
        consumer.passOver(UnsafeRawBufferPointer(rebasing: name[start...]), in: parent, at: self)
    }

    override func end() {
        guard skipped == 0 else {
            skipped -= 1
            return collectText(skipped == 0 && isCollecting)
        }
        // The name stays until the consumer has had the end, for the path of what it may report.
        guard let name = names.last else { return }
        if isCollecting { collectText(false) }
        isCollecting = false
        consumer.end(name, in: names.dropLast().last, at: self)
        names.removeLast()
        forgetText()
    }
}
