import Domain
@testable import Feeds
import Foundation
import Testing

/// The page of feeds and the reader of X12 say the same.
@Suite struct X12DocumentationTests {
    private static func page() throws -> String {
        String(decoding: try Fixture.document("docs/feeds.md"), as: UTF8.self)
    }

    @Test func `every fault code of X12 is on the page`() throws {
        let page = try Self.page()
        let sources = try FileManager.default.contentsOfDirectory(atPath: Fixture.path("Sources/Feeds/X12"))
        var codes: Set<String> = []
        for file in sources where file.hasSuffix(".swift") {
            let text = String(decoding: try Fixture.document("Sources/Feeds/X12/\(file)"), as: UTF8.self)
            codes.formUnion(text.matches(of: /"(x12\.[a-z][A-Za-z]*)"/).map { String($0.1) })
        }
        #expect(codes.count > 20)
        let listed = Set(page.matches(of: /\n\| `(x12\.[A-Za-z]+)` \|/).map { String($0.1) })
        #expect(codes.subtracting(listed).sorted() == [], "the page does not list these")
        #expect(listed.subtracting(codes).sorted() == [], "the page lists codes that nothing writes")
    }

    @Test func `the default roles and qualifiers are on the page`() throws {
        let page = try Self.page()
        let lists = [
            X12Conventions.endCustomerRoles, X12Conventions.resellerRoles, X12Conventions.skuQualifiers,
        ].map { codes in codes.map { "`\($0)`" }.joined(separator: ", ") }
        for list in lists {
            let isListed = page.contains(list)
            #expect(isListed, "\(list)")
        }
    }
}
