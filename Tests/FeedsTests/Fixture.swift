// Fixture: files the tests read, and short ways to parse.

import Domain
import Feeds
import Foundation

/// The files of the package, and those that may lie beside it.
enum Fixture {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: root.appending(path: "Fixtures/\(path)")))
    }

    static func all(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Fixtures/\(folder)").path).sorted()
            .map { "\(folder)/\($0)" }
    }

    /// A folder of collected samples; nil where they are not at hand.
    static func samples(_ folder: String) -> URL? {
        let url = root.appending(path: "../shared/samples/\(folder)")
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }

    /// The path of a file or folder of the package.
    static func path(_ path: String) -> String { root.appending(path: path).path }

    /// A file of the package.
    static func document(_ path: String) throws -> Data { try Data(contentsOf: root.appending(path: path)) }
}

func parse(_ bytes: [UInt8], _ profile: FeedProfile = FeedProfile()) -> ParsedFeed {
    bytes.withUnsafeBytes { FeedParser.parse($0, profile: profile) }
}

func parse(_ text: String, _ profile: FeedProfile = FeedProfile()) -> ParsedFeed { parse(Array(text.utf8), profile) }

func isComplete(_ bytes: [UInt8], _ profile: FeedProfile = FeedProfile()) -> Bool {
    bytes.withUnsafeBytes { FeedParser.isComplete($0, profile: profile) }
}

func isComplete(_ text: String) -> Bool { isComplete(Array(text.utf8)) }

func profile(_ change: (inout FeedProfile) -> Void) -> FeedProfile {
    var profile = FeedProfile()
    change(&profile)
    return profile
}

extension ParsedFeed {
    var codes: [String] { faults.first.map(\.code) }
    var orders: [OrderDocument] {
        documents.compactMap { document in
            guard case .order(let order) = document else { return nil }
            return order
        }
    }
    var accounts: [AccountDocument] {
        documents.compactMap { document in
            guard case .account(let account) = document else { return nil }
            return account
        }
    }
    var assignments: [AssignmentDocument] {
        documents.compactMap { document in
            guard case .assignment(let assignment) = document else { return nil }
            return assignment
        }
    }
    /// The orders in short: `PO-1 new: 1 SKU-A 5`.
    var summary: [String] {
        orders.map { order in
            let lines = order.lines.map { line in
                let parts: [String?] = [
                    line.action == .add ? nil : line.action.rawValue, line.number.text, line.sku?.text,
                    line.quantity?.description, line.unitPrice.map { "@\($0)" },
                ]
                return parts.compactMap(\.self).joined(separator: " ")
            }
            return "\(order.number) \(order.purpose.rawValue): \(lines.joined(separator: ", "))"
        }
    }
    /// The faults in short: `3:7 csv.date`.
    var places: [String] { faults.first.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.code)" } }
}
