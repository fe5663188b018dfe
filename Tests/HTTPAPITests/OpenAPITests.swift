import Domain
import Foundation
import HTTPTypes
import Testing

@testable import HTTPAPI

/// The table of routes and the document made from it.
struct OpenAPITests {
    private static func document() async throws -> [String: Any] {
        let answer = try await APIWorld().ask(.get, "/v1/openapi.json")
        #expect(answer.status == 200)
        return try #require(try JSONSerialization.jsonObject(with: Data(answer.text.utf8)) as? [String: Any])
    }

    @Test func `serves a document that has every route`() async throws {
        let document = try await Self.document()
        #expect(document["openapi"] as? String == "3.1.0")
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        for route in RouteTable.all {
            let operation = paths[route.path]?[route.method.rawValue.lowercased()] as? [String: Any]
            #expect(operation?["operationId"] as? String == route.name)
        }
        #expect(paths.values.map(\.count).reduce(0, +) == RouteTable.all.count)
    }

    @Test func `names every route once`() {
        #expect(Set(RouteTable.all.map(\.name)).count == RouteTable.all.count)
    }

    @Test(arguments: RouteTable.all)
    func `declares every part of its path once`(route: APIRoute) {
        let parts = route.path.split(separator: "/").filter { $0.hasPrefix("{") }
            .map { String($0.dropFirst().dropLast()) }
        #expect(route.parameters.filter { $0.place == .path }.map(\.name).sorted() == parts.sorted())
        #expect(Set(route.parameters.map(\.name)).count == route.parameters.count)
    }

    @Test(arguments: RouteTable.all)
    func `begins its summary with a capital and ends it without a full stop`(route: APIRoute) {
        #expect(route.summary.first?.isUppercase == true)
        #expect(!route.summary.hasSuffix("."))
    }

    @Test(arguments: RouteTable.all)
    func `answers methods that a path does not take with those it takes`(route: APIRoute) async throws {
        let uri = route.path.replacing("{", with: "").replacing("}", with: "")
        let answer = try await APIWorld().ask(.trace, uri)
        #expect(answer.status == 405)
        #expect(answer.headers[.allow]?.contains(route.method.rawValue) == true)
    }

    @Test(arguments: RouteTable.all.filter { $0.audience == .operators })
    func `refuses others what is for operators`(route: APIRoute) async throws {
        let person = Principal(kind: .person(PrincipalID(rawValue: 1 << 40)), grants: [])
        let world = APIWorld(FakeOperations(principals: ["abc": person]))
        let uri = route.path.replacing("{", with: "").replacing("}", with: "")
        let answer = try await world.ask(route.method, uri, headers: [.authorization: "Bearer abc"])
        #expect(answer.status == 403)
        #expect(world.operations.all == [])
    }

    @Test(arguments: ["Bearer other", "Bearer", "Basic abc", "Bearer a b", "abc"])
    func `answers every token that counts for nothing alike`(header: String) async throws {
        let answer = try await APIWorld().ask(.get, "/v1/accounts", headers: [.authorization: header])
        #expect(answer.status == 401)
        #expect(answer.headers[.wwwAuthenticate] == "Bearer")
        #expect(answer.text.contains(#""code":"token.invalid""#))
    }

    @Test(arguments: Sample.documents)
    func `a document looks as its schema says`(sample: DocumentSample) async throws {
        let validator = try SchemaValidator(document: try await Self.document())
        let encoded = try JSONEncoder().encode(sample.value)
        let value = try JSONSerialization.jsonObject(with: encoded, options: .fragmentsAllowed)
        let schema = try JSONEncoder().encode(sample.schema.json)
        let object = try #require(try JSONSerialization.jsonObject(with: schema) as? [String: Any])
        #expect(validator.faults(value, object) == [])
    }
}

extension APIRoute: CustomTestStringConvertible {
    /// Its method and path.
    public var testDescription: String { "\(method) \(path)" }
}
