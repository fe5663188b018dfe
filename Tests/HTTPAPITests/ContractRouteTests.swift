import Domain
import Fulfilment
import HTTPTypes
import Testing

/// Contracts and partners' search over HTTP, on a real database.
struct ContractRouteTests {
    @Test func `operators record contracts, and a customer sees its own`() async throws {
        let store = try await APIStore.make()
        let own = try await store.account("own.example")
        _ = try await store.account("other.example")
        let grant = Grant(role: .smartAccountApprover, scope: .smartAccount(own))
        let approver = Principal(kind: .person(PrincipalID(rawValue: 1 << 40)), grants: [grant])
        let world = APIWorld(FakeOperations(store: store, principals: ["approver": approver]))
        let headers: HTTPFields = [.authorization: "Bearer approver"]
        let path = "/v1/accounts/own.example/contracts"
        let body = #"{"kind":"contract","startsOn":"2026-01-01","suites":["Security"]}"#
        #expect(try await world.ask(.put, path + "/EA%2F1", body, headers: headers).status == 403)
        let recorded = try await world.ask(.put, path + "/EA%2F1", body)
        #expect(recorded.status == 200 && recorded.text.contains(#""number":"EA/1""#))
        let wrong = try await world.ask(.put, path + "/EA", #"{"kind":"contract","startsOn":"soon"}"#)
        #expect(wrong.status == 422 && wrong.text.contains("contract.invalid"))
        let seen = try await world.ask(.get, path, headers: headers)
        #expect(seen.status == 200 && seen.text.contains("Security"))
        let hidden = try await world.ask(.get, "/v1/accounts/other.example/contracts", headers: headers)
        let unknown = try await world.ask(.get, "/v1/accounts/nobody.example/contracts", headers: headers)
        #expect(hidden.status == 404 && unknown.status == 404)
        #expect(hidden.text.replacing("other", with: "nobody") == unknown.text)
        #expect(try await world.ask(.delete, path + "/EA%2F1").status == 204)
        #expect(try await world.ask(.delete, path + "/EA%2F1").status == 404)
    }

    @Test func `a partner finds an account without counts, and nobody finds in another's name`() async throws {
        let store = try await APIStore.make()
        let own = try await store.account("own.example")
        let partner = try #require(store.fulfilment.partnerID(APIStore.partner))
        let principal = { (role: Role, scope: Grant.Scope) in
            Principal(kind: .person(PrincipalID(rawValue: 1 << 40)), grants: [Grant(role: role, scope: scope)])
        }
        let principals = [
            "operator": principal(.partnerOperator, .partner(partner)),
            "viewer": principal(.partnerViewer, .partner(partner)),
            "customer": principal(.smartAccountAdministrator, .smartAccount(own)),
        ]
        let world = APIWorld(FakeOperations(store: store, principals: principals))
        let headers = { (token: String) -> HTTPFields in [.authorization: "Bearer \(token)"] }
        let path = "/v1/partners/acme/accounts?query=OWN.example"
        let found = try await world.ask(.get, path, headers: headers("operator"))
        #expect(found.status == 200 && found.text.contains(#""domain":"own.example""#))
        #expect(found.text.contains("DEFAULT") && !found.text.contains("quantity"))
        #expect(try await world.ask(.get, path, headers: headers("viewer")).status == 403)
        let hidden = try await world.ask(.get, path, headers: headers("customer"))
        let unknown = try await world.ask(.get, path.replacing("acme", with: "nobody"), headers: headers("customer"))
        #expect(hidden.status == 404 && hidden.text.replacing("acme", with: "nobody") == unknown.text)
        let bare = try await world.ask(.get, "/v1/partners/acme/accounts", headers: headers("operator"))
        #expect(bare.text == #"{"items":[]}"#)
    }
}
