// ContentHash: what an order document says, as 32 bytes, to tell a repeat from a conflict.
//
// GUARANTEES   Equal for documents that say the same, whatever file, format or order of lines they come in. Every field
//              takes part with its length, so that two fields cannot trade places.
// DOES NOT     Cover the revision and places in the file.

internal import Crypto
internal import Domain

/// Hashes what documents say.
enum ContentHash {
    static func of(_ document: OrderDocument) -> [UInt8] {
        var content = Content(capacity: 256 + 96 * document.lines.count)
        // A new version of the whole order says the same whether it calls itself new or a replacement.
        content.add(document.purpose.isWhole ? OrderDocument.Purpose.new.rawValue : document.purpose.rawValue)
        content.add(document.number.text)
        content.add(document.kind.rawValue)
        content.add(document.orderDate?.description)
        content.add(document.currency?.text)
        content.add(document.endCustomerOrderNumber?.text)
        content.add(document.reseller?.text)
        content.add(document.isReleasedOnRequest ? "1" : "0")
        content.add(document.endCustomer)
        for line in document.linesByNumber { content.add(line) }
        return Array(SHA256.hash(data: content.bytes))
    }
}

extension OrderDocument {
    /// The lines by their numbers; nearly every file has them so already.
    fileprivate var linesByNumber: [OrderLineDocument] {
        let isSorted = zip(lines, lines.dropFirst()).allSatisfy { $0.number.text < $1.number.text }
        return isSorted ? lines : lines.sorted { $0.number.text < $1.number.text }
    }
}

/// Bytes in which each field is told apart from the next.
private struct Content {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// Adds a text behind its length; what is not said has no length.
    mutating func add(_ text: String?) {
        guard var text else { return bytes.append(0xff) }
        text.withUTF8 { utf8 in
            withUnsafeBytes(of: UInt32(utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: utf8)
        }
    }

    mutating func add(_ line: OrderLineDocument) {
        add(line.action.rawValue)
        add(line.number.text)
        add(line.parent?.text)
        add(line.sku?.text)
        add(line.productDescription?.text)
        add(line.quantity.map { String($0.count) })
        add(line.unitPrice?.description)
        add(line.endCustomer)
    }

    mutating func add(_ customer: EndCustomer) {
        guard !customer.isEmpty else { return bytes.append(0xfe) }
        for text in customer.columns { add(text) }
    }
}
