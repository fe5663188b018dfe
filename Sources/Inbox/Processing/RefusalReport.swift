// RefusalReport: tells a partner that something in its inbox is left alone, and why.
//
// GUARANTEES   Appears whole, replaces only an earlier report about the same name, and goes when a file of that name is
//              received.
// DOES NOT     Survive a power cut for certain: it is written again after the start.

internal import Domain
internal import Fulfilment

/// The answer to what is not read.
struct RefusalReport: Codable {
    private static let jsonSuffix = ".refused.json"
    private static let textSuffix = ".refused.txt"
    private static let mode: UInt32 = 0o640
    /// One at a time is written, by the scanner.
    private static let hiddenName = ".refused"

    /// What it is called, made safe to show.
    let fileName: String
    /// `refused`: unlike a rejected file it has no receipt, and it still lies in the inbox.
    let outcome: String
    /// When it was noticed, RFC 3339.
    let noticedAt: String
    let fault: FaultView

    init(name: String, fault: Fault, noticedAt: Timestamp) {
        fileName = name
        outcome = "refused"
        self.noticedAt = noticedAt.description
        self.fault = FaultView(fault)
    }

    /// Writes it into the partner's directory.
    func write(into receipts: Directory) throws {
        // A name that can be shown is not always one that can be used.
        let name =
            fileName.hasPrefix(".") || fileName.contains("/")
            ? "_" + FileName.safe(fileName, maximumBytes: 200) : fileName
        try Self.place(try JSONFile.encode(self), FileName.with(suffix: Self.jsonSuffix, name), in: receipts)
        let text = """
            \(fileName) is left in the inbox and was not read

            \(ReceiptText.line(fault))
            Noticed \(noticedAt)

            """
        try Self.place(Array(text.utf8), FileName.with(suffix: Self.textSuffix, name), in: receipts)
    }

    /// Removes the report about a name, where there is one.
    static func remove(_ name: String, from receipts: Directory) throws(InboxError) {
        try receipts.remove(FileName.with(suffix: jsonSuffix, name))
        try receipts.remove(FileName.with(suffix: textSuffix, name))
    }

    private static func place(_ bytes: [UInt8], _ name: String, in receipts: Directory) throws {
        let file = try receipts.makeFile(hiddenName, mode: mode)
        try bytes.withUnsafeBytes { try file.write($0) }
        try receipts.rename(hiddenName, to: receipts, as: name)
    }
}
