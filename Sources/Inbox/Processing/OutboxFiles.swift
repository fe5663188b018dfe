// OutboxFiles: acknowledgements on their way into the partner's outbox.
//
// GUARANTEES   An acknowledgement appears whole or not at all, under the name it is kept by; written again after a crash
//              it takes its own former place, or comes again where the partner has removed it already.
//              Nothing that a partner does in its outbox keeps others' files from being worked off: what stands in the
//              way of a name is moved aside.
// WHY          The partner may remove what it has read, so its group may write here: what is hidden can be removed too.

internal import Glibc

/// The acknowledgements of a file, written but not yet visible.
struct OutboxFiles {
    private static let mode: UInt32 = 0o640
    private static let attempts = 4

    private struct Item {
        let name: String
        let content: [UInt8]
        let hiddenName: String
    }

    private let directory: Directory
    private let number: Int64
    private var items: [Item] = []
    /// To be synced before `publish`.
    private(set) var written: [any Syncable] = []

    /// What the files will be called.
    var names: [String] { items.map(\.name) }

    /// Writes the files under hidden names; the number tells them from all others and is the same after a crash.
    init(_ acknowledgements: [KeptAcknowledgement], number: Int64, in directory: Directory) throws(InboxError) {
        self.directory = directory
        self.number = number
        for (index, acknowledgement) in acknowledgements.enumerated() {
            guard let content = acknowledgement.content else { continue }
            let (file, hiddenName) = try make(".\(number)-\(index + 1)", content)
            items.append(Item(name: acknowledgement.name, content: content, hiddenName: hiddenName))
            written.append(file)
        }
    }

    /// Makes them visible, in their order.
    ///
    /// - Returns: what is to be synced after it.
    func publish() throws(InboxError) -> [any Syncable] {
        for item in items { try publish(item) }
        return items.isEmpty ? [] : [directory]
    }

    private func publish(_ item: Item) throws(InboxError) {
        var hiddenName = item.hiddenName
        for attempt in 1... {
            do {
                return try directory.rename(hiddenName, to: directory, as: item.name)
            } catch {
                guard attempt < Self.attempts, case .system(_, _, let code) = error else { throw error }
                switch code {
                case EISDIR, ENOTEMPTY, EEXIST:
                    let aside = ".\(number)-\(attempt)-aside"
                    _ = try directory.renameWithoutReplacing(item.name, to: directory, as: aside)
                case ENOENT:
                    // Somebody clears the directory of everything.
                    let (file, name) = try make("\(item.hiddenName)-\(attempt)", item.content)
                    guard fsync(file.descriptor) == 0 else { throw .last("sync", file.path) }
                    hiddenName = name
                default: throw error
                }
            }
        }
    }

    private func make(
        _ name: String,
        _ content: [UInt8]
    ) throws(InboxError) -> (file: OpenFile, name: String) {
        var (candidate, attempt) = (name, 0)
        while true {
            do {
                let file = try directory.makeFile(candidate, mode: Self.mode)
                try file.write(content)
                return (file, candidate)
            } catch {
                attempt += 1
                guard attempt < Self.attempts, case .system(_, _, EISDIR) = error else { throw error }
                candidate = "\(name)-taken-\(attempt)"
            }
        }
    }
}
