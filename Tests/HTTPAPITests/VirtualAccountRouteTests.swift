import Domain
import HTTPTypes
import Testing

/// Virtual accounts and placement rules over HTTP, on a real database.
struct VirtualAccountRouteTests {
    @Test func `an administrator orders the own account, and of another not even that it is there`() async throws {
        let store = try await APIStore.make()
        let own = try await store.account("own.example")
        _ = try await store.account("other.example")
        let principal = { (role: Role) in
            let grant = Grant(role: role, scope: .smartAccount(own))
            return Principal(kind: .person(PrincipalID(rawValue: 1 << 40)), grants: [grant])
        }
        let operations = FakeOperations(
            store: store,
            principals: ["admin": principal(.smartAccountAdministrator), "viewer": principal(.smartAccountViewer)]
        )
        let world = APIWorld(operations)
        let admin: HTTPFields = [.authorization: "Bearer admin"]
        let viewer: HTTPFields = [.authorization: "Bearer viewer"]
        let path = "/v1/accounts/own.example/virtual-accounts"
        let made = try await world.ask(.post, path, #"{"name":"Berlin","location":"DE"}"#, headers: admin)
        #expect(made.status == 201 && made.text.contains(#""location":"DE""#))
        #expect(try await world.ask(.post, path, #"{"name":"Paris"}"#, headers: viewer).status == 403)
        #expect(try await world.ask(.post, path, #"{"name":"Berlin"}"#, headers: admin).status == 409)
        let seen = try await world.ask(.get, path, headers: viewer)
        #expect(seen.status == 200 && seen.text.contains("Berlin"))
        let hidden = "/v1/accounts/other.example/virtual-accounts"
        #expect(try await world.ask(.get, hidden, headers: admin).status == 404)

        let rules = #"{"version":0,"rules":[{"sku":"NET-*","virtualAccount":"Berlin"}]}"#
        let placement = "/v1/accounts/own.example/placement"
        #expect(try await world.ask(.put, placement, rules, headers: viewer).status == 403)
        #expect(try await world.ask(.put, placement, rules, headers: admin).status == 200)
        #expect(try await world.ask(.put, placement, rules, headers: admin).status == 409)
        #expect(try await world.ask(.get, placement, headers: viewer).text.contains(#""version":1"#))
        let trial = try await world.ask(.post, placement + "/trial", rules, headers: viewer)
        #expect(trial.status == 200 && trial.text == #"{"items":[]}"#)
    }

    @Test(arguments: ["/v1/orders", "/v1/status", "/v1/queues", "/v1/accounts", "/v1/held", "/v1/endpoints"])
    func `a token is no operator, whoever has opened the socket`(path: String) async throws {
        let store = try await APIStore.make()
        let own = try await store.account("own.example")
        let grant = Grant(role: .smartAccountAdministrator, scope: .smartAccount(own))
        let admin = Principal(kind: .person(PrincipalID(rawValue: 1 << 40)), grants: [grant])
        let world = APIWorld(FakeOperations(store: store, principals: ["admin": admin]))
        #expect(try await world.ask(.get, path, headers: [.authorization: "Bearer admin"]).status == 403)
        #expect(try await world.ask(.get, path).status == 200)
    }
}
