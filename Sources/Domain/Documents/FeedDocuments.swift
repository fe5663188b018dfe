// FeedDocuments: the documents of a file, in memory that a registry of a million accounts does not fill.
//
// GUARANTEES   What is taken out equals what was put in, in the same order.
// SOURCE       An account as a value takes half a kilobyte with its texts; packed it takes about its length in the file.

/// The documents of a file, in its order.
public struct FeedDocuments: RandomAccessCollection, Hashable, Sendable, ExpressibleByArrayLiteral {
    /// Where a document is kept.
    private enum Slot: Hashable, Sendable {
        case plain(Int)
        case packed(Int)
    }

    /// Everything but accounts.
    private var plain: [FeedDocument] = []
    private var accounts = AccountPack()
    /// Where each document is; empty while there are only accounts or only others.
    private var slots: [Slot] = []

    /// Puts documents together.
    public init(_ documents: some Sequence<FeedDocument> = []) {
        if let same = documents as? FeedDocuments {
            self = same
        } else {
            for document in documents { append(document) }
        }
    }

    /// Puts documents together.
    public init(arrayLiteral documents: FeedDocument...) { self.init(documents) }

    /// Always 0.
    public var startIndex: Int { 0 }
    /// How many documents there are.
    public var endIndex: Int { plain.count + accounts.count }

    /// A document.
    public subscript(position: Int) -> FeedDocument {
        guard slots.isEmpty else {
            return switch slots[position] {
            case .plain(let index): plain[index]
            case .packed(let index): .account(accounts[index])
            }
        }
        return accounts.count == 0 ? plain[position] : .account(accounts[position])
    }

    /// Adds a document.
    public mutating func append(_ document: FeedDocument) {
        if case .account(let account) = document {
            if slots.isEmpty, !plain.isEmpty { slots = plain.indices.map { .plain($0) } }
            if !slots.isEmpty || !plain.isEmpty { slots.append(.packed(accounts.count)) }
            accounts.append(account)
        } else {
            if slots.isEmpty, accounts.count > 0 { slots = (0..<accounts.count).map { .packed($0) } }
            if !slots.isEmpty || accounts.count > 0 { slots.append(.plain(plain.count)) }
            plain.append(document)
        }
    }
}
