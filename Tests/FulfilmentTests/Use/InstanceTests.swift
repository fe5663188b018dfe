import Domain
import Storage
import TestSupport
import Testing

@testable import Fulfilment

/// Product instances register, report, renew and go.
@Suite(.timeLimit(.minutes(1))) struct InstanceTests {
    @Test func `an instance registers, says what it uses, renews and goes`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("PERP", 10)
        let token = try await use.token()
        let instance = try await use.register("S1", with: token)
        #expect(instance.credential?.hasPrefix("hfp_") == true && token.secret?.hasPrefix("hfr_") == true)
        let first = try await use.report(["PERP": 3], by: instance)
        #expect(first.licenses == [LicenseCount(sku: "PERP", quantity: 3)] && first.credential == nil)
        #expect(try await use.positions() == ["Berlin PERP 10-3-0 In Compliance"])
        use.world.time.advance(milliseconds: UseWorld.day)
        let again = try await use.report(["PERP": 3], by: instance)
        #expect(again.authorizedUntil == "2026-02-01T00:00:00.000Z")
        try await use.report(["PERP": 0], by: instance)
        try await use.write { transaction in
            let found = try use.fulfilment.instance(credential: instance.credential ?? "", in: transaction.snapshot)
            try use.fulfilment.deregister(try #require(found), in: transaction)
        }
        let gone = try await use.read { try use.fulfilment.instance(credential: instance.credential ?? "", in: $0) }
        #expect(gone == nil)
        #expect(
            try await use.log().dropFirst(try await use.log().count - 5) == [
                "registrationToken.changed: a registration token \(token.id) was made for Berlin",
                "instance.changed: s1 registered in Berlin",
                "usage.reported: s1 uses 3 PERP instead of 0",
                "usage.reported: s1 uses 0 PERP instead of 3",
                "instance.changed: s1 was removed",
            ]
        )
        let secrets = try await use.world.integer(
            "SELECT count(*) FROM product_instance JOIN registration_token WHERE length(product_instance.secret_hash) <> 32"
        )
        #expect(secrets == 0)
        try await use.close()
    }

    @Test func `a token counts as long and as often as it says, until it is revoked`() async throws {
        let use = try await UseWorld.make()
        let once = try await use.token(uses: 1)
        _ = try await use.register("S1", with: once)
        #expect(await use.refusal { try await use.register("S2", with: once) } == "registrationToken.unusable")
        let revoked = try await use.token()
        let id = try #require(RegistrationTokenID(revoked.id))
        _ = try await use.write { try use.fulfilment.revokeRegistrationToken(id, as: use.anna, in: $0) }
        #expect(await use.refusal { try await use.register("S2", with: revoked) } == "registrationToken.unusable")
        let short = try await use.token(days: 1)
        use.world.time.advance(milliseconds: UseWorld.day - 1)
        _ = try await use.register("S2", with: short)
        use.world.time.advance(milliseconds: 1)
        #expect(await use.refusal { try await use.register("S3", with: short) } == "registrationToken.unusable")
        var unknown = short
        unknown.secret = "hfr_nothing"
        let other = unknown
        #expect(await use.refusal { try await use.register("S3", with: other) } == "registrationToken.unusable")
        let listed = try await use.read {
            try use.fulfilment.registrationTokens(of: use.account, within: "Berlin", as: use.anna, in: $0)
        }
        #expect(listed.map(\.id) == [once.id, revoked.id, short.id])
        #expect(listed.map(\.uses) == [1, 0, 1] && listed.allSatisfy { $0.secret == nil })
        try await use.close()
    }

    @Test func `a device that registers again replaces its registration and counts once`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("PERP", 10)
        let token = try await use.token()
        let first = try await use.register("S1", with: token)
        try await use.report(["PERP": 5], by: first)
        let second = try await use.register("S1", with: token)
        #expect(second.id == first.id && second.credential != first.credential && second.licenses == [])
        #expect(try await use.read { try use.fulfilment.instance(credential: first.credential ?? "", in: $0) } == nil)
        try await use.report(["PERP": 5], by: second)
        #expect(try await use.positions() == ["Berlin PERP 10-5-0 In Compliance"])
        let paris = try await use.token("Paris")
        #expect(await use.refusal { try await use.register("S1", with: paris) } == "instance.registeredElsewhere")
        let moved = try await use.register("S1", with: paris, credential: second.credential)
        #expect(moved.id == first.id && moved.virtualAccount == "Paris")
        #expect(try await use.positions() == ["Berlin PERP 10-0-0 In Compliance"])
        try await use.close()
    }

    @Test func `where else a device is registered is not told`() async throws {
        let use = try await UseWorld.make()
        let first = try await use.register("S1", with: use.token())
        let other = try await use.world.account("other.com").id
        let request = RegistrationTokenRequest(virtualAccount: "DEFAULT")
        let token = try await use.write {
            try use.fulfilment.makeRegistrationToken(request, of: other, as: use.anna, in: $0)
        }
        do {
            _ = try await use.register("S1", with: token, credential: first.credential)
            Issue.record("it registered in two accounts")
        } catch let error as FulfilmentError {
            #expect(error.code == "instance.registeredElsewhere")
            #expect(!error.description.contains("xyz") && !error.description.contains("Berlin"))
        }
        try await use.close()
    }

    @Test func `what may not be used is refused and says why`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("PERP", 10)
        try await use.stock("CRYPTO", 10)
        let plain = try await use.register("S1", with: use.token())
        let allowed = try await use.register("S2", with: use.token(mayControlled: true))
        #expect(await use.refusal { try await use.report(["CRYPTO": 1], by: plain) } == "use.exportControlled")
        #expect(await use.refusal { try await use.report(["CRYPTO": 1], by: allowed) } == nil)
        #expect(await use.refusal { try await use.report(["NONE": 1], by: plain) } == "sku.unknown")
        #expect(await use.refusal { try await use.report(["PERP": -1], by: plain) } == "quantity.invalid")
        #expect(
            await use.refusal { try await use.report(["PERP": 1], by: plain, in: "Paris") } == "use.wrongVirtualAccount"
        )
        #expect(await use.refusal { try await use.report(["PERP": 1], by: plain, in: "Berlin") } == nil)
        let holding = HoldingAccountID(rawValue: Int64(try await use.world.integer("SELECT id FROM holding_account")))
        #expect(await use.refusal { try await use.token(holding.description) } == "virtualAccount.invalid")
        let token = try await use.token()
        try await use.world.changeState(use.account, to: .suspended)
        #expect(await use.refusal { try await use.report(["PERP": 1], by: plain) } == "use.accountNotActive")
        #expect(await use.refusal { try await use.register("S3", with: token) } == "use.accountNotActive")
        #expect(await use.refusal { try await use.token() } == "use.accountNotActive")
        try await use.world.changeState(use.account, to: .closed)
        #expect(await use.refusal { try await use.report([:], by: allowed) } == "use.accountNotActive")
        try await use.close()
    }

    @Test func `a user of one department sees and touches nothing of another's`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("PERP", 10)
        try await use.stock("PERP", 3, in: "Paris")
        let berlin = try await use.register("S1", with: use.token())
        let paris = try await use.register("S2", with: use.token("Paris"))
        let user = try await use.person(.virtualAccountUser, in: ["Berlin"])
        #expect(try await use.positions(as: user) == ["Berlin PERP 10-0-0 In Compliance"])
        let listed = try await use.read { try use.fulfilment.instances(of: use.account, as: user, in: $0) }
        #expect(listed.map(\.id) == [berlin.id])
        let hidden = try #require(ProductInstanceID(paris.id))
        let report = UsageReport(licenses: [])
        #expect(
            await use.refusal {
                try await use.write { try use.fulfilment.reportUsage(report, of: hidden, as: user, in: $0) }
            } == "instance.unknown"
        )
        #expect(
            await use.refusal {
                try await use.write { try use.fulfilment.removeInstance(hidden, as: user, in: $0) }
            } == "instance.unknown"
        )
        let viewer = try await use.person(.smartAccountViewer)
        #expect(
            await use.refusal {
                try await use.write { try use.fulfilment.removeInstance(hidden, as: viewer, in: $0) }
            } == "access.forbidden"
        )
        try await use.close()
    }
}
