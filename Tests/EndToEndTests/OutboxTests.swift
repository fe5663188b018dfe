import Foundation
import Testing

extension EndToEnd {
    /// What a partner gets back in its own standard.
    @Suite struct OutboxTests {
        static let profile = "x12:\n  smartAccountReference: ZZ"

        // MARK: - A day in the life

        /// An interchange to acme, around a group.
        private static func interchange(_ number: Int, _ functional: String, _ segments: [String]) -> String {
            let control = String(repeating: "0", count: 9 - "\(number)".count) + "\(number)"
            return
                (["ISA*00*          *00*          *ZZ*HOLDFAST       *ZZ*ACME           *NOW*U*00401*\(control)*0*P*>"]
                + ["GS*\(functional)*HOLDFASTAPP*ACMEAPP*NOW*\(number)*X*004010"] + segments
                + ["GE*1*\(number)", "IEA*1*\(control)"]).map { "\($0)~" }.joined()
        }

        /// The 997 that answers one transaction set.
        private static func functional(
            _ number: Int,
            group: String,
            set: String,
            control: Int,
            refusedBy code: String? = nil
        ) -> String {
            interchange(
                number,
                "FA",
                [
                    "ST*997*0001", "AK1*\(group)*\(control)", "AK2*\(set)*0001", code.map { "AK5*R*\($0)" } ?? "AK5*A",
                    code == nil ? "AK9*A*1*1*1" : "AK9*R*1*1*0", "SE*6*0001",
                ]
            )
        }

        private static let heldLine = [
            "PO1*3*7*EA*99**VP*NET-BASE", "ACK*IH*7*EA", "N9*L1*held.noAccount",
            "MSG*it is not certain yet which Smart Account it is for; name it by an assignment", "CTT*3", "SE*13*0001",
        ]

        private static let first = interchange(
            2,
            "PR",
            [
                "ST*855*0001", "BAK*00*AD*PO-7001*20261120*****TODAY", "REF*TN*RECEIPT",
                "PO1*1*10*EA*19.9**VP*NET-ADV-1Y",
                "ACK*IA*10*EA", "PO1*2*5*EA*99**VP*NET-BASE", "ACK*IA*5*EA",
            ] + heldLine
        )

        private static let changed = interchange(
            4,
            "CA",
            [
                "ST*865*0001", "BCA*00*AD*PO-7001**1*20261121****TODAY", "REF*TN*RECEIPT",
                "POC*1*QD*6*6*EA*19.9**VP*NET-ADV-1Y",
                "ACK*IQ*6*EA", "POC*2*DI*0*0*EA***VP*NET-BASE", "ACK*ID*5*EA", "CTT*2", "SE*9*0001",
            ]
        )

        /// Of an order that is known an 855 says how it stands now.
        private static let again = interchange(
            6,
            "PR",
            [
                "ST*855*0001", "BAK*00*AC*PO-7001*20261120*****TODAY", "REF*TN*RECEIPT",
                "PO1*1*10*EA*19.9**VP*NET-ADV-1Y",
                "ACK*IQ*6*EA", "PO1*2*5*EA*99**VP*NET-BASE", "ACK*ID*5*EA",
            ] + heldLine
        )

        @Test(.timeLimit(.minutes(2)))
        func `a day in the life of an EDI team`() async throws {
            let world = try DaemonWorld(undoWindow: "1h", details: Self.profile)
            let daemon = try await DaemonProcess.started(in: world)
            try await world.register("first.example")

            let order = try await world.send(X12File.order("PO-7001", control: 101).text, as: "order.edi")
            #expect(order.items.map { "\($0.name) \($0.outcome)" } == ["PO-7001 accepted"])
            #expect(
                try world.answers(order) == [Self.functional(1, group: "PO", set: "850", control: 101), Self.first]
            )

            let change = try await world.send(X12File.change("PO-7001", control: 102).text, as: "change.edi")
            #expect(change.items.map { "\($0.name) \($0.outcome)" } == ["PO-7001 changed"])
            #expect(
                try world.answers(change) == [Self.functional(3, group: "PC", set: "860", control: 102), Self.changed]
            )
            let lines = try #require(try await world.order("PO-7001").lines)
            #expect(
                lines.map { "\($0.number) \($0.state) \($0.quantity)" } == [
                    "1 scheduled 6", "2 cancelled 5", "3 held 7",
                ]
            )

            let again = try await world.send(X12File.order("PO-7001", control: 103).text, as: "again.edi")
            #expect(again.items.map { "\($0.name) \($0.outcome)" } == ["PO-7001 repeated"])
            #expect(
                try world.answers(again) == [Self.functional(5, group: "PO", set: "850", control: 103), Self.again]
            )

            let miscounted = X12File.order("PO-7002", control: 104, miscount: 1)
            let broken = try await world.send(miscounted.text, as: "broken.edi")
            #expect(broken.outcome == "rejected")
            #expect(broken.faults.map { "\($0.code) \($0.line ?? 0)" } == ["x12.segmentCount 13"])
            #expect(
                try world.answers(broken) == [
                    Self.functional(7, group: "PO", set: "850", control: 104, refusedBy: "4")
                ]
            )
            try await Self.checkDay(world, [order, change, again, broken])
            #expect(try await daemon.stop() == 0)
        }

        /// The outbox, the receipts and the ledger agree.
        private static func checkDay(_ world: DaemonWorld, _ receipts: [ReceiptLook]) async throws {
            #expect(
                try world.acknowledgements().keys.sorted() == receipts.flatMap { $0.acknowledgements ?? [] }.sorted()
            )
            for (receipt, kinds) in zip(receipts, [["997", "855"], ["997", "865"], ["997", "855"], ["997"]]) {
                let names = zip(1..., kinds).map { "\(receipt.id)\($0 > 1 ? ".\($0)" : "").\($1).edi" }
                #expect(receipt.acknowledgements == names)
            }
            #expect(try await world.items(OrderLook.self, "orders").map(\.number) == ["PO-7001"])
            #expect(try DirectoryWatch.entries(world.quarantine()) == [receipts[3].id])
            #expect(try await world.faults() == "")
        }

        // MARK: - Crashes

        @Test(.timeLimit(.minutes(5)))
        func `killed at any step, it neither repeats nor skips a control number`() async throws {
            let steps = ["beforeCommit", "afterCommit", "afterAcknowledgements", "afterReceipt", "afterArchive"]
            try await withThrowingTaskGroup { group in
                var rest = (["fulfilment.afterIntake:2"] + steps.flatMap { ["inbox.\($0)", "inbox.\($0):2"] })[...]
                for _ in 0..<2 { if let next = rest.popFirst() { group.addTask { try await Self.rehearse(next) } } }
                while try await group.next() != nil {
                    if let next = rest.popFirst() { group.addTask { try await Self.rehearse(next) } }
                }
            }
        }

        /// Dies at a step with two files in hand, and goes on.
        private static func rehearse(_ failpoint: String) async throws {
            let world = try DaemonWorld(undoWindow: "1h", details: profile)
            let daemon = try DaemonProcess(world: world, failpoint: failpoint)
            let names = ["first.edi", "second.edi"]
            for (control, name) in zip(101..., names) {
                try world.drop(X12File.order("PO-\(control)", control: control).text, as: name)
            }
            let comment = Comment(rawValue: failpoint)
            #expect(try await daemon.exitStatus(within: .seconds(30)) == -SIGKILL, comment)
            let before = try world.acknowledgements()
            let next = try await DaemonProcess.started(in: world)
            var receipts: [ReceiptLook] = []
            for name in names { receipts.append(try await world.receipt(for: name)) }
            try await DirectoryWatch("\(world.stateDirectory)/spool").wait(for: "an empty spool") { place in
                (try? DirectoryWatch.entries(place).isEmpty) ?? false
            }
            let after = try world.acknowledgements()
            #expect(before.allSatisfy { after[$0.key] == $0.value }, comment)
            #expect(after.keys.sorted() == receipts.flatMap { $0.acknowledgements ?? [] }.sorted(), comment)
            #expect(after.keys.map(Self.kind).sorted() == ["855", "855", "997", "997"], comment)
            #expect(numbers(after, of: "ISA", at: 13) == [1, 2, 3, 4], comment)
            #expect(numbers(after, of: "GS", at: 6) == [1, 2, 3, 4], comment)
            #expect(try await world.items(ReceiptLook.self, "receipts", "acme").count == 2, comment)
            #expect(try await next.stop() == 0, comment)
        }

        /// The part of an acknowledgement's name that tells what it is.
        private static func kind(_ name: String) -> String {
            name.split(separator: ".").dropLast().last.map(String.init) ?? ""
        }

        /// The numbers in an element of all files, in order.
        private static func numbers(_ files: [String: String], of tag: String, at element: Int) -> [Int] {
            files.values.flatMap { text in
                text.split(separator: "\n").filter { $0.hasPrefix("\(tag)*") }.compactMap { segment in
                    Int(segment.split(separator: "*", omittingEmptySubsequences: false)[element])
                }
            }.sorted()
        }

        // MARK: - Every format

        private static let edifact = """
            UNB+UNOA:3+ACME:14+HOLDFAST:ZZ+261124:1200+42'
            UNH+1+ORDERS:D:96A:UN'
            BGM+220+PO-1001+9'
            DTM+137:20261124:102'
            NAD+UD+++Contoso'
            LIN+1++NET-BASE:SA'
            QTY+21:10:PCE'
            UNS+S'
            UNT+8+1'
            UNZ+1+42'

            """

        /// A file of a format, and what answers it.
        enum Format: CaseIterable {
            case x12, edifact, cxml, ubl

            var text: String {
                get throws {
                    switch self {
                    case .x12: X12File.order("PO-1", control: 7).text
                    case .edifact: OutboxTests.edifact
                    case .cxml: try String(contentsOfFile: Package.path("Fixtures/cxml/order.xml"), encoding: .utf8)
                    case .ubl: try String(contentsOfFile: Package.path("Fixtures/ubl/order.xml"), encoding: .utf8)
                    }
                }
            }

            var kinds: [String] {
                switch self {
                case .x12: ["997", "855"]
                case .edifact: ["CONTRL", "ORDRSP"]
                case .cxml: ["Response", "ConfirmationRequest"]
                case .ubl: ["OrderResponse"]
                }
            }
        }

        @Test(.timeLimit(.minutes(2)), arguments: Format.allCases)
        func `explain tells the answer beforehand and changes nothing`(format: Format) async throws {
            let world = try DaemonWorld()
            let daemon = try await DaemonProcess.started(in: world)
            try world.write(try format.text, to: "file")
            let file = "\(world.path)/file"
            for _ in 1...2 {
                let explained = try await world.value(ExplanationLook.self, "explain", file, "--partner", "acme")
                #expect(explained.receipt.outcome == "accepted" && explained.acknowledgements == format.kinds)
            }
            let text = try await world.command("explain", file, "--partner", "acme").output
            #expect(text.contains("\(format.kinds.joined(separator: ", "))\n"))
            #expect(try world.acknowledgements().isEmpty)
            let receipt = try await world.send(try format.text, as: "file")
            #expect(receipt.outcome == "accepted")
            #expect(receipt.acknowledgements?.map(Self.kind) == format.kinds)
            if format == .x12 { #expect(Self.numbers(try world.acknowledgements(), of: "ISA", at: 13) == [1, 2]) }
            // An acknowledgement is not acknowledged: two systems would go on for ever.
            let answer = try #require(receipt.acknowledgements?.first)
            let bounced = try await world.send(try world.text(of: "\(world.outbox())/\(answer)"), as: "bounced")
            #expect(bounced.outcome == "rejected" && bounced.acknowledgements == [])
            #expect(try await daemon.stop() == 0)
        }
    }
}
