// Keeping: where a file goes when it has its receipt.
//
// GUARANTEES   Accepted files and repeats lie in archive/<partner>/<day>/, under the receipt's id and a safe form of
//              their names. A file that was refused, wholly or in part, lies in quarantine/<partner>/<receipt id>/ with
//              a report; the directory appears whole or not at all. What is kept is the copy that the receipt's hash
//              names, without what is secret in it, and not the inode that the partner may still write to.
// DOES NOT     Keep the same bytes twice in one place: a repeat on the same day under the same name is there already.
// HOW          By a second link to what is kept: until its entry is removed the spool has the copy too, so that after a
//              crash everything can be done once more.

internal import Domain
internal import Fulfilment

/// A file's way out of the spool.
struct Keeping {
    private static let reportNames = (json: "report.json", text: "report.txt")
    private static let originalName = "original"

    /// Where a file went.
    enum Place: Sendable {
        case archive, quarantine
    }

    let place: Place
    private let entry: SpoolEntry
    private let documents: ReceiptDocuments
    private let keepsake: Keepsake
    /// Where it goes.
    private let target: Directory
    /// The directory that holds the target.
    private let parent: Directory
    /// To be synced before `keep`.
    let written: [any Syncable]

    /// Makes ready the place for a file.
    init(
        _ entry: SpoolEntry,
        _ answer: FileAnswer,
        _ documents: ReceiptDocuments,
        _ keepsake: Keepsake,
        in directories: PartnerDirectories,
        today: CalendarDate
    ) throws {
        self.entry = entry
        self.documents = documents
        self.keepsake = keepsake
        let quarantine = directories.quarantine
        let isKnown = try answer.isRepeat && quarantine.details(of: documents.id) != nil
        if answer.receipt.outcome == "accepted" || isKnown {
            place = .archive
            parent = directories.archive
            try parent.makeDirectory(today.description)
            target = try Directory(today.description, in: parent)
            written = [keepsake.file]
        } else {
            place = .quarantine
            parent = quarantine
            // Hidden until it is whole; after a crash the same entry fills it again.
            let name = Self.hiddenName(entry)
            try parent.makeDirectory(name)
            target = try Directory(name, in: parent)
            let json = try target.makeFile(Self.reportNames.json)
            try documents.json.withUnsafeBytes { try json.write($0) }
            let text = try target.makeFile(Self.reportNames.text)
            try text.write(documents.text)
            written = [json, text, keepsake.file]
        }
    }

    /// Gives what is kept its place.
    ///
    /// - Returns: what is to be synced after it.
    func keep() throws(InboxError) -> [any Syncable] {
        switch place {
        case .archive:
            let name = "\(documents.id)-\(FileName.safe(entry.name, maximumBytes: 200))"
            // A name that is taken: the id in it says that these very bytes are kept there.
            try entry.directory.link(keepsake.name, to: target, as: name)
        case .quarantine:
            try entry.directory.link(keepsake.name, to: target, as: Self.originalName)
            let name = Self.hiddenName(entry)
            if try parent.renameWithoutReplacing(name, to: parent, as: documents.id) == .nameTaken {
                // It lies there: from before a crash, or from an earlier refusal, whose report is out of date.
                let kept = try Directory(documents.id, in: parent)
                for report in [Self.reportNames.json, Self.reportNames.text] {
                    try target.rename(report, to: kept, as: report)
                }
                try target.remove(Self.originalName)
                try parent.removeDirectory(name)
                return [kept, parent]
            }
        }
        return [target, parent]
    }

    private static func hiddenName(_ entry: SpoolEntry) -> String { ".\(entry.number)" }
}
