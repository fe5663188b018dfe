import Domain
import Storage
import TestSupport
import Testing

@testable import Fulfilment

/// When tokens were last used.
@Suite struct TokenUseTests {
    @Test func `a use is written by the job, once a minute, and a request writes nothing`() async throws {
        let world = try await AccessWorld.make()
        let fulfilment = world.fulfilment
        let eva = try await world.person("e@xyz.com", AccessWorld.everything)
        let written = {
            try await world.read { try fulfilment.tokens(of: eva.id, as: eva.principal, in: $0).first?.lastUsedAt }
        }
        #expect(try await written() == nil)
        try await world.write { try fulfilment.keepTokenUses(in: $0) }
        let first = try await written()
        #expect(first == world.world.time.now.description)
        for (wait, expected) in [(59_000, first), (1_000, nil)] as [(Int64, String?)] {
            world.world.time.advance(milliseconds: wait)
            _ = try await world.read { try fulfilment.principal(token: eva.secret, in: $0) }
            try await world.write { try fulfilment.keepTokenUses(in: $0) }
            #expect(try await written() == expected ?? world.world.time.now.description)
        }
        await world.world.database.close()
    }
}
