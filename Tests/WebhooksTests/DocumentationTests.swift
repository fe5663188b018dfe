import Domain
import Foundation
import Testing

@testable import Webhooks

/// What the page for receivers promises.
struct DocumentationTests {
    private static func page() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "docs/webhooks.md"), encoding: .utf8)
    }

    @Test(arguments: EventType.allCases)
    func `every type of event is in the catalog`(type: EventType) throws {
        let page = try Self.page()
        #expect(page.contains("| `\(type.rawValue)` |"))
    }

    @Test func `the schedule is the one that is kept`() throws {
        let words = ["5 s", "5 min", "30 min", "2 h", "5 h", "10 h", "14 h", "20 h", "24 h"]
        #expect(words.count == DeliveryPolicy.standard.schedule.count - 1)
        let page = try Self.page()
        #expect(page.contains("At once, then after \(words.dropLast().joined(separator: ", ")) and 24 h: ten attempts"))
    }
}
