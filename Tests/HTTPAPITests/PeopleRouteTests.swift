import Domain
import Foundation
import Fulfilment
import HTTPTypes
import Testing

@testable import HTTPAPI

/// People come, get roles and tokens, and go, over HTTP and on a real database.
struct PeopleRouteTests {
    private let headers: HTTPFields = [.authorization: "Bearer token", .contentType: "application/json"]

    private func grant(_ role: Role, _ account: SmartAccountID) -> Principal {
        let grant = Grant(role: role, scope: .smartAccount(account))
        return Principal(kind: .person(PrincipalID(rawValue: 1 << 40)), grants: [grant])
    }

    @Test func `an administrator invites, who accepts is listed, and goes with all tokens`() async throws {
        let store = try await APIStore.make()
        let own = try await store.account("xyz.com")
        let administrator = grant(.smartAccountAdministrator, own)
        let world = APIWorld(FakeOperations(store: store, principals: ["token": administrator]))
        let path = "/v1/accounts/xyz.com"
        let invited = try await world.ask(
            .post,
            "\(path)/invitations",
            #"{"email":"eva@xyz.com","roles":[{"role":"smartAccountUser"}]}"#,
            headers: headers
        )
        #expect(invited.status == 201)
        let code = try #require(try JSONDecoder().decode(InvitationView.self, from: Data(invited.text.utf8)).code)
        let accepted = try await world.ask(
            .post,
            "/v1/invitations/accept",
            #"{"code":"\#(code)","name":"Eva"}"#,
            headers: [.contentType: "application/json"]
        )
        #expect(accepted.status == 201)
        let new = try JSONDecoder().decode(NewPrincipalView.self, from: Data(accepted.text.utf8))
        #expect(new.token.secret?.hasPrefix("hf_") == true)
        let people = try await world.ask(.get, "\(path)/people", headers: headers)
        #expect(people.status == 200 && people.text.contains(new.principal.id) && !people.text.contains("hf_"))
        let listed = try await world.ask(.get, "\(path)/invitations", headers: headers)
        #expect(listed.text.contains(#""state":"accepted""#) && !listed.text.contains(code))
        let role = #"{"role":"smartAccountViewer"}"#
        let given = try await world.ask(
            .post,
            "\(path)/people/\(new.principal.id)/roles",
            role,
            headers: headers
        )
        #expect(given.status == 200 && given.text.contains("smartAccountViewer"))
        let removed = try await world.ask(.post, "/v1/people/\(new.principal.id)/remove", headers: headers)
        #expect(removed.status == 204)
        let tokens = try await world.ask(.get, "/v1/people/\(new.principal.id)/tokens", headers: headers)
        #expect(tokens.text.contains("revokedAt"))
    }

    @Test(arguments: [
        ("smartAccountAdministrator", 200), ("smartAccountApprover", 200), ("smartAccountUser", 403),
        ("smartAccountViewer", 403),
    ]) func `who has which role is for those who may see people`(role: String, status: Int) async throws {
        let store = try await APIStore.make()
        let own = try await store.account("xyz.com")
        let principal = grant(try #require(Role(rawValue: role)), own)
        let world = APIWorld(FakeOperations(store: store, principals: ["token": principal]))
        for part in ["people", "invitations", "partner-access"] {
            let answer = try await world.ask(.get, "/v1/accounts/xyz.com/\(part)", headers: headers)
            #expect(answer.status == status)
        }
    }

    @Test func `the people of others are answered as those of nobody`() async throws {
        let store = try await APIStore.make()
        let own = try await store.account("xyz.com")
        _ = try await store.account("abc.com")
        let administrator = grant(.smartAccountAdministrator, own)
        let world = APIWorld(FakeOperations(store: store, principals: ["token": administrator]))
        for (foreign, unknown) in [("accounts/abc.com", "accounts/none.com"), ("partners/acme", "partners/none")] {
            for (part, body) in [
                ("people", nil), ("invitations", nil),
                ("invitations", #"{"email":"eva@abc.com","roles":[{"role":"smartAccountUser"}]}"#),
                ("clients", #"{"name":"x","roles":[{"role":"partnerViewer"}]}"#),
            ] {
                let ask = { (place: String) in
                    try await world.ask(
                        body == nil ? .get : .post,
                        "/v1/\(place)/\(part)",
                        body,
                        headers: headers
                    )
                }
                let (hidden, missing) = (try await ask(foreign), try await ask(unknown))
                #expect(hidden.status == 404)
                let (name, none) = (foreign.split(separator: "/")[1], unknown.split(separator: "/")[1])
                #expect(hidden.text.replacing(name, with: "x") == missing.text.replacing(none, with: "x"))
            }
        }
    }
}
