import Foundation
import Testing

extension EndToEnd {
    /// What a partner gets back in its own standard.
    @Suite struct OutboxTests {
        private static let profile = "x12:\n  smartAccountReference: ZZ"

        @Test(.timeLimit(.minutes(2)))
        func `a day of X12`() async throws {
            let world = try DaemonWorld(undoWindow: "1h", details: Self.profile)
            let daemon = try await DaemonProcess.started(in: world)
            try await world.register("first.example")
            for (name, file) in [("a", X12File.order("PO-7001", control: 101)),
              ("b", X12File(control: 102, set: "860", segments: ["BCH*04*SA*PO-7001**1*20261125", "POC*1*QD*6*4*EA*19.9**VP*NET-ADV-1Y", "POC*2*DI*5*5*EA*99**VP*NET-BASE", "CTT*2"])),
              ("c", X12File.order("PO-7001", control: 103)),
              ("d", X12File.order("PO-7002", control: 104, miscount: 1))] {
                let receipt = try await world.send(file.text, as: "\(name).edi")
                print(name, receipt)
                for ack in receipt.acknowledgements ?? [] { print(ack); print(try world.text(of: "\(world.outbox())/\(ack)")) }
            }
            print(try await world.order("PO-7001"))
            #expect(try await daemon.stop() == 0)
        }
    }
}
