import Feeds
import Foundation
import Testing

/// What the documentation says of EDIFACT is what there is.
@Suite struct EDIFACTDocumentationTests {
    @Test func `lists every fault code, and no other`() throws {
        let page = String(decoding: try Fixture.document("docs/feeds.md"), as: UTF8.self)
        let folder = "Sources/Feeds/EDIFACT"
        var used: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(atPath: Fixture.path(folder)) {
            let text = String(decoding: try Fixture.document("\(folder)/\(file)"), as: UTF8.self)
            used.formUnion(text.matches(of: /"(edifact\.[A-Za-z]+)"/).map { String($0.1) })
        }
        let listed = page.matches(of: /\| `(edifact\.[A-Za-z]+)` \|/).map { String($0.1) }
        #expect(used.count > 30)
        #expect(listed.sorted() == used.sorted())
    }

    @Test func `names every setting of the profile`() throws {
        let page = String(decoding: try Fixture.document("docs/feeds.md"), as: UTF8.self)
        for child in Mirror(reflecting: EDIFACTProfile()).children {
            // What is wanted is called by its own name in a partner's file.
            let label = (child.label ?? "").replacing("wants", with: "")
            let name = label.prefix(1).lowercased() + label.dropFirst()
            #expect(page.contains("`\(name)`") || page.contains("`\(name): "), "\(name)")
        }
    }
}
