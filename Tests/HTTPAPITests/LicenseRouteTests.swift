import Domain
import HTTPTypes
import Testing

/// Who sees the licenses of whom, on a real database.
struct LicenseRouteTests {
    @Test func `a viewer sees the licenses of the own account, and of another not even that it is there`() async throws
    {
        let store = try await APIStore.make()
        let own = try await store.account("own.example")
        let other = try await store.account("other.example")
        let grant = Grant(role: .smartAccountViewer, scope: .smartAccount(own))
        let viewer = Principal(kind: .person(PrincipalID(rawValue: 1 << 40)), grants: [grant])
        let world = APIWorld(FakeOperations(store: store, principals: ["token": viewer]))
        let headers: HTTPFields = [.authorization: "Bearer token"]

        let seen = try await world.ask(.get, "/v1/accounts/own.example/licenses", headers: headers)
        #expect(seen.status == 200)
        #expect(seen.text == #"{"items":[]}"#)
        for name in ["other.example", "\(other)"] {
            let hidden = try await world.ask(.get, "/v1/accounts/\(name)/licenses", headers: headers)
            #expect(hidden.status == 404)
            let unknown = try await world.ask(.get, "/v1/accounts/none.example/licenses", headers: headers)
            #expect(hidden.text.replacing(name, with: "x") == unknown.text.replacing("none.example", with: "x"))
        }
    }
}
