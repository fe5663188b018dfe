import Foundation
import Testing

extension EndToEnd {
    /// The password in a cXML file is the sender's, and stays nowhere.
    @Suite struct SharedSecretTests {
        private static let secret = "CANARY-PASSWORD"

        /// An order with the secret in it, three times.
        private static func order(_ number: String) throws -> String {
            let text = try String(contentsOfFile: Package.path("Fixtures/cxml/order.xml"), encoding: .utf8)
            return text.replacing("open &amp; sesame", with: secret).replacing("PO-7001", with: number)
                .replacing("4711@erp", with: "\(number)@erp")
        }

        @Test(.timeLimit(.minutes(2)))
        func `neither archive, quarantine, report, log nor database holds a SharedSecret`() async throws {
            let world = try DaemonWorld(settings: ["log.level": "trace"])
            let daemon = try await DaemonProcess.started(in: world)
            let good = try Self.order("PO-1")
            let files = [
                "good.xml": good, "again.xml": good,
                // Refused: something that cannot be read, right behind the secret; and a quantity that is none.
                "bad.xml": try Self.order("PO-2").replacing("</SharedSecret>", with: "</SharedSecret"),
                "wrong.xml": try Self.order("PO-3").replacing("quantity=\"10\"", with: "quantity=\"ten\""),
                "entity.xml": try Self.order("PO-4").replacing(
                    "<!DOCTYPE cXML SYSTEM \"http://xml.cXML.org/schemas/cXML/1.2.050/cXML.dtd\">",
                    with: "<!DOCTYPE cXML [<!ENTITY a \"b\">]>"
                ),
            ]
            var outcomes: [String: String] = [:]
            for name in files.keys.sorted() {
                let receipt = try await world.send(files[name] ?? "", as: name)
                outcomes[name] = receipt.outcome
            }
            #expect(outcomes["good.xml"] == "accepted" && outcomes["again.xml"] == "accepted")
            #expect(outcomes["wrong.xml"] == "rejected")
            #expect(outcomes["bad.xml"] == "rejected" && outcomes["entity.xml"] == "rejected")
            // Explained, it passes through the API.
            try world.write(good, to: "explained.xml")
            _ = try await world.command("explain", "\(world.path)/explained.xml", "--partner", "acme")
            let copy = "\(world.path)/backup.sqlite3"
            #expect(try await world.command("backup", copy).status == 0)
            #expect(try await daemon.stop() == 0)
            try Self.check(world)
        }

        private static func check(_ world: DaemonWorld) throws {
            let sought = Data(secret.utf8)
            let walker = try #require(FileManager.default.enumerator(atPath: world.path))
            var checked: Set<String> = []
            for case let name as String in walker where name != "explained.xml" {
                let place = URL(fileURLWithPath: "\(world.path)/\(name)")
                guard let data = try? Data(contentsOf: place) else { continue }
                #expect(data.range(of: sought) == nil, "\(name)")
                checked.insert(place.lastPathComponent)
            }
            #expect(checked.isSuperset(of: ["original", "report.txt", "holdfast.sqlite3", "backup.sqlite3"]))
            #expect(!world.log.all.contains { $0.contains(secret) })
            // What is kept is the file in everything else.
            let archived = try #require(
                try FileManager.default.subpathsOfDirectory(atPath: world.archive()).first {
                    $0.hasSuffix("good.xml") || $0.hasSuffix("again.xml")
                }
            )
            let expected = try order("PO-1").replacing(secret, with: String(repeating: "*", count: secret.count))
            #expect(try world.text(of: "\(world.archive())/\(archived)") == expected)
        }
    }
}
