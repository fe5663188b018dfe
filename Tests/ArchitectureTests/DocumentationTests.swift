import Foundation
import Testing

/// What the documentation lists is what there is.
@Suite struct DocumentationTests {
    @Test func `the page of feeds lists every fault code that the program writes`() throws {
        let page = try String(contentsOf: SourceFile.root.appendingPathComponent("docs/feeds.md"), encoding: .utf8)
        let listed = Set(page.matches(of: /\n\| `([a-z]+\.[A-Za-z0-9]+)` \|/).map { String($0.1) })
        let sources = try ["Feeds", "Inbox", "Fulfilment"].flatMap { try SourceFile.all(below: "Sources/\($0)") }
        let code = /"((?:account|csv|cxml|feed|file|ingram|json|line|oagis|order|ubl|value|xml)\.[a-z][A-Za-z0-9]*)"/
        let used = Set(sources.flatMap(\.lines).flatMap { line in line.matches(of: code).map { String($0.1) } })
        #expect(used.count > 50)
        #expect(used.subtracting(listed).sorted() == [], "these are not on the page")
    }
}
