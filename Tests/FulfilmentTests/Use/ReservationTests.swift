import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Fulfilment

/// Licenses for devices that are offline: codes that count once, and for one device.
@Suite(.timeLimit(.minutes(1))) struct ReservationTests {
    /// A device with the secret that it made its request with.
    private struct Device {
        let product = "ISR4321/K9"
        let serial: String
        let secret: [UInt8]

        init(_ serial: String, _ seed: UInt8) {
            self.serial = serial
            secret = (0..<16).map { seed &+ $0 }
        }

        var requestCode: String {
            let proof = AuthorizationCode.request(for: secret)
            return DeviceCode(.request, product: product, serial: serial, proof: proof)?.description ?? ""
        }

        var returnCode: String {
            DeviceCode(.return, product: product, serial: serial, proof: secret)?.description ?? ""
        }
    }

    private func reserve(
        _ device: Device,
        _ use: UseWorld,
        _ licenses: [(String, Int)] = [("PERP", 3)],
        kind: String = "specific",
        days: Int? = nil,
        mayControlled: Bool? = nil
    ) async throws -> ReservationView {
        let request = ReservationRequest(
            virtualAccount: "Berlin",
            requestCode: device.requestCode,
            kind: kind,
            licenses: licenses.map { LicenseCount(sku: $0.0, quantity: $0.1) },
            days: days,
            allowsExportControlled: mayControlled
        )
        return try await use.write { try use.fulfilment.reserve(request, of: use.account, as: use.anna, in: $0) }
    }

    private func giveBack(_ code: String, _ view: ReservationView, _ use: UseWorld) async throws -> ReservationView {
        let id = try #require(ReservationID(view.id))
        return try await use.write { try use.fulfilment.returnReservation(code, of: id, as: use.anna, in: $0) }
    }

    @Test func `a device is given a signed code, and what it gives back is free again`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("PERP", 10)
        let device = Device("FDO1", 1)
        let view = try await reserve(device, use)
        #expect(try await use.positions() == ["Berlin PERP 10-0-3 In Compliance"])
        let key = try await use.write { try use.fulfilment.reservationKey(in: $0) }
        let code = try #require(view.authorizationCode)
        let publicKey = try #require(Base64URL.decode(key.key))
        let content = try #require(AuthorizationCode.content(of: code, publicKey: publicKey))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(content)) as? [String: Any])
        #expect(object["serial"] as? String == "FDO1" && object["product"] as? String == "ISR4321/K9")
        #expect(object["reservation"] as? String == view.id && object["nonce"] is String)
        let forged = code.replacing("HF1.", with: "HF1.A")
        #expect(AuthorizationCode.content(of: forged, publicKey: publicKey) == nil)
        let item = TransferRequest.Item(source: "Berlin", destination: "Paris", sku: "PERP", quantity: 8)
        #expect(try await use.transfer([item]).items[0].problem?.code == "transfer.inUse")
        let returned = try await giveBack(device.returnCode, view, use)
        #expect(returned.state == "returned" && returned.authorizationCode == nil)
        #expect(try await use.positions() == ["Berlin PERP 10-0-0 In Compliance"])
        #expect(
            try await use.log().suffix(2) == [
                "reservation.changed: 3 PERP reserved for ISR4321/K9 FDO1",
                "reservation.changed: 3 PERP returned by ISR4321/K9 FDO1",
            ]
        )
        try await use.close()
    }

    @Test func `the public key is one that openssl reads, and the signature one that it accepts`() async throws {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl") else {
            print("skipped: there is no openssl here")
            return
        }
        let use = try await UseWorld.make()
        try await use.stock("PERP", 10)
        let view = try await reserve(Device("FDO1", 1), use)
        let key = try await use.write { try use.fulfilment.reservationKey(in: $0) }
        let parts = try #require(view.authorizationCode).split(separator: ".").map(String.init)
        let folder = use.world.directory.path
        try Data(key.pem.utf8).write(to: URL(filePath: "\(folder)/key.pem"))
        try Data("\(parts[0]).\(parts[1])".utf8).write(to: URL(filePath: "\(folder)/content"))
        try Data(try #require(Base64URL.decode(parts[2]))).write(to: URL(filePath: "\(folder)/signature"))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = [
            "pkeyutl", "-verify", "-pubin", "-inkey", "\(folder)/key.pem", "-rawin", "-in", "\(folder)/content",
            "-sigfile", "\(folder)/signature",
        ]
        process.standardOutput = Pipe()
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        try await use.close()
    }

    @Test func `a code counts once, and for its own device and reservation`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("PERP", 10)
        let (device, other) = (Device("FDO1", 1), Device("FDO2", 2))
        let view = try await reserve(device, use)
        #expect(await use.refusal { try await reserve(device, use) } == "reservation.requestUsed")
        #expect(await use.refusal { try await reserve(Device("FDO1", 9), use) } == "reservation.exists")
        #expect(await use.refusal { try await giveBack(other.returnCode, view, use) } == "reservation.otherDevice")
        #expect(
            await use.refusal { try await giveBack(Device("FDO1", 9).returnCode, view, use) }
                == "reservation.otherReturn"
        )
        #expect(await use.refusal { try await giveBack(device.requestCode, view, use) } == "returnCode.invalid")
        _ = try await giveBack(device.returnCode, view, use)
        #expect(await use.refusal { try await giveBack(device.returnCode, view, use) } == "reservation.ended")
        #expect(await use.refusal { try await reserve(device, use) } == "reservation.requestUsed")
        #expect(try await reserve(Device("FDO1", 9), use).state == "reserved")
        try await use.close()
    }

    @Test func `no more is reserved than is left, and of the universal kind one license`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("PERP", 10)
        try await use.stock("CRYPTO", 10)
        try await use.report(["PERP": 6], by: use.register("S1", with: use.token()))
        let device = Device("FDO1", 1)
        let cases: [([(String, Int)], String, String)] = [
            ([("PERP", 5)], "specific", "reservation.insufficient"),
            ([("PERP", 2)], "universal", "reservation.invalid"),
            ([("PERP", 1), ("CRYPTO", 1)], "universal", "reservation.invalid"),
            ([], "specific", "reservation.invalid"),
            ([("PERP", 1)], "some", "reservation.invalid"),
            ([("PERP", 1), ("PERP", 1)], "specific", "sku.invalid"),
            ([("CRYPTO", 1)], "specific", "use.exportControlled"),
        ]
        for (licenses, kind, code) in cases {
            #expect(await use.refusal { try await reserve(device, use, licenses, kind: kind) } == code)
        }
        let view = try await reserve(device, use, [("CRYPTO", 1)], kind: "universal", mayControlled: true)
        #expect(view.kind == "universal")
        let product = RegistrationRequest(
            token: try await use.token().secret ?? "",
            product: device.product,
            serial: device.serial
        )
        #expect(
            await use.refusal { try await use.write { try use.fulfilment.register(product, in: $0) } }
                == "instance.reserved"
        )
        try await use.close()
    }

    @Test func `a reservation that ends by itself is free again, and its codes count no more`() async throws {
        let use = try await UseWorld.make()
        try await use.stock("PERP", 10)
        let device = Device("FDO1", 1)
        let view = try await reserve(device, use, days: 10)
        use.world.time.advance(milliseconds: 10 * UseWorld.day)
        try await use.watch()
        #expect(try await use.positions() == ["Berlin PERP 10-0-0 In Compliance"])
        #expect(await use.refusal { try await giveBack(device.returnCode, view, use) } == "reservation.ended")
        let listed = try await use.read { try use.fulfilment.reservations(of: use.account, as: use.anna, in: $0) }
        #expect(listed.map(\.state) == ["expired"])
        let stranger = try await use.person(.virtualAccountUser, in: ["Paris"])
        let id = try #require(ReservationID(view.id))
        #expect(
            await use.refusal { try await use.read { try use.fulfilment.reservation(id, as: stranger, in: $0) } }
                == "reservation.unknown"
        )
        try await use.close()
    }
}
