import Foundation
import Testing

extension EndToEnd {
    /// Disks that are full or may not be written, and directories that somebody else has.
    @Suite struct DiskTests {
        @Test(.timeLimit(.minutes(2)), .enabled("only root can make a small disk") { await Privilege.canMount() })
        func `a disk that fills up stops the intake and nothing else, until there is room`() async throws {
            let world = try DaemonWorld(settings: ["storage.freeSpaceFloor": "8MiB"])
            try await Privilege.withFileSystem("size=64m,mode=755", at: world.stateDirectory) {
                for folder in ["inbox", "receipts"] { try world.makeDirectory("state/\(folder)/acme") }
                let daemon = try await DaemonProcess.started(in: world)
                try await world.send(SampleOrder.csv([SampleOrder(number: "PO-1")]), as: "first.csv")
                try Self.fill(world, leaving: 4 << 20)
                let alert = try await world.logLine("the inbox needs attention")
                #expect(alert.contains("alert=space"))
                try world.drop(SampleOrder.csv([SampleOrder(number: "PO-2")]), as: "second.csv")
                let health = try await UnixSocketRequest.get("/readyz?verbose", from: world)
                #expect(health.status == 503)
                #expect(health.body.contains("[-] inbox: the file system of the spool has too little space left"))
                #expect(try await UnixSocketRequest.get("/healthz", from: world).status == 200)
                #expect(try await world.command("status").status == 1)
                // What was accepted is still served.
                #expect(try await world.command("assign", "acme", "PO-1", "xyz.com").status == 0)
                #expect(try DirectoryWatch.entries(world.inbox()) == ["second.csv"])

                #expect(unlink("\(world.stateDirectory)/filler") == 0)
                try await world.logLine("the inbox has recovered")
                #expect(try await world.receipt(for: "second.csv").outcome == "accepted")
                #expect(try await UnixSocketRequest.get("/readyz", from: world).status == 200)
                #expect(try await world.faults() == "")
                #expect(try await daemon.stop() == 0)
            }
        }

        @Test(.timeLimit(.minutes(3)), .enabled("only root can make a small disk") { await Privilege.canMount() })
        func `on a disk without a byte left it refuses politely, stays up, and finishes when there is room`()
            async throws
        {
            let world = try DaemonWorld(undoWindow: "2s")
            try await Privilege.withFileSystem("size=48m,mode=755", at: world.stateDirectory) {
                for folder in ["inbox", "receipts"] { try world.makeDirectory("state/\(folder)/acme") }
                let daemon = try await DaemonProcess.started(in: world)
                let receiver = try WebhookReceiver()
                _ = try await world.addEndpoint("--partner", "acme", url: receiver.url)
                try await world.register("xyz.com")
                let orders = (1...100).map { SampleOrder(number: "PO-\($0)", account: "xyz.com", lineCount: 3) }
                try await world.send(SampleOrder.csv(orders), as: "orders.csv")
                try Self.fill(world, leaving: 0)
                let refusal = try await Self.writeUntilRefused(world)
                #expect(refusal.status == 75)
                #expect(refusal.complaint.contains("[database.full]"))
                let metrics = try await UnixSocketRequest.get("/metrics", from: world).body
                #expect(metrics.contains("\nholdfast_database_reserve 0"))

                #expect(unlink("\(world.stateDirectory)/filler") == 0)
                try await receiver.requests.wait(for: "all releases", Set(orders.map(\.number))) { missing, request in
                    if request.type == "license.released" { missing.remove(request.number) }
                    return missing.isEmpty
                }
                #expect(!daemon.hasEnded)
                try await world.send(SampleOrder.csv([SampleOrder(number: "PO-101")]), as: "later.csv")
                #expect(try await world.value(StatusLook.self, "status").isReady)
                #expect(try await world.faults() == "")
                #expect(try await daemon.stop() == 0)
            }
        }

        /// Fills the disk of the state directory.
        private static func fill(_ world: DaemonWorld, leaving rest: Int) throws {
            let descriptor = open("\(world.stateDirectory)/filler", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
            defer { close(descriptor) }
            for size in [1 << 20, 1 << 12] {
                let part = [UInt8](repeating: 1, count: size)
                while write(descriptor, part, size) == size {}
            }
            var details = stat()
            guard fstat(descriptor, &details) == 0, ftruncate(descriptor, max(0, details.st_size - rest)) == 0 else {
                throw POSIXError(.EIO)
            }
        }

        /// Gives commands that write until one is refused.
        private static func writeUntilRefused(_ world: DaemonWorld) async throws -> DaemonWorld.CommandResult {
            for round in 1...200 {
                let names = (1...200).flatMap { ["--virtual-account", "Virtual account \($0) of round \(round)"] }
                let result = try await world.command(
                    ["account", "register", "round-\(round).example", "--name", "Round"] + names
                )
                if result.status != 0 { return result }
            }
            throw DaemonWorld.Failure(description: "a full disk refused nothing")
        }

        @Test(.timeLimit(.minutes(1)))
        func `a second daemon on the same state directory is refused, and told who has it`() async throws {
            let world = try DaemonWorld()
            let daemon = try await DaemonProcess.started(in: world)
            let second = try DaemonProcess(world: world)
            #expect(try await second.exitStatus() == 73)
            let line = try await world.logLine("the daemon cannot start")
            #expect(line.contains("is in use by another holdfast (process \(daemon.identifier))"))
            #expect(try await world.value(StatusLook.self, "status").processID == Int(daemon.identifier))
            let verification = try await world.command("verify", "--state", world.stateDirectory)
            #expect(verification.status == 75)
            #expect(verification.complaint.contains("\(daemon.identifier)"))
            #expect(try await daemon.stop() == 0)
        }

        @Test(.timeLimit(.minutes(1)), .enabled("root needs a disk that is read only") { await canWriteProtect() })
        func `a state directory that may not be written is refused with a sentence`() async throws {
            let world = try DaemonWorld()
            let check = {
                let daemon = try DaemonProcess(world: world)
                #expect(try await daemon.exitStatus() == (Privilege.isRoot ? 73 : 77))
                let line = try await world.logLine("the daemon cannot start")
                #expect(line.contains("cannot use \(world.stateDirectory)"))
                #expect(line.contains("check that it exists and belongs to the daemon's user"))
            }
            if Privilege.isRoot {
                try await Privilege.withFileSystem("size=1m,ro", at: world.stateDirectory, check)
            } else {
                #expect(chmod(world.stateDirectory, 0o500) == 0)
                try await check()
                #expect(chmod(world.stateDirectory, 0o700) == 0)
            }
        }

        private static func canWriteProtect() async -> Bool {
            guard Privilege.isRoot else { return true }
            return await Privilege.canMount()
        }
    }
}
