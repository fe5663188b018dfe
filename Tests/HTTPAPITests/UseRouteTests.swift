import Domain
import HTTPTypes
import Testing

/// Who moves and uses the licenses of whom, on a real database.
struct UseRouteTests {
    private func world() async throws -> (APIWorld, own: SmartAccountID, other: SmartAccountID) {
        let store = try await APIStore.make()
        let own = try await store.account("own.example")
        let other = try await store.account("other.example")
        let user = Principal(
            kind: .person(PrincipalID(rawValue: 1 << 40)),
            grants: [Grant(role: .smartAccountUser, scope: .smartAccount(own))]
        )
        let viewer = Principal(
            kind: .person(PrincipalID(rawValue: 1 << 41)),
            grants: [Grant(role: .smartAccountViewer, scope: .smartAccount(own))]
        )
        return (APIWorld(FakeOperations(store: store, principals: ["user": user, "viewer": viewer])), own, other)
    }

    private static let requests: [(HTTPRequest.Method, String, String?)] = [
        (.get, "positions", nil), (.get, "instances", nil), (.get, "reservations", nil),
        (.post, "transfers", #"{"items":[{"source":"A","destination":"B","sku":"X"}]}"#),
        (.post, "transfer-plans", #"{"items":[{"source":"A","destination":"B","sku":"X"}]}"#),
        (.post, "registration-tokens", #"{"virtualAccount":"DEFAULT"}"#),
    ]

    @Test func `the own account answers, and another is answered like one that is not there`() async throws {
        let (world, _, other) = try await world()
        let headers: HTTPFields = [.authorization: "Bearer user"]
        for (method, path, body) in Self.requests {
            let seen = try await world.ask(method, "/v1/accounts/own.example/\(path)", body, headers: headers)
            #expect([200, 201].contains(seen.status), "\(path): \(seen.text)")
            for name in ["other.example", "\(other)"] {
                let hidden = try await world.ask(method, "/v1/accounts/\(name)/\(path)", body, headers: headers)
                let unknown = try await world.ask(method, "/v1/accounts/none.example/\(path)", body, headers: headers)
                #expect(hidden.status == 404 && unknown.status == 404, "\(path)")
                #expect(hidden.text.replacing(name, with: "x") == unknown.text.replacing("none.example", with: "x"))
            }
        }
    }

    @Test func `a viewer makes no registration tokens`() async throws {
        let (world, _, _) = try await world()
        let answer = try await world.ask(
            .post,
            "/v1/accounts/own.example/registration-tokens",
            #"{"virtualAccount":"DEFAULT"}"#,
            headers: [.authorization: "Bearer viewer"]
        )
        #expect(answer.status == 403)
    }

    @Test func `a product instance speaks for itself with what it was given`() async throws {
        let (world, _, _) = try await world()
        let refused = try await world.ask(.post, "/v1/device/renew", #"{"credential":"hfp_1"}"#)
        #expect(refused.status == 404)
        let token = try await world.ask(
            .post,
            "/v1/accounts/own.example/registration-tokens",
            #"{"virtualAccount":"DEFAULT"}"#,
            headers: [.authorization: "Bearer user"]
        )
        let secret = try #require(token.text.firstMatch(of: /"secret":"([^"]+)"/)?.1)
        let body = #"{"token":"\#(secret)","product":"C9300","serial":"FDO1"}"#
        let instance = try await world.ask(.post, "/v1/device/register", body)
        #expect(instance.status == 201)
        let credential = try #require(instance.text.firstMatch(of: /"credential":"([^"]+)"/)?.1)
        let renewed = try await world.ask(.post, "/v1/device/renew", #"{"credential":"\#(credential)"}"#)
        #expect(renewed.status == 200)
    }
}
