import Domain
import Fulfilment
import Storage

/// A world in which everything agrees, with the names of what a test breaks in it.
struct VerificationWorld: Sendable {
    let world: ReadWorld
    let names: Names

    /// Numbers of rows.
    struct Names: Sendable {
        var heldOrder: Int64 = 0
        var heldLot: Int64 = 0
        var scheduledOrder: Int64 = 0
        var releasedOrder: Int64 = 0
        var releasedLot: Int64 = 0
        var recordedOrder: Int64 = 0
        var waitingOrder: Int64 = 0
        var waitingByIDOrder: Int64 = 0
        var waitingByNumberOrder: Int64 = 0
        /// Accounts that orders wait for: by domain, by number, by the partner's number of the customer.
        var later: Int64 = 0
        var laterByID: Int64 = 0
        var laterByNumber: Int64 = 0
        /// An active account that nothing was released to.
        var other: Int64 = 0
        /// Virtual accounts of the account that something was released to.
        var main: Int64 = 0
        var lab: Int64 = 0
        var attic: Int64 = 0
        /// The partner's holding account, and another partner's.
        var holding: Int64 = 0
        var foreign: Int64 = 0
        var foreignReceipt: Int64 = 0
        var otherPartner: Int64 = 0
        var lineCount = 0
    }

    static func make() async throws -> VerificationWorld {
        let world = try await ReadWorld.make()
        let (acme, partner) = (try await world.partner("acme"), try await world.partner("other"))
        let xyz = try await world.account("xyz.com", virtualAccounts: ["Lab", "Attic"])
        var names = Names()
        names.other = try await world.account("abc.com").rawValue
        let later = try await world.account("later.com", .pending)
        let laterByID = try await world.account("by-id.com", .pending)
        let laterByNumber = try await world.account("by-number.com", .suspended)
        (names.later, names.laterByID, names.laterByNumber) =
            (later.rawValue, laterByID.rawValue, laterByNumber.rawValue)
        names.otherPartner = partner.rawValue
        try await world.order(partner, "O")
        let held = try await world.order(acme, "H", [.held(quantity: 5).naming("nobody.com")])
        let released = try await world.order(acme, "R", [.released(xyz, at: 60, quantity: 3, termMonths: 12)])
        names.heldOrder = held.rawValue
        names.releasedOrder = released.rawValue
        names.heldLot = try await world.lot(ofOrder: held).rawValue
        names.releasedLot = try await world.lot(ofOrder: released).rawValue
        names.scheduledOrder = try await world.order(acme, "S", [.scheduled(xyz, at: 50)]).rawValue
        names.recordedOrder = try await world.order(acme, "N", [.ended(.recorded)]).rawValue
        try await world.order(acme, "C", [.ended(.cancelled)])
        let pending = LineFixture.held(.accountPending)
        names.waitingOrder = try await world.order(acme, "W1", [pending.naming("later.com")]).rawValue
        names.waitingByIDOrder =
            try await world.order(acme, "W2", [pending.naming(laterByID.description)]).rawValue
        names.waitingByNumberOrder = try await world.order(acme, "W3", [.held().naming(number: "C-1")])
            .rawValue
        try await world.change { transaction in
            try transaction.run(
                "INSERT INTO customer_number VALUES(?1, 'C-1', ?2, 'test', 0)",
                acme.rawValue,
                laterByNumber.rawValue
            )
        }
        let known = names
        let complete = try await world.read { try fill(known, acme: acme, account: xyz, in: $0) }
        return VerificationWorld(world: world, names: complete)
    }

    /// The numbers that the fixtures did not tell.
    private static func fill(
        _ names: Names,
        acme: PartnerID,
        account: SmartAccountID,
        in snapshot: Snapshot
    ) throws -> Names {
        var names = names
        let virtual = { (name: String) in
            try snapshot.integer(
                "SELECT id FROM virtual_account WHERE smart_account = ?1 AND name = ?2",
                account.rawValue,
                name
            ) ?? 0
        }
        (names.main, names.lab, names.attic) = (try virtual("Default"), try virtual("Lab"), try virtual("Attic"))
        let holding = { (partner: Int64) in
            try snapshot.integer("SELECT id FROM holding_account WHERE partner = ?1", partner) ?? 0
        }
        (names.holding, names.foreign) = (try holding(acme.rawValue), try holding(names.otherPartner))
        names.foreignReceipt =
            try snapshot.integer("SELECT id FROM receipt WHERE partner = ?1", names.otherPartner) ?? 0
        names.lineCount = Int(try snapshot.integer("SELECT count(*) FROM order_line") ?? 0)
        return names
    }
}
