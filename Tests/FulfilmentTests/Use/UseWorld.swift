import Domain
import JobQueue
import Storage
import TestSupport
import Testing

@testable import Fulfilment

/// A Smart Account `xyz.com` with the virtual accounts DEFAULT, Berlin, Mitte in Berlin, and Paris, and licenses in them.
struct UseWorld {
    static let products = [
        Product(sku: SKU(unchecked: "PERP"), name: "Perpetual", kind: .perpetualLicense, isSmartEnabled: true),
        Product(sku: SKU(unchecked: "SUB-12"), name: "Year", kind: .subscription(months: 12), isSmartEnabled: true),
        Product(sku: SKU(unchecked: "SUB-1"), name: "Month", kind: .subscription(months: 1), isSmartEnabled: true),
        Product(
            sku: SKU(unchecked: "CRYPTO"),
            name: "Controlled",
            kind: .perpetualLicense,
            isSmartEnabled: true,
            isExportControlled: true
        ),
    ]
    static let day: Int64 = 86_400_000

    let world: FulfilmentWorld
    let account: SmartAccountID
    let anna = Principal(kind: .operator(name: "anna"), grants: [])

    var fulfilment: Fulfilment { world.fulfilment }

    static func make() async throws -> UseWorld {
        let world = try await FulfilmentWorld.make(undoWindow: 0, products: products)
        let change = try await world.account("xyz.com") { document in
            document.virtualAccounts = [
                .init(name: VirtualAccountName(unchecked: "Berlin")),
                .init(
                    name: VirtualAccountName(unchecked: "Mitte"),
                    parent: VirtualAccountName(unchecked: "Berlin")
                ),
                .init(name: VirtualAccountName(unchecked: "Paris")),
            ]
        }
        return UseWorld(world: world, account: change.id)
    }

    /// Orders licenses into a virtual account; they are released at once.
    func stock(_ sku: String, _ quantity: Int, in place: String = "Berlin", of domain: String = "xyz.com") async throws
    {
        let number = "O-\(world.ids.nextNumber())"
        try await world.order(
            .made(number, ["1:\(sku):\(quantity)"], for: domain) { document in
                document.endCustomer.virtualAccount = VirtualAccountName(unchecked: place)
            }
        )
    }

    func write<Result: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Result) async throws -> Result {
        try await world.database.write(body)
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> Result) async throws -> Result {
        try await world.database.read(body)
    }

    /// Somebody with roles in virtual accounts of the account, or in the whole of it where none is named.
    func person(_ role: Role, in places: [String] = [], withNested: Bool = false) async throws -> Principal {
        var grants: [Grant] = []
        for place in places {
            let id = try await self.place(place).id
            grants.append(Grant(role: role, scope: .virtualAccount(id, of: account, withNested: withNested)))
        }
        if places.isEmpty { grants.append(Grant(role: role, scope: .smartAccount(account))) }
        return Principal(kind: .person(world.ids.next()), grants: grants)
    }

    func place(_ name: String) async throws -> VirtualAccountPlace {
        try await read { try VirtualAccountPlace.find(name, of: account, in: $0) }
    }

    func transfer(_ items: [TransferRequest.Item], as caller: Principal? = nil) async throws -> TransferView {
        let caller = caller ?? anna
        return try await write {
            try fulfilment.transfer(TransferRequest(items: items), of: account, as: caller, in: $0)
        }
    }

    func token(
        _ place: String = "Berlin",
        uses: Int? = nil,
        days: Int? = nil,
        mayControlled: Bool? = nil
    ) async throws -> RegistrationTokenView {
        let request = RegistrationTokenRequest(
            virtualAccount: place,
            days: days,
            maximumUses: uses,
            allowsExportControlled: mayControlled
        )
        return try await write {
            try fulfilment.makeRegistrationToken(request, of: account, as: anna, in: $0)
        }
    }

    func register(
        _ serial: String,
        with token: RegistrationTokenView,
        credential: String? = nil
    ) async throws -> InstanceView {
        let request = RegistrationRequest(
            token: token.secret ?? "",
            product: "C9300-24T",
            serial: serial,
            hostName: serial.lowercased(),
            credential: credential
        )
        return try await write { try fulfilment.register(request, in: $0) }
    }

    @discardableResult
    func report(_ licenses: [String: Int], by view: InstanceView, in place: String? = nil) async throws -> InstanceView
    {
        let counts = licenses.sorted { $0.key < $1.key }.map { LicenseCount(sku: $0.key, quantity: $0.value) }
        let report = UsageReport(licenses: counts, virtualAccount: place)
        return try await write { transaction in
            let found = try fulfilment.instance(credential: view.credential ?? "", in: transaction.snapshot)
            return try fulfilment.reportUsage(report, by: try #require(found), in: transaction)
        }
    }

    /// The positions as `Berlin PERP 10-3-0 In Compliance`: purchased, in use, reserved.
    func positions(as caller: Principal? = nil) async throws -> [String] {
        let caller = caller ?? anna
        let views = try await read { try fulfilment.positions(of: account, as: caller, in: $0) }
        return views.map {
            "\($0.virtualAccount) \($0.sku) \($0.purchased)-\($0.inUse)-\($0.reserved) \($0.compliance)"
        }
    }

    /// Lets the watch run until it has no more to do.
    func watch() async throws {
        while try await write({ try fulfilment.watchUse(in: $0) }) == .more {}
    }

    /// What the activity log tells.
    func log() async throws -> [String] {
        try await world.texts("SELECT kind || ': ' || summary FROM activity WHERE owner_kind = 2 ORDER BY id")
    }

    /// The code of what a body is refused with; nil where it is not.
    func refusal(_ body: () async throws -> some Any) async -> String? {
        do {
            _ = try await body()
            return nil
        } catch let error as FulfilmentError {
            return error.code
        } catch {
            return "\(error)"
        }
    }

    /// Closes after the books were looked at.
    func close() async throws {
        #expect(try await world.bookFaults() == [])
        await world.database.close()
    }
}
