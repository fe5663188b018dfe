// X12SetList: the transaction sets of a group, so small that a file of any size can be read.
//
// GUARANTEES   It gives back exactly what was put in. A set that follows as usual, with the next control number, costs
//              about four bytes, an order that was taken nothing more, and errors cost what they are. Going through
//              the list takes one step a set; finding one takes at most 64.
// DOES NOT     Change what a set is: only its order and its errors are found out later.

/// The transaction sets of a group, in the order of the file.
public struct X12SetList: Hashable, Sendable {
    /// What is wrong with a set.
    private struct Errors: Hashable {
        var codes: [String]
        var segments: [X12SegmentError]
    }

    // Equal lists have equal parts: blocks are filled alike, runs are as long as they can be, and no entry is empty.
    private var blocks: [X12SetBlock] = []
    /// Of the sets in the blocks, those with orders.
    private var documents = X12DocumentRuns()
    /// Of the sets in the blocks, those with errors.
    private var errors: [Int: Errors] = [:]
    /// The last sets, whole, until they fill a block.
    private var recent: [X12TransactionSet] = []

    /// Makes a list without sets.
    public init() {}

    /// Makes a list of sets.
    public init(_ sets: some Sequence<X12TransactionSet>) {
        for set in sets { append(set) }
    }

    /// Adds a set at the end.
    public mutating func append(_ set: X12TransactionSet) {
        recent.append(set)
        guard recent.count == X12SetBlock.size else { return }
        let first = blockedCount
        blocks.append(X12SetBlock(recent))
        for (index, set) in recent.enumerated() { note(set, at: first + index) }
        recent.removeAll()
    }

    /// Takes over the order and the errors of a set, found when it was read.
    ///
    /// Those who do so in the order of the file have it done in one step a set.
    ///
    /// - Parameters:
    ///   - set: the set of that index, with its order and its errors.
    ///   - index: which of the sets it is.
    public mutating func record(_ set: X12TransactionSet, at index: Int) {
        precondition(indices.contains(index), "the list has no set \(index)")
        guard index >= blockedCount else { return note(set, at: index) }
        recent[index - blockedCount].documentIndex = set.documentIndex
        recent[index - blockedCount].errorCodes = set.errorCodes
        recent[index - blockedCount].segmentErrors = set.segmentErrors
    }

    /// How many sets are in blocks.
    private var blockedCount: Int { blocks.count * X12SetBlock.size }

    private mutating func note(_ set: X12TransactionSet, at index: Int) {
        documents.record(set.documentIndex, at: index)
        let isClean = set.errorCodes.isEmpty && set.segmentErrors.isEmpty
        if isClean, errors.isEmpty { return }
        errors[index] = isClean ? nil : Errors(codes: set.errorCodes, segments: set.segmentErrors)
    }

    /// Puts a set of a block together with what is known of it.
    private func completed(_ bare: X12TransactionSet, at index: Int) -> X12TransactionSet {
        var set = bare
        set.documentIndex = documents[index]
        if !errors.isEmpty, let found = errors[index] {
            set.errorCodes = found.codes
            set.segmentErrors = found.segments
        }
        return set
    }
}

extension X12SetList: RandomAccessCollection {
    /// Goes through the sets of a list.
    public struct Iterator: IteratorProtocol {
        private let list: X12SetList
        private let blockedCount: Int
        private var index = 0
        private var cursor = X12SetBlock.Cursor()

        fileprivate init(_ list: X12SetList) {
            self.list = list
            blockedCount = list.blockedCount
        }

        /// The next set; nil behind the last.
        public mutating func next() -> X12TransactionSet? {
            guard index < list.endIndex else { return nil }
            defer { index += 1 }
            guard index < blockedCount else { return list.recent[index - blockedCount] }
            if index % X12SetBlock.size == 0 { cursor = X12SetBlock.Cursor() }
            list.blocks[index / X12SetBlock.size].advance(&cursor)
            return list.completed(cursor.set, at: index)
        }
    }

    /// Where the first set is.
    public var startIndex: Int { 0 }

    /// Behind the last set.
    public var endIndex: Int { blockedCount + recent.count }

    /// A set.
    public subscript(index: Int) -> X12TransactionSet {
        precondition(index >= 0 && index < endIndex, "the list has no set \(index)")
        guard index < blockedCount else { return recent[index - blockedCount] }
        var cursor = X12SetBlock.Cursor()
        for _ in 0...index % X12SetBlock.size { blocks[index / X12SetBlock.size].advance(&cursor) }
        return completed(cursor.set, at: index)
    }

    /// Goes through the sets from the first on.
    public func makeIterator() -> Iterator { Iterator(self) }
}

extension X12SetList: ExpressibleByArrayLiteral {
    /// Makes a list of sets.
    public init(arrayLiteral sets: X12TransactionSet...) { self.init(sets) }
}
