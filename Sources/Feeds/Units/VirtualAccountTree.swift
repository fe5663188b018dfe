// VirtualAccountTree: the virtual accounts of an account, in an order in which they can be made.
//
// GUARANTEES   Parents come before their children, each name once, at most one default, nothing lies in itself.

internal import Domain

/// The virtual accounts of one account.
struct VirtualAccountTree {
    typealias Entry = AccountDocument.VirtualAccountEntry

    /// Them, parents before children once `finish` has returned.
    private(set) var entries: [Entry] = []
    private var indexes: [VirtualAccountName: Int] = [:]
    /// Those that were only named as what others lie in.
    private var implied: Set<VirtualAccountName> = []

    /// Adds an account.
    mutating func add(_ entry: Entry) -> ValueFault? {
        if entry.isDefault, entries.contains(where: \.isDefault) { return .secondDefault(entry.name) }
        guard let known = indexes[entry.name] else {
            indexes[entry.name] = entries.count
            entries.append(entry)
            return nil
        }
        guard implied.remove(entry.name) != nil, entries[known].parent == entry.parent else {
            return .duplicateVirtualAccount(entry.name)
        }
        entries[known].isDefault = entry.isDefault
        return nil
    }

    /// Adds an account with the accounts it lies in, which may have been named before.
    mutating func add(path: [VirtualAccountName], isDefault: Bool) -> ValueFault? {
        for (position, name) in path.enumerated() {
            let parent = position > 0 ? path[position - 1] : nil
            if position == path.count - 1 { return add(Entry(name: name, parent: parent, isDefault: isDefault)) }
            if let known = indexes[name] {
                guard entries[known].parent == parent else { return .duplicateVirtualAccount(name) }
            } else {
                implied.insert(name)
                indexes[name] = entries.count
                entries.append(Entry(name: name, parent: parent))
            }
        }
        return nil
    }

    /// Puts parents before children.
    mutating func finish() -> ValueFault? {
        var sorted: [Entry] = []
        var isPlaced = Set<VirtualAccountName>()
        for entry in entries where !isPlaced.contains(entry.name) {
            var chain = [entry]
            var isInChain: Set = [entry.name]
            // A parent that is not listed is one the account has already.
            while let parent = chain[chain.count - 1].parent, let index = indexes[parent], !isPlaced.contains(parent) {
                guard isInChain.insert(parent).inserted else { return .circularVirtualAccount(parent) }
                chain.append(entries[index])
            }
            sorted += chain.reversed()
            isPlaced.formUnion(isInChain)
        }
        entries = sorted
        return nil
    }
}

extension ValueFault {
    fileprivate static func duplicateVirtualAccount(_ name: VirtualAccountName) -> ValueFault {
        ValueFault(
            code: "account.duplicateVirtualAccount",
            message: "names the virtual account \(name) twice",
            remedy: "name each virtual account once; its name is unique in the whole account"
        )
    }

    fileprivate static func secondDefault(_ name: VirtualAccountName) -> ValueFault {
        ValueFault(
            code: "account.secondDefault",
            message: "makes \(name) the default besides another virtual account",
            remedy: "mark one virtual account as the default"
        )
    }

    fileprivate static func circularVirtualAccount(_ name: VirtualAccountName) -> ValueFault {
        ValueFault(
            code: "account.circularVirtualAccount",
            message: "puts the virtual account \(name) into itself",
            remedy: "name the virtual account that it lies in"
        )
    }
}
