import Foundation
import Testing

extension EndToEnd {
    /// Things in an inbox that are no order files, or not yet, or too many.
    @Suite struct HostileInboxTests {
        @Test(.timeLimit(.minutes(2)))
        func `what is no plain file stays where it is and is reported, and files beside it are taken`() async throws {
            let world = try DaemonWorld()
            let inbox = world.inbox()
            try world.write(SampleOrder.csv([SampleOrder(number: "SECRET")]), to: "outside.csv")
            #expect(symlink("\(world.path)/outside.csv", "\(inbox)/link.csv") == 0)
            #expect(symlink("/nowhere", "\(inbox)/dangling.csv") == 0)
            #expect(mkfifo("\(inbox)/pipe.csv", 0o666) == 0)
            try world.makeDirectory("state/inbox/acme/directory.csv")
            #expect(link("\(world.path)/outside.csv", "\(inbox)/second-name.csv") == 0)
            let daemon = try await DaemonProcess.started(in: world)
            let wanted = [
                "link.csv": "file.symbolicLink", "dangling.csv": "file.symbolicLink", "pipe.csv": "file.pipe",
                "directory.csv": "file.directory", "second-name.csv": "file.hardLink",
            ]
            for (name, code) in wanted {
                let refusal = try await world.refusal(of: name)
                #expect(refusal.outcome == "refused")
                #expect(refusal.fault.code == code)
            }
            try await world.send(SampleOrder.csv([SampleOrder(number: "PO-1")]), as: "orders.csv")
            #expect(try DirectoryWatch.entries(inbox) == wanted.keys.sorted())

            // What was in the way of the file goes, and with it the report.
            #expect(unlink("\(world.path)/outside.csv") == 0)
            #expect(try await world.receipt(for: "second-name.csv").outcome == "accepted")
            try await DirectoryWatch(world.receipts()).wait(for: "the report to go") { place in
                !FileManager.default.fileExists(atPath: "\(place)/second-name.csv.refused.txt")
            }
            #expect(try await world.items(OrderLook.self, "orders").map(\.number).sorted() == ["PO-1", "SECRET"])
            #expect(try await daemon.stop() == 0)
        }

        @Test(.timeLimit(.minutes(5)))
        func `a file is not taken while somebody writes to it, however long that is`() async throws {
            let world = try DaemonWorld()
            let daemon = try await DaemonProcess.started(in: world)
            let whole = SampleOrder.csv([SampleOrder(number: "PO-1", lineCount: 2)])
            // Up to here it looks finished: an order with one line.
            let half =
                whole.split(separator: "\n", omittingEmptySubsequences: false).prefix(2).joined(separator: "\n") + "\n"
            let place = "\(world.inbox())/growing.csv"
            #expect(FileManager.default.createFile(atPath: place, contents: nil))
            let writer = try #require(FileHandle(forWritingAtPath: place))
            try writer.write(contentsOf: Data(half.utf8))
            try await world.send(SampleOrder.csv([SampleOrder(number: "PO-2")]), as: "other.csv")
            try await Task.sleep(for: .seconds(Scale.writing))
            #expect(try await world.items(OrderLook.self, "orders").map(\.number) == ["PO-2"])
            try writer.write(contentsOf: Data(whole.utf8.dropFirst(half.utf8.count)))
            try writer.close()
            #expect(try await world.receipt(for: "growing.csv").outcome == "accepted")
            #expect(try await world.order("PO-1").lineCount == 2)
            #expect(try await daemon.stop() == 0)
        }

        @Test(
            .timeLimit(.minutes(2)),
            .enabled(if: Privilege.canBeLimited, "root reads everything, and there is no setpriv")
        )
        func `a file that may not be read is reported, and taken when it may`() async throws {
            let world = try DaemonWorld()
            if Privilege.isRoot { try await Privilege.run("chown", "-R", "65534:65534", world.path) }
            let daemon = try await DaemonProcess.started(in: world, wrapper: Privilege.isRoot ? Privilege.asNobody : [])
            let place = "\(world.inbox())/orders.csv"
            let text = SampleOrder.csv([SampleOrder(number: "PO-1")])
            #expect(FileManager.default.createFile(atPath: "\(place).part", contents: Data(text.utf8)))
            #expect(chmod("\(place).part", 0) == 0)
            #expect(rename("\(place).part", place) == 0)
            let refusal = try await world.refusal(of: "orders.csv")
            #expect(refusal.fault.code == "file.unreadable")
            #expect(refusal.fault.remedy.contains("umask"))
            #expect(chmod(place, 0o644) == 0)
            // Whether somebody still writes to a file of another user cannot be known here: the sender says that it is whole.
            #expect(FileManager.default.createFile(atPath: "\(place).done", contents: nil))
            #expect(try await world.receipt(for: "orders.csv").outcome == "accepted")
            #expect(try await daemon.stop() == 0)
        }

        @Test(.timeLimit(.minutes(3)))
        func `a file of a hundred megabytes in one line is refused, and holds nobody up`() async throws {
            let world = try DaemonWorld()
            let daemon = try await DaemonProcess.started(in: world)
            let place = "\(world.inbox())/huge.csv"
            let part = Data(repeating: UInt8(ascii: "x"), count: 1 << 20)
            #expect(FileManager.default.createFile(atPath: "\(place).part", contents: Data("Order Number,SKU,".utf8)))
            let writer = try #require(FileHandle(forWritingAtPath: "\(place).part"))
            try writer.seekToEnd()
            for _ in 0..<100 { try writer.write(contentsOf: part) }
            try writer.write(contentsOf: Data("\n".utf8))
            try writer.close()
            let clock = ContinuousClock.now
            #expect(rename("\(place).part", place) == 0)
            try await world.send(SampleOrder.csv([SampleOrder(number: "PO-1")]), as: "orders.csv")
            print("the file beside it: \(ContinuousClock.now - clock)")
            let receipt = try await world.receipt(for: "huge.csv")
            print("the file of 100 MB: \(ContinuousClock.now - clock), \(try Self.mostMemory(of: daemon)) kB at most")
            #expect(receipt.outcome == "rejected")
            #expect(receipt.faults.map(\.code) == ["csv.fieldTooLong"])
            #expect(try Self.mostMemory(of: daemon) < 400_000)
            #expect(try await world.faults() == "")
            #expect(try await daemon.stop() == 0)
        }

        @Test(.timeLimit(.minutes(60)))
        func `thousands of small files each get one receipt`() async throws {
            let world = try DaemonWorld()
            let daemon = try await DaemonProcess.started(in: world)
            let receiver = try WebhookReceiver()
            _ = try await world.addEndpoint("--partner", "acme", url: receiver.url, events: "order.accepted")
            let clock = ContinuousClock.now
            for number in 1...Scale.files {
                try world.drop(SampleOrder.csv([SampleOrder(number: "PO-\(number)")]), as: "\(number).csv")
            }
            print("\(Scale.files) files dropped: \(ContinuousClock.now - clock)")
            let wanted = Set((1...Scale.files).map { "PO-\($0)" })
            try await receiver.requests.wait(for: "all orders", within: .seconds(3_600), wanted) { missing, request in
                missing.remove(request.number)
                return missing.isEmpty
            }
            for place in [world.inbox(), "\(world.stateDirectory)/spool"] {
                try await DirectoryWatch(place).wait(for: "an empty \(place)", within: .seconds(3_600)) { place in
                    (try? DirectoryWatch.entries(place).isEmpty) ?? false
                }
            }
            print("\(Scale.files) files taken: \(ContinuousClock.now - clock), \(try Self.mostMemory(of: daemon)) kB")
            #expect(try DirectoryWatch.entries(world.receipts()).count == 2 * Scale.files)
            #expect(try await world.value(StatusLook.self, "status").isReady)
            #expect(try await world.faults() == "")
            #expect(try await daemon.stop() == 0)
        }

        /// The most memory that the daemon has had, in kB.
        private static func mostMemory(of daemon: DaemonProcess) throws -> Int {
            let status = try String(
                contentsOf: URL(fileURLWithPath: "/proc/\(daemon.identifier)/status"),
                encoding: .utf8
            )
            let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
            return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? .max
        }
    }
}
