// XMLVocabulary: the elements that a format knows, as an enumeration.

internal import CExpat

/// The element names of a format; the raw values are the local names.
protocol XMLVocabulary: Hashable, Sendable, CaseIterable, RawRepresentable<String> where AllCases == [Self] {
    /// The namespaces its elements are in; the empty one for elements without a namespace.
    static var namespaces: [String] { get }
}

/// Finds names by their bytes, without making strings.
///
/// It gives a name's index among all of its vocabulary, so that it is the same type for every vocabulary: generic code
/// that the compiler cannot specialize would cost more than all the rest of the reading.
struct XMLNameTable: Sendable {
    private struct Entry: Sendable {
        var start = 0
        var count = 0
        /// -1 for no name.
        var index = -1
    }

    /// The names, for people.
    let names: [String]
    /// A power of two, at least twice as many as names, so that a search soon meets an empty one.
    private var entries: [Entry]
    private var keys: [UInt8] = []

    init<Name: XMLVocabulary>(of type: Name.Type) {
        names = Name.allCases.map(\.rawValue)
        var capacity = 16
        while capacity < 2 * names.count * Name.namespaces.count { capacity *= 2 }
        entries = [Entry](repeating: Entry(), count: capacity)
        for namespace in Name.namespaces {
            for index in names.indices { insert(XMLCursor.expandedName(namespace, names[index]), index) }
        }
    }

    private mutating func insert(_ key: [UInt8], _ index: Int) {
        let slot = key.withUnsafeBytes { self.slot(of: $0) }
        guard entries[slot].index < 0 else { return }
        entries[slot] = Entry(start: keys.count, count: key.count, index: index)
        keys += key
    }

    /// The index of the name that a namespace and local name are; -1 for one that the format does not know.
    func index(of key: UnsafeRawBufferPointer) -> Int { entries[slot(of: key)].index }

    /// Where a key is, or would be.
    private func slot(of key: UnsafeRawBufferPointer) -> Int {
        keys.withUnsafeBytes { keys in
            var slot = Int(truncatingIfNeeded: Self.hash(of: key)) & (entries.count - 1)
            while entries[slot].index >= 0 {
                let entry = entries[slot]
                if entry.count == key.count, let known = keys.baseAddress, let written = key.baseAddress,
                    memcmp(known + entry.start, written, entry.count) == 0
                {
                    break
                }
                slot = (slot + 1) & (entries.count - 1)
            }
            return slot
        }
    }

    /// FNV-1a of the end: there the local names are, which differ, and 16 bytes are enough for them to.
    private static func hash(of key: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(truncatingIfNeeded: key.count)
        for position in max(0, key.count - 16)..<key.count { hash = (hash ^ UInt64(key[position])) &* 0x100_0000_01b3 }
        return hash ^ hash >> 32
    }
}
