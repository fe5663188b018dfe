// NameTable: a table of real names from ../shared/matching; nobody in this project wrote it, and none of it is copied here.

import Foundation
import Testing

/// A CSV file as columns by name.
struct NameTable {
    private let columns: [String: Int]
    let rows: [[String]]

    /// Reads a table; nil, with a message, where it is not there.
    static func read(_ name: String) throws -> NameTable? {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let url = root.appending(path: "../shared/matching/\(name)")
        guard let data = FileManager.default.contents(atPath: url.path) else {
            print("skipped: \(url.path) is not there")
            return nil
        }
        return NameTable(Array(data))
    }

    private init(_ bytes: [UInt8]) {
        var rows: [[String]] = []
        var row: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        for byte in bytes where byte != 13 {
            switch byte {
            case 0x22: isQuoted.toggle()
            case 0x2C where !isQuoted:
                row.append(String(decoding: field, as: UTF8.self))
                field.removeAll(keepingCapacity: true)
            case 10 where !isQuoted:
                row.append(String(decoding: field, as: UTF8.self))
                rows.append(row)
                (row, field) = ([], [])
            default: field.append(byte)
            }
        }
        columns = Dictionary(zip(rows.first ?? [], 0...)) { first, _ in first }
        self.rows = Array(rows.dropFirst())
    }

    func value(_ row: [String], _ column: String) -> String {
        let position = columns[column] ?? -1
        guard row.indices.contains(position) else { return "" }
        let words = row[position].split { $0.isWhitespace }
        return words.joined(separator: " ")
    }
}
