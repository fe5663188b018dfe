// ListFile: a whole list as CSV.

internal import Fulfilment
internal import HTTPAPI

/// Writes lists to the standard output.
enum ListFile {
    /// Writes all pages of a list.
    static func write<Item: ExportElement & Codable & Sendable>(
        _ item: Item.Type,
        _ path: String,
        _ query: [(String, String?)],
        _ client: DaemonClient
    ) async throws {
        try write(Item.columns)
        var after: String?
        repeat {
            let answer = try await client.get(path, [("limit", "1000"), ("after", after)] + query)
            let page = try answer.value(Page<Item>.self)
            for item in page.items { try write(item.fields) }
            after = page.next
        } while after != nil
    }

    private static func write(_ fields: [String?]) throws {
        try StandardOutput.write(String(decoding: CSVRow(fields).bytes, as: UTF8.self))
    }
}
