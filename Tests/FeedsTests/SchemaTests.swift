import Domain
@testable import Feeds
import Foundation
import Testing

/// The published schema and the reader say the same.
@Suite struct SchemaTests {
    private static func schema() throws -> [String: Any] {
        let data = try Fixture.document("docs/schemas/holdfast-feed.schema.json")
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private static func object(_ path: [String], in value: Any?) throws -> [String: Any] {
        let object = try #require(value as? [String: Any])
        guard let first = path.first else { return object }
        return try Self.object(Array(path.dropFirst()), in: object[first])
    }

    @Test(arguments: [
        (["order"], HoldfastKeys.order), (["line"], HoldfastKeys.line), (["customer"], HoldfastKeys.customer),
        (["account"], HoldfastKeys.account), (["assignment"], HoldfastKeys.assignment),
        (["account", "properties", "identifiers", "items"], HoldfastKeys.identifier),
        (["account", "properties", "virtualAccounts", "items"], HoldfastKeys.virtualAccount),
    ])
    func `every object has the same keys in both`(path: [String], keys: [String]) throws {
        let definition = try Self.object(["$defs"] + path, in: try Self.schema())
        let properties = try Self.object(["properties"], in: definition)
        #expect(Set(properties.keys) == Set(keys))
        #expect(definition["additionalProperties"] as? Bool == false)
        for (key, value) in properties {
            #expect(try Self.object([], in: value)["description"] is String, "\(key)")
        }
    }

    @Test(arguments: [
        (["order", "properties", "purpose"], Keywords.purposes.map(\.word)),
        (["order", "properties", "kind"], Keywords.kinds.map(\.word)),
        (["line", "properties", "action"], Keywords.actions.map(\.word)),
        (["account", "properties", "state"], Keywords.states.map(\.word)),
    ])
    func `every word is the same in both`(path: [String], words: [String]) throws {
        let property = try Self.object(["$defs"] + path, in: try Self.schema())
        let choices = try #require(property["enum"] as? [Any]).compactMap { $0 as? String }
        #expect(Set(choices) == Set(words))
    }

    @Test func `lengths are the same in both`() throws {
        let definitions = try Self.object(["$defs"], in: try Self.schema())
        let lengths: [([String], Int)] = [
            (["order", "properties", "number"], OrderNumber.maximumLength),
            (["line", "properties", "number"], LineNumber.maximumLength),
            (["line", "properties", "sku"], SKU.maximumLength),
            (["customer", "properties", "name"], Name.maximumLength),
            (["customer", "properties", "customerNumber"], CustomerNumber.maximumLength),
            (["assignment", "properties", "virtualAccount"], VirtualAccountName.maximumLength),
            (["account", "properties", "domain"], DomainIdentifier.maximumLength),
        ]
        for (path, length) in lengths {
            #expect(try Self.object(path, in: definitions)["maxLength"] as? Int == length, "\(path)")
        }
        #expect(
            try Self.object(["line", "properties", "quantity"], in: definitions)["maximum"] as? Int == Quantity.maximum
        )
    }

    @Test func `every fault that the reader can report is in the documentation`() throws {
        let documentation = String(decoding: try Fixture.document("docs/feeds.md"), as: UTF8.self)
        let sources = try #require(
            FileManager.default.enumerator(atPath: Fixture.path("Sources/Feeds"))?.allObjects as? [String]
        )
        let pattern = try Regex("code: \"([a-z]+\\.[A-Za-z]+)\"")
        var codes = Set(CSVProblem.Kind.allCases.map { "csv.\($0.rawValue)" })
        codes.formUnion(JSONProblem.Kind.allCases.map { "json.\($0.rawValue)" })
        codes.formUnion(
            [ValueError.empty, .tooLong(limit: 1), .controlCharacter, .notA("")].map { ValueFault($0).code }
        )
        codes.formUnion(["order.skuMissing", "order.quantityMissing", "order.circularParent", "order.unknownParent"])
        for file in sources where file.hasSuffix(".swift") {
            let text = String(decoding: try Fixture.document("Sources/Feeds/\(file)"), as: UTF8.self)
            codes.formUnion(text.matches(of: pattern).compactMap { $0.output[1].substring.map(String.init) })
        }
        #expect(codes.count > 70)
        for code in codes { #expect(documentation.contains("`\(code)`"), "\(code)") }
    }

    @Test func `every column is in the documentation`() throws {
        let documentation = String(decoding: try Fixture.document("docs/feeds.md"), as: UTF8.self)
        for name in FeedProfile.fieldNames { #expect(documentation.contains("`\(name)`"), "\(name)") }
    }

    @Test func `every example of the documentation is read without a fault`() throws {
        let documentation = String(decoding: try Fixture.document("docs/feeds.md"), as: UTF8.self)
        let parts = documentation.components(separatedBy: "```")
        let examples = parts.indices.filter { !$0.isMultiple(of: 2) }.map { parts[$0] }
        #expect(examples.count == 4)
        for example in examples {
            let text = example.drop { $0 != "\n" }.dropFirst()
            let feed = parse(String(text))
            #expect(feed.faults.isEmpty, "\(feed.faults.first)")
            #expect(!feed.documents.isEmpty)
        }
    }
}
