// ListExport: a list as a file, part by part.
//
// GUARANTEES   The parts put together are one CSV file or one JSON array, however the list grows meanwhile. A part is a page:
//              memory holds one, and the database is free between them.

public import Domain
internal import FoundationEssentials
public import Storage

/// A file in the making; each part is read from a snapshot of its own.
public struct ListExport: Sendable {
    /// What is listed.
    public enum Subject: Sendable {
        /// An activity log, the newest entries first.
        case activity(EventOwner, ActivityFilter)
        /// What an account owns.
        case assets(SmartAccountID, AssetFilter)
    }

    private let subject: Subject
    private let format: ExportFormat
    private let caller: Principal
    private var next: String?
    private var hasBegun = false
    private var hasElements = false
    private var isAtEnd = false

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - subject: what is listed.
    ///   - format: in which form.
    ///   - caller: who asks; asked for its rights at every part.
    public init(_ subject: Subject, as format: ExportFormat, for caller: Principal) {
        self.subject = subject
        self.format = format
        self.caller = caller
    }

    /// The next part of the file.
    ///
    /// - Parameters:
    ///   - fulfilment: the use cases.
    ///   - snapshot: the state to look at.
    /// - Returns: the bytes; nil after the last part.
    /// - Throws: `FulfilmentError` where the caller may not see the list; `StorageError`.
    public mutating func nextPart(_ fulfilment: Fulfilment, in snapshot: Snapshot) throws -> [UInt8]? {
        guard !isAtEnd else { return nil }
        let limit = 1_000
        switch subject {
        case .activity(let owner, let filter):
            let page = try fulfilment.activity(
                of: owner,
                filter: filter,
                limit: limit,
                after: next.flatMap { ActivityID($0) },
                as: caller,
                in: snapshot
            )
            return try write(page.entries, next: page.next)
        case .assets(let account, let filter):
            let page = try fulfilment.assets(
                of: account,
                filter: filter,
                limit: limit,
                after: next,
                as: caller,
                in: snapshot
            )
            return try write(page.assets, next: page.next)
        }
    }

    private mutating func write<Element: ExportElement>(_ elements: [Element], next: String?) throws -> [UInt8] {
        defer { (self.next, isAtEnd, hasBegun) = (next, next == nil, true) }
        var bytes: [UInt8] = []
        switch format {
        case .csv:
            if !hasBegun { bytes += CSVRow(Element.columns).bytes }
            for element in elements { bytes += CSVRow(element.fields).bytes }
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            if !hasBegun { bytes.append(UInt8(ascii: "[")) }
            for element in elements {
                bytes += hasElements ? Array(",\n".utf8) : Array("\n".utf8)
                bytes += try encoder.encode(element)
                hasElements = true
            }
            if next == nil { bytes += Array("\n]\n".utf8) }
        }
        return bytes
    }
}
