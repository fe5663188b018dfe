import Domain
import Foundation
import Fulfilment
import HTTPTypes
import Storage
import Testing

/// The activity log and the register over HTTP, on a real database.
@Suite(.timeLimit(.minutes(1))) struct ActivityRouteTests {
    /// A world with two accounts, whose callers are told by their tokens.
    private static func make() async throws -> (APIStore, APIWorld) {
        let store = try await APIStore.make()
        let own = try await store.account("own.example")
        let other = try await store.account("other.example")
        let partner = try #require(store.fulfilment.partnerID(APIStore.partner))
        func person(_ role: Role, _ scope: Grant.Scope) -> Principal {
            Principal(kind: .person(PrincipalID(rawValue: 1 << 40)), grants: [Grant(role: role, scope: scope)])
        }
        let principals = [
            "viewer": person(.smartAccountViewer, .smartAccount(own)),
            "approver": person(.smartAccountApprover, .smartAccount(own)),
            "foreign": person(.smartAccountAdministrator, .smartAccount(other)),
            "partner": person(.partnerAdministrator, .partner(partner)),
        ]
        return (store, APIWorld(FakeOperations(store: store, principals: principals)))
    }

    private static func headers(_ token: String) -> HTTPFields { [.authorization: "Bearer \(token)"] }

    @Test(arguments: [
        ("assets", "approver", 403), ("assets/csv", "approver", 403), ("assets/json", "approver", 403),
        ("assets", "viewer", 200), ("activity", "viewer", 200), ("activity", "approver", 200),
        ("activity/csv", "viewer", 200), ("activity/json", "viewer", 200), ("assets/csv", "viewer", 200),
        ("activity/proof", "viewer", 404), ("activity?kind=x", "viewer", 422), ("activity?since=now", "viewer", 422),
        ("activity?after=lot_1", "viewer", 422), ("assets?after=x", "viewer", 422), ("assets?kind=x", "viewer", 422),
        ("activity?since=2026-01-01T00:00:00Z", "viewer", 200), ("assets?virtualAccount=sa_1", "viewer", 422),
    ])
    func `a role may what it may, and what it says wrongly is refused`(path: String, token: String, status: Int)
        async throws
    {
        let (store, world) = try await Self.make()
        let answer = try await world.ask(
            .get,
            "/v1/accounts/own.example/\(path)",
            headers: Self.headers(token)
        )
        #expect(answer.status == status, "\(answer.text)")
        await store.database.close()
    }

    @Test(arguments: [
        "assets", "assets/csv", "assets/json", "activity", "activity/csv", "activity/json", "activity/proof",
    ])
    func `a foreign account is answered as one that is not there`(path: String) async throws {
        let (store, world) = try await Self.make()
        for token in ["foreign", "partner"] {
            let hidden = try await world.ask(
                .get,
                "/v1/accounts/own.example/\(path)",
                headers: Self.headers(token)
            )
            let unknown = try await world.ask(
                .get,
                "/v1/accounts/none.example/\(path)",
                headers: Self.headers(token)
            )
            #expect((hidden.status, unknown.status) == (404, 404))
            #expect(hidden.text.replacing("own.example", with: "none.example") == unknown.text)
        }
        await store.database.close()
    }

    @Test func `a partner's log is the partner's, and for others it is not there`() async throws {
        let (store, world) = try await Self.make()
        let own = try await world.ask(.get, "/v1/partners/acme/activity", headers: Self.headers("partner"))
        #expect((own.status, own.text) == (200, #"{"items":[]}"#))
        let hidden = try await world.ask(.get, "/v1/partners/acme/activity", headers: Self.headers("viewer"))
        let unknown = try await world.ask(.get, "/v1/partners/nobody/activity", headers: Self.headers("viewer"))
        #expect((hidden.status, unknown.status) == (404, 404))
        #expect(hidden.text.replacing("acme", with: "nobody") == unknown.text)
        await store.database.close()
    }

    @Test func `a log comes as pages, as one file, and as a proof`() async throws {
        let (store, world) = try await Self.make()
        let headers = Self.headers("viewer")
        let fulfilment = store.fulfilment
        try await store.database.write { _ = try fulfilment.seal(in: $0) }
        let page = try await world.ask(.get, "/v1/accounts/own.example/activity", headers: headers)
        #expect(page.text.contains("the account was registered as own.example, active"))
        let csv = try await world.ask(.get, "/v1/accounts/own.example/activity/csv", headers: headers)
        #expect(csv.text.hasPrefix("id,happenedAt,kind,"))
        #expect(csv.text.hasSuffix(",,\r\n"))
        let json = try await world.ask(.get, "/v1/accounts/own.example/activity/json", headers: headers)
        #expect(try JSONDecoder().decode([ActivityView].self, from: Data(json.text.utf8)).count == 1)
        let proof = try await world.ask(.get, "/v1/accounts/own.example/activity/proof", headers: headers)
        let report = try ProofVerifier().verify(Array(proof.text.utf8))
        #expect(report.entryCount == 1)
        let known = "/v1/accounts/own.example/activity/proof?knownHead=\(report.head)"
        #expect(try await world.ask(.get, known, headers: headers).status == 200)
        let wrong = known.replacing(report.head, with: String(repeating: "0", count: 64))
        #expect(try await world.ask(.get, wrong, headers: headers).status == 422)
        await store.database.close()
    }
}
