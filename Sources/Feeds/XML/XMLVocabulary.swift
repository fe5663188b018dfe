// XMLVocabulary: the elements that a format knows, as an enumeration.

/// The element names of a format; the raw values are the local names.
protocol XMLVocabulary: Hashable, Sendable, CaseIterable, RawRepresentable<String> {
    /// The namespaces its elements are in; the empty one for elements without a namespace.
    static var namespaces: [String] { get }
}

/// Finds names by their bytes, without making strings.
struct XMLNameTable<Name: XMLVocabulary> {
    private struct Entry {
        var start = 0
        var count = 0
        var name: Name?
    }

    /// A power of two, at least twice as many as names, so that a search soon meets an empty one.
    private var entries: [Entry]
    private var keys: [UInt8] = []

    init() {
        let count = Name.allCases.count * Name.namespaces.count
        var capacity = 16
        while capacity < 2 * count { capacity *= 2 }
        entries = [Entry](repeating: Entry(), count: capacity)
        for namespace in Name.namespaces {
            for name in Name.allCases { insert(XMLCursor.expandedName(namespace, name.rawValue), name) }
        }
    }

    private mutating func insert(_ key: [UInt8], _ name: Name) {
        let slot = key.withUnsafeBytes { self.slot(of: $0) }
        guard entries[slot].name == nil else { return }
        entries[slot] = Entry(start: keys.count, count: key.count, name: name)
        keys += key
    }

    /// The name that a namespace and local name are; nil for one that the format does not know.
    func name(of key: UnsafeRawBufferPointer) -> Name? { entries[slot(of: key)].name }

    /// Where a key is, or would be.
    private func slot(of key: UnsafeRawBufferPointer) -> Int {
        keys.withUnsafeBytes { keys in
            var slot = Int(truncatingIfNeeded: Self.hash(of: key)) & (entries.count - 1)
            while entries[slot].name != nil {
                let entry = entries[slot]
                let known = keys[entry.start..<(entry.start + entry.count)]
                if entry.count == key.count, UnsafeRawBufferPointer(rebasing: known).elementsEqual(key) { break }
                slot = (slot + 1) & (entries.count - 1)
            }
            return slot
        }
    }

    /// FNV-1a from the end: there the local names are, which differ, and 16 bytes are enough for them to.
    private static func hash(of key: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(truncatingIfNeeded: key.count)
        for byte in key.suffix(16) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash ^ hash >> 32
    }
}
