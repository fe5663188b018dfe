import Glibc
import Systemd
import TestSupport
import Testing

@Suite struct ServiceNotifierTests {
    @Test(arguments: [
        ([ServiceNotification.ready], "READY=1"),
        ([.stopping], "STOPPING=1"),
        ([.watchdog], "WATCHDOG=1"),
        ([.status("12 orders held")], "STATUS=12 orders held"),
        ([.status("one\nREADY=1\u{7F}x")], "STATUS=one READY=1 x"),
        ([.failed(errno: 28)], "ERRNO=28"),
        ([.exitStatus(78)], "EXIT_STATUS=78"),
        ([.extendTimeout(microseconds: 5_000_000)], "EXTEND_TIMEOUT_USEC=5000000"),
        ([.reloading(monotonicMicroseconds: 7)], "RELOADING=1\nMONOTONIC_USEC=7"),
    ])
    func `each notification is one datagram in the words of the protocol`(
        notifications: [ServiceNotification],
        expected: String
    ) throws {
        let directory = try TemporaryDirectory()
        let socket = try NotifySocket(address: "\(directory.path)/notify")
        let notifier = try ServiceNotifier(environment: socket.environment)
        for notification in notifications { try notifier.send(notification) }
        #expect(socket.messages() == [expected])
        #expect(notifier.isSupervised)
    }

    @Test func `several things go into one message`() throws {
        let directory = try TemporaryDirectory()
        let socket = try NotifySocket(address: "\(directory.path)/notify")
        try ServiceNotifier(environment: socket.environment).send(.ready, .status("working"))
        #expect(socket.messages() == ["READY=1\nSTATUS=working"])
    }

    @Test func `an abstract address works like a path`() throws {
        let socket = try NotifySocket(address: "@holdfast-test-\(getpid())-\(UInt64.random(in: 0 ... .max))")
        try ServiceNotifier(environment: socket.environment).send(.ready)
        #expect(socket.messages() == ["READY=1"])
    }

    @Test func `a reload says when it began by the monotonic clock`() throws {
        let directory = try TemporaryDirectory()
        let socket = try NotifySocket(address: "\(directory.path)/notify")
        var before = timespec()
        clock_gettime(CLOCK_MONOTONIC, &before)
        try ServiceNotifier(environment: socket.environment).sendReloading()
        let message = try #require(socket.messages().first)
        #expect(message.hasPrefix("RELOADING=1\nMONOTONIC_USEC="))
        let moment = try #require(Int(message.split(separator: "=").last ?? ""))
        #expect((0..<60_000_000).contains(moment - before.tv_sec * 1_000_000 - before.tv_nsec / 1_000))
    }

    @Test(arguments: [[:], ["NOTIFY_SOCKET": ""]])
    func `without a supervisor nothing is sent and nothing fails`(environment: [String: String]) throws {
        let notifier = try ServiceNotifier(environment: environment)
        try notifier.send(.ready)
        #expect(!notifier.isSupervised)
    }

    @Test(arguments: ["relative/path", "@", "/", "vsock:2:1234", "/" + String(repeating: "x", count: 120)])
    func `an address that cannot be one is refused`(address: String) {
        #expect(throws: NotificationError.unusableAddress(address)) {
            try ServiceNotifier(environment: ["NOTIFY_SOCKET": address])
        }
    }

    @Test func `a supervisor that is gone is an error with its address`() throws {
        let notifier = try ServiceNotifier(environment: ["NOTIFY_SOCKET": "/nowhere/notify"])
        let error = #expect(throws: NotificationError.unsent(address: "/nowhere/notify", errno: ENOENT)) {
            try notifier.send(.ready)
        }
        #expect(error?.mayRetry == false)
        #expect(error?.description.contains("/nowhere/notify") == true)
    }
}

@Suite struct WatchdogIntervalTests {
    @Test(arguments: [
        (["WATCHDOG_USEC": "30000000"], Duration.seconds(30)),
        (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "42"], .seconds(30)),
        (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "43"], nil),
        (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "x"], nil),
        (["WATCHDOG_USEC": "0"], nil), (["WATCHDOG_USEC": "-5"], nil), (["WATCHDOG_USEC": "soon"], nil), ([:], nil),
    ])
    func `the interval is the one that was asked of this process`(
        environment: [String: String],
        expected: Duration?
    ) {
        #expect(WatchdogInterval.asked(environment: environment, processID: 42) == expected)
    }
}
